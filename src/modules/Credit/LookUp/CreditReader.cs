using Microsoft.EntityFrameworkCore;
using Tongban.Credit.Contracts;
using Tongban.Credit.Storage;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Credit.LookUp;

/// <summary>Looks up: anyone a company, an officer a person for a stated purpose, and everyone themself.</summary>
internal sealed class CreditReader(PlatformDb db, LookupLog log, IPartyNumbers numbers, IDirectory directory, TimeProvider time)
{
    private const int PageSize = 50;

    internal async Task<CreditSubjectPage> CompaniesAsync(string? search, string? after, CancellationToken cancel)
    {
        var today = time.Today();
        var rows = db.Set<SubjectRow>().AsNoTracking().Where(s => s.IsOrganisation && s.PublicUntil >= today);
        if (search?.Trim() is { Length: > 0 } words)
        {
            var pattern = $"%{words.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            rows = rows.Where(s => EF.Functions.Like(s.Words, pattern, "\\"));
        }

        // Paged by id: an order of names is not the same in both databases, and a page must begin where the last ended.
        if (Guid.TryParse(after, out var last))
            rows = rows.Where(s => s.Id.CompareTo(last) > 0);
        var found = await rows.OrderBy(s => s.Id).Take(PageSize + 1).ToListAsync(cancel).ConfigureAwait(false);
        var page = found.Take(PageSize).ToList();
        var ids = page.Select(s => s.Id).ToList();
        var counts = await db.Set<RecordRow>().Where(r => ids.Contains(r.SubjectId) && r.State == CreditState.Standing && r.EndsOn >= today)
            .GroupBy(r => r.SubjectId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel).ConfigureAwait(false);
        return new([.. page.Select(s => new CreditSubject(s.Name, s.Code, counts.GetValueOrDefault(s.Id)))], found.Count > PageSize ? $"{page[^1].Id}" : null);
    }

    internal async Task<Outcome<CreditFile>> CompanyAsync(string code, CancellationToken cancel) => numbers.Read(code) switch
    {
        // A person is answered as a wrong number: the public does not learn whether there is a record.
        not { IsOrganisation: true } => BadNumber("code"),
        var number => await FileAsync(number, cancel).ConfigureAwait(false),
    };

    internal async Task<Outcome<CreditFile>> LookUpAsync(CreditLookupInput input, Acting by, CancellationToken cancel)
    {
        if (by.OrganId is null || !by.Has(Roles.Window, Roles.Examiner, Roles.Decider))
            return Refusal.Forbidden();
        var fields = new Dictionary<string, Text>();
        if (input.Purpose is not { } purpose || !Enum.IsDefined(purpose))
            fields["purpose"] = new("请选择查询用途", "Choose what the look-up is for");
        if (input.Reference?.Trim() is not { Length: >= 4 and <= 200 })
            fields["reference"] = new("请写明所办的办件编号或事由，4 至 200 字", "Name the case or the duty it serves, 4 to 200 characters");
        if (numbers.Read(input.Number) is not { } number)
            fields["number"] = new("号码有误，请核对", "The number is wrong; please check it");
        else if (fields.Count == 0)
        {
            await log.NoteAsync(number.Id, by, CreditText.Words(input.Purpose!.Value), input.Reference!.Trim(), cancel).ConfigureAwait(false);
            return await FileAsync(number, cancel).ConfigureAwait(false);
        }

        return Refusal.Invalid("credit.bad-look-up", new("查询填写有误。", "Something is wrong with the look-up."), fields);
    }

    internal async Task<Outcome<OwnCredit>> MineAsync(Acting by, CancellationToken cancel)
    {
        if (by.PartyId is not { } me)
            return new Refusal(RefusalKind.SignInNeeded, "credit.sign-in-needed", new("请先登录。", "Please sign in first."));
        if (by.OrganId is not null)
            return Refusal.Forbidden("credit.not-from-a-post");
        var today = time.Today();
        var lookups = by.OrganisationId is null ? await log.OfAsync(me, cancel).ConfigureAwait(false) : [];
        if (await db.Set<SubjectRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == me, cancel).ConfigureAwait(false) is not { } subject)
            return new OwnCredit([], [], lookups);
        var records = await db.Set<RecordRow>().AsNoTracking().Where(r => r.SubjectId == me && r.EndsOn >= today).ToListAsync(cancel).ConfigureAwait(false);
        var byNo = records.ToDictionary(r => r.No);
        var requests = await db.Set<RequestRow>().AsNoTracking().Where(r => r.SubjectId == me).OrderByDescending(r => r.No).ToListAsync(cancel).ConfigureAwait(false);
        return new OwnCredit(
            [.. records.OrderByDescending(r => r.DecidedOn).ThenByDescending(r => r.No).Select(r => CreditText.View(subject, r, named: true))],
            [.. requests.Where(r => byNo.ContainsKey(r.RecordNo)).Select(r => CreditText.View(subject, byNo[r.RecordNo], r, today, named: true))],
            lookups);
    }

    private async Task<Outcome<CreditFile>> FileAsync(PartyNumber number, CancellationToken cancel)
    {
        var today = time.Today();
        var subject = await db.Set<SubjectRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == number.Id, cancel).ConfigureAwait(false);
        var records = subject is null ? [] : await db.Set<RecordRow>().AsNoTracking()
            .Where(r => r.SubjectId == number.Id && r.State == CreditState.Standing && r.EndsOn >= today).ToListAsync(cancel).ConfigureAwait(false);
        // Of who has nothing standing, no more is told than the directory tells anybody.
        var name = records.Count > 0 ? subject!.Name
            : (await directory.PartiesAsync([number.Id], cancel).ConfigureAwait(false)).GetValueOrDefault(number.Id)?.Name ?? "";
        return new CreditFile(number.IsOrganisation ? name : CreditText.Masked(name), number.Shown,
            [.. records.OrderByDescending(r => r.DecidedOn).ThenByDescending(r => r.No).Select(r => CreditText.View(subject!, r))]);
    }

    private static Refusal BadNumber(string field) => Refusal.Invalid("credit.bad-code", new("统一社会信用代码有误；个人信用记录不对外查询。", "The credit code is wrong; records of persons are not public."),
        new Dictionary<string, Text> { [field] = new("请输入企业的 18 位统一社会信用代码", "Enter a company's credit code of 18 characters") });
}
