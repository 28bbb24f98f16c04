using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Credit.Contracts;
using Tongban.Credit.Storage;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Credit.WithdrawRecord;

/// <summary>Withdraws: one record that should not stand, or all that rest on a decision which fell.</summary>
internal sealed class Withdrawer(SubjectShelf shelf, Transactions transactions, IAuditTrail audit, Outbox outbox, TimeProvider time)
{
    internal Task<Outcome<CreditRecord>> OneAsync(CreditRecordId id, string? reason, Acting by, CancellationToken cancel) => transactions.RunAsync<CreditRecord>(async token =>
    {
        var found = await shelf.FindAsync(id, time.Today(), token).ConfigureAwait(false);
        if (!found.Succeeded || !SubjectShelf.Records(found.Value.Record, by))
            return Refusal.NotFound("credit-record");
        if (reason?.Trim() is not { Length: >= 4 and <= 2000 } why)
            return ReasonNeeded;
        var (subject, record) = found.Value;
        if (record.State != CreditState.Standing)
            return new Refusal(RefusalKind.NotAllowed, "credit.not-standing", new("该记录已经修复或撤销。", "The record was repaired or withdrawn already."));
        await WithdrawAsync(subject, record, why, by, null, token).ConfigureAwait(false);
        return CreditText.View(subject, record);
    }, cancel);

    internal Task<Outcome<int>> SourceFellAsync(string source, string reason, Acting by, ClauseRef? basis, CancellationToken cancel) => transactions.RunAsync<int>(async token =>
    {
        // A repaired record falls with its source too: that it ever stood was wrong. One past its term is of no effect either way.
        var fallen = await shelf.Db.Set<RecordRow>().Where(r => r.Source == source && r.State != CreditState.Withdrawn).OrderBy(r => r.SubjectId).ThenBy(r => r.No).ToListAsync(token).ConfigureAwait(false);
        foreach (var record in fallen)
        {
            var subject = await shelf.Db.Set<SubjectRow>().FindAsync([record.SubjectId], token).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"Credit record {record.SubjectId}/{record.No} has no subject.");
            await WithdrawAsync(subject, record, reason, by, basis, token).ConfigureAwait(false);
        }

        return fallen.Count;
    }, cancel);

    /// <summary>Takes a record out; whatever was asked about it is answered by that.</summary>
    internal async Task WithdrawAsync(SubjectRow subject, RecordRow record, string reason, Acting by, ClauseRef? basis, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        (record.State, record.InDispute) = (CreditState.Withdrawn, false);
        foreach (var request in await shelf.Db.Set<RequestRow>().Where(r => r.SubjectId == record.SubjectId && r.RecordNo == record.No && r.Open).ToListAsync(cancel).ConfigureAwait(false))
            (request.Open, request.Granted, request.Reasons, request.DecidedAt) = (false, true, reason, now);
        await shelf.ChangedAsync(subject, cancel).ConfigureAwait(false);
        await audit.AppendAsync(subject.Id, "credit-subject", "credit.withdraw", by, now, new { record.No, record.Source, reason }, basis, cancel).ConfigureAwait(false);
        await outbox.TellAsync(subject.Id, "credit.withdrawn", new { record.No, record.Source }, cancel).ConfigureAwait(false);
    }

    internal static Refusal ReasonNeeded { get; } = Refusal.Invalid("credit.reason-needed", new("请写明理由，4 至 2000 字。", "Give a reason of 4 to 2,000 characters."),
        new Dictionary<string, Text> { ["reason"] = new("请写明理由，4 至 2000 字", "Give a reason of 4 to 2,000 characters") });
}

/// <summary>What packs name when the decision of a case falls: every record that rests on the case goes with it, in the same transaction.</summary>
internal sealed class WithdrawAction(Lazy<Withdrawer> withdrawer) : IModuleAction
{
    public string Name => "credit.withdraw";

    public Text Purpose => new("本案决定被撤销、变更或确认违法时，撤销依据本案作出的全部信用记录", "Withdraws every credit record that rests on this case, when its decision falls");

    public JsonElement Arguments { get; } = JsonElement.Parse("""{"type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":{"type":"string","minLength":4}}}""");

    public async Task<Outcome<JsonElement>> CarryOutAsync(ActionContext context, JsonElement arguments, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!arguments.TryGetProperty("reason", out var reason) || reason.ValueKind != JsonValueKind.String)
            return Withdrawer.ReasonNeeded;
        var fallen = await withdrawer.Value.SourceFellAsync($"case:{context.RootId}", reason.GetString()!, context.By, context.Basis, cancel).ConfigureAwait(false);
        return fallen.Succeeded ? JsonSerializer.SerializeToElement(new { withdrawn = fallen.Value }) : fallen.Refusal;
    }
}
