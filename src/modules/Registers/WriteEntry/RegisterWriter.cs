using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Registers.Contracts;
using Tongban.Registers.ReadRegister;
using Tongban.Registers.Storage;
using Tongban.Storage;

namespace Tongban.Registers.WriteEntry;

/// <summary>Enters, corrects and withdraws. Nothing is ever removed: the record keeps what stood before.</summary>
internal sealed class RegisterWriter(PlatformDb db, Transactions transactions, CommandReceipts receipts, RegisterShelf shelf, RegisterReader reader, IAuditTrail audit, TimeProvider time)
{
    internal Task<Outcome<RegisterEntry>> EnterAsync(string registerId, JsonElement data, Acting by, ClauseRef? basis, string? key, CancellationToken cancel)
    {
        var id = key is null ? Guid.CreateVersion7() : CommandReceipts.RootIdFor(by, key);
        return transactions.RunAsync(token => receipts.OnceAsync<RegisterEntry>(id, by, key, new { registerId, data }, async () =>
        {
            var checkedFor = Check(registerId, data, by);
            if (!checkedFor.Succeeded)
                return checkedFor.Refusal;
            var register = checkedFor.Value;
            var now = time.GetUtcNow();
            var row = new EntryRow { Id = id, Register = registerId, Label = "", Data = "", Words = "", EnteredAt = now };
            Fill(register, row, data, now);
            row.Revision = 1;
            db.Add(row);
            db.AddRange(EntryText.Keys(register, id, data));
            await audit.AppendAsync(id, "register-entry", "registers.enter", by, now, new { registerId, data }, basis ?? register.Clause, token).ConfigureAwait(false);
            return reader.View(register, row, by);
        }, token), cancel);
    }

    internal Task<Outcome<RegisterEntry>> CorrectAsync(Guid id, int revision, JsonElement data, string reason, Acting by, CancellationToken cancel) =>
        ChangeAsync(id, revision, reason, by, async (register, row, now, token) =>
        {
            var checkedFor = Check(row.Register, data, by);
            if (!checkedFor.Succeeded)
                return checkedFor.Refusal;
            db.RemoveRange(await db.Set<EntryKeyRow>().Where(k => k.EntryId == id).ToListAsync(token).ConfigureAwait(false));
            // The old keys go before the new ones come: both may hold the same value.
            await db.SaveChangesAsync(token).ConfigureAwait(false);
            Fill(register, row, data, now);
            db.AddRange(EntryText.Keys(register, id, data));
            await audit.AppendAsync(id, "register-entry", "registers.correct", by, now, new { reason, data }, register.Clause, token).ConfigureAwait(false);
            return new Done();
        }, cancel);

    internal Task<Outcome<RegisterEntry>> WithdrawAsync(Guid id, int revision, string reason, Acting by, CancellationToken cancel) =>
        ChangeAsync(id, revision, reason, by, async (register, row, now, token) =>
        {
            row.Withdrawn = true;
            await audit.AppendAsync(id, "register-entry", "registers.withdraw", by, now, new { reason }, register.Clause, token).ConfigureAwait(false);
            return new Done();
        }, cancel);

    private Task<Outcome<RegisterEntry>> ChangeAsync(
        Guid id, int revision, string reason, Acting by, Func<RegisterDefinition, EntryRow, DateTimeOffset, CancellationToken, Task<Outcome<Done>>> change, CancellationToken cancel) =>
        transactions.RunAsync<RegisterEntry>(async token =>
        {
            if (await db.Set<EntryRow>().SingleOrDefaultAsync(e => e.Id == id, token).ConfigureAwait(false) is not { } row || shelf.Find(row.Register) is not { } register)
                return Refusal.NotFound("register-entry");
            if (!RegisterReader.MayWrite(register, by))
                return Refusal.Forbidden();
            if (row.Revision != revision)
                return Refusal.Conflict("registers.changed-meanwhile");
            if (row.Withdrawn)
                return new Refusal(RefusalKind.NotAllowed, "registers.withdrawn", new("该条目已撤下，不能再改。", "The entry was withdrawn and cannot be changed."));
            if (reason.Trim().Length is 0 or > 1000)
                return Refusal.Invalid("registers.reason-needed", new("请写明理由，不超过 1000 字。", "Give a reason of at most 1,000 characters."));
            var now = time.GetUtcNow();
            var changed = await change(register, row, now, token).ConfigureAwait(false);
            if (!changed.Succeeded)
                return changed.Refusal;
            row.Revision++;
            row.ChangedAt = now;
            return reader.View(register, row, by);
        }, cancel);

    private Outcome<RegisterDefinition> Check(string registerId, JsonElement data, Acting by)
    {
        if (shelf.Find(registerId) is not { } register)
            return Refusal.NotFound("register");
        if (!RegisterReader.MayWrite(register, by))
            return Refusal.Forbidden();
        if (data.ValueKind != JsonValueKind.Object || register.Entry.Check(data) is { Count: > 0 })
            return Refusal.Invalid("registers.bad-entry", new("条目不符合登记册的格式。", "The entry is not of the form the register asks for."),
                register.Entry.Check(data).GroupBy(f => f.Path).ToDictionary(f => f.Key, f => f.First().Text));
        if (EntryText.Day(register.ValidTo, data) < EntryText.Day(register.ValidFrom, data))
            return Refusal.Invalid("registers.ends-before-it-begins", new("终止日期早于起始日期。", "The last day lies before the first."));
        return register;
    }

    private void Fill(RegisterDefinition register, EntryRow row, JsonElement data, DateTimeOffset now)
    {
        row.Label = EntryText.Label(register, data);
        row.Data = data.GetRawText();
        row.Words = EntryText.Words(register, data);
        row.ValidFrom = EntryText.Day(register.ValidFrom, data) ?? shelf.Today();
        row.ValidTo = EntryText.Day(register.ValidTo, data);
        row.ChangedAt = now;
    }
}

/// <summary>What packs name to write a register from a procedure; the platform writes, for the case.</summary>
internal sealed class WriteAction(Lazy<RegisterWriter> writer) : IModuleAction
{
    public string Name => "registers.write";

    public Text Purpose => new("在登记册中登记一个条目", "Enters an entry in a register");

    public JsonElement Arguments { get; } = JsonElement.Parse(
        """{"type":"object","required":["register","entry"],"additionalProperties":false,"properties":{"register":{"type":"string"},"entry":{"type":"object"}}}""");

    public async Task<Outcome<JsonElement>> CarryOutAsync(ActionContext context, JsonElement arguments, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        var entered = await writer.Value.EnterAsync(
            arguments.GetProperty("register").GetString()!, arguments.GetProperty("entry"), Acting.Platform, context.Basis, null, cancel).ConfigureAwait(false);
        return entered.Succeeded ? JsonSerializer.SerializeToElement(new { id = entered.Value.Id }) : entered.Refusal;
    }
}
