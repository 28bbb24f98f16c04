using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Registers.Contracts;
using Tongban.Registers.Storage;
using Tongban.Storage;

namespace Tongban.Registers.ReadRegister;

/// <summary>Looks entries up: by key for rules, by list and search for people.</summary>
internal sealed class RegisterReader(PlatformDb db, RegisterShelf shelf)
{
    private const int PageSize = 50;

    internal async Task<bool> ContainsAsync(string register, IReadOnlyDictionary<string, IReadOnlyList<string>> where, DateOnly on, CancellationToken cancel)
    {
        var definition = shelf.Find(register) ?? throw new ArgumentException($"There is no register '{register}'.", nameof(register));
        var entries = db.Set<EntryRow>().Where(e => e.Register == register && !e.Withdrawn && e.ValidFrom <= on && (e.ValidTo == null || e.ValidTo >= on));
        foreach (var (field, values) in where)
        {
            if (!definition.Keys.Contains(field))
                throw new ArgumentException($"'{field}' is no key of register '{register}'.", nameof(where));
            if (values.Count == 0)
                return false;
            entries = entries.Where(e => db.Set<EntryKeyRow>().Any(k => k.EntryId == e.Id && k.Register == register && k.Field == field && values.Contains(k.Value)));
        }

        return await entries.AnyAsync(cancel).ConfigureAwait(false);
    }

    internal async Task<Outcome<RegisterEntry>> FindAsync(Guid id, Acting by, CancellationToken cancel) =>
        await db.Set<EntryRow>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel).ConfigureAwait(false) is { } row
        && shelf.Find(row.Register) is { } register && MayRead(register, by)
            ? View(register, row, by)
            : Refusal.NotFound("register-entry");

    internal async Task<Outcome<RegisterPage>> ListAsync(string id, string? search, string? after, Acting by, CancellationToken cancel)
    {
        if (shelf.Find(id) is not { } register || !MayRead(register, by))
            return Refusal.NotFound("register");
        var rows = db.Set<EntryRow>().AsNoTracking().Where(e => e.Register == id);
        if (search?.Trim() is { Length: > 0 } words)
        {
            var pattern = $"%{words.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            rows = rows.Where(e => EF.Functions.Like(e.Words, pattern, "\\"));
        }

        if (after?.Split('_') is [var ticks, var last] && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at is >= 0 and <= 3155378975999999999 && Guid.TryParse(last, out var lastId))
        {
            var enteredAt = new DateTimeOffset(at, TimeSpan.Zero);
            rows = rows.Where(e => e.EnteredAt < enteredAt || (e.EnteredAt == enteredAt && e.Id.CompareTo(lastId) < 0));
        }

        var found = await rows.OrderByDescending(e => e.EnteredAt).ThenByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancel).ConfigureAwait(false);
        var next = found.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{found[PageSize - 1].EnteredAt.UtcTicks}_{found[PageSize - 1].Id:N}") : null;
        return new RegisterPage([.. found.Take(PageSize).Select(r => View(register, r, by))], next);
    }

    internal RegisterEntry View(RegisterDefinition register, EntryRow row, Acting by)
    {
        using var document = JsonDocument.Parse(row.Data);
        var data = document.RootElement.Clone();
        return new(
            row.Id, row.Register, row.Label, MayWrite(register, by) ? data : EntryText.Public(register, data),
            row.Withdrawn ? EntryState.Withdrawn : row.ValidTo < shelf.Today() ? EntryState.Expired : row.Revision > 1 ? EntryState.Corrected : EntryState.Entered,
            row.ValidFrom, row.ValidTo, row.Revision, row.EnteredAt, row.ChangedAt);
    }

    internal static bool MayWrite(RegisterDefinition register, Acting by) =>
        by.Has(Roles.Platform) || (by.OrganId is not null && register.WrittenBy.Any(by.Roles.Contains));

    // What is not public is read by the officers who handle cases, not by every account with a post.
    private static bool MayRead(RegisterDefinition register, Acting by) =>
        register.Public || MayWrite(register, by) || by.Has(Roles.Window, Roles.Examiner, Roles.Decider, Roles.Auditor);
}

/// <summary>The registers that the packs in force define.</summary>
internal sealed class RegisterShelf(IPackLibrary packs, TimeProvider time)
{
    internal DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    internal RegisterDefinition? Find(string id) => All().FirstOrDefault(r => r.Id == id);

    /// <summary>Each register once, as the newest version of its pack defines it.</summary>
    internal IEnumerable<RegisterDefinition> All() => packs.Packs.Reverse().SelectMany(p => p.Registers).DistinctBy(r => r.Id);
}
