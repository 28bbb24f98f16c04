using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Library.ImportText;
using Tongban.Library.Search;
using Tongban.Library.Storage;
using Tongban.Storage;

namespace Tongban.Library.KeepLedger;

/// <summary>An officer's decision on what the grammar found. What stood before stays in the record.</summary>
internal sealed class Reviewer(PlatformDb db, Transactions transactions, IAuditTrail audit, SearchIndex index, TimeProvider time)
{
    internal static readonly string[] MayReview = [Roles.Examiner, Roles.Decider];
    private const int MostWords = 4000;
    private const int MostReason = 500;
    private const int MostBodies = 60;

    internal async Task<Outcome<DutyView>> DecideAsync(string document, string identity, ReviewInput input, Acting by, CancellationToken cancel)
    {
        if (!by.Has(MayReview))
            return Refusal.Forbidden();
        if (Wrong(input) is { } wrong)
            return wrong;
        var shelf = await index.CurrentAsync(cancel).ConfigureAwait(false);
        if (shelf.Find(document) is not { Loaded: { } loaded } found)
            return Refusal.NotFound("library.document");
        var outcome = await transactions.RunAsync(token => OneAsync(loaded.Document.Id, found.Card, identity, input, by, token), cancel).ConfigureAwait(false);
        index.Look();
        return outcome;
    }

    private async Task<Outcome<DutyView>> OneAsync(Guid id, DocumentCard card, string identity, ReviewInput input, Acting by, CancellationToken cancel)
    {
        if (await db.Set<DutyRow>().SingleOrDefaultAsync(d => d.DocumentId == id && d.Identity == identity, cancel).ConfigureAwait(false) is not { } duty)
            return Refusal.NotFound("library.duty");
        if (duty.Revision != input.Revision)
            return Refusal.Conflict("library.changed-meanwhile");
        var before = Facts(duty);
        var now = time.GetUtcNow();
        if (input.Correction is { } correction && input.Decision == ReviewState.Corrected)
            await CorrectAsync(duty, correction, cancel).ConfigureAwait(false);
        (duty.State, duty.ReviewedBy, duty.ReviewedAt) = (input.Decision, by.Name, now);
        duty.Revision++;
        // The document's own count moves too: two reviewers at once collide on it, and every node reads it anew.
        var root = await db.Set<DocumentRow>().SingleAsync(d => d.Id == id, cancel).ConfigureAwait(false);
        root.Revision++;
        root.ChangedAt = now;
        await audit.AppendAsync(id, "official-text", "library.review", by, now,
            new { identity, reason = input.Reason?.Trim(), before, after = Facts(duty) }, null, cancel).ConfigureAwait(false);
        return Ledger.View(duty, card);
    }

    private async Task CorrectAsync(DutyRow duty, DutyCorrection correction, CancellationToken cancel)
    {
        duty.Words = correction.Words.Trim();
        duty.Lead = Lines.Join(correction.Lead);
        duty.Joint = Lines.Join(correction.Joint);
        duty.Regions = correction.Regions;
        duty.DueOn = correction.DueOn ?? DutyRow.Never;
        duty.Listed = duty.Lead.Length > 0 || duty.Regions || correction.DueOn is not null;
        var wanted = DutyFinder.Bodies(duty).ToDictionary(b => b.Body, StringComparer.Ordinal);
        foreach (var old in await db.Set<DutyBodyRow>().Where(b => b.DocumentId == duty.DocumentId && b.Identity == duty.Identity).ToListAsync(cancel).ConfigureAwait(false))
            if (!wanted.Remove(old.Body))
                db.Remove(old);
        db.AddRange(wanted.Values);
    }

    private static Refusal? Wrong(ReviewInput input)
    {
        if (input.Decision is ReviewState.Proposed || !Enum.IsDefined(input.Decision))
            return Refusal.Invalid("library.no-decision", new("请选择认可、更正或剔除。", "Accept, correct or reject."), Field("decision", new("请选择一项。", "Choose one.")));
        if (input.Reason?.Trim().Length > MostReason || (input.Decision != ReviewState.Accepted && string.IsNullOrWhiteSpace(input.Reason)))
            return Refusal.Invalid("library.reason-needed", new($"请写明理由，不超过 {MostReason} 字。", $"Give a reason of at most {MostReason} characters."),
                Field("reason", new($"请写明理由，不超过 {MostReason} 字。", $"Give a reason of at most {MostReason} characters.")));
        if (input.Decision != ReviewState.Corrected)
            return null;
        if (input.Correction is not { Words: not null, Lead: not null, Joint: not null } correction || correction.Words.Trim().Length is 0 or > MostWords)
            return Refusal.Invalid("library.words-needed", new($"请写明任务内容，不超过 {MostWords} 字。", $"State the task in at most {MostWords} characters."),
                Field("words", new($"请写明任务内容，不超过 {MostWords} 字。", $"State the task in at most {MostWords} characters.")));
        return correction.Lead.Count + correction.Joint.Count > MostBodies || correction.Lead.Concat(correction.Joint).Any(b => b is null || b.Length > 100)
            ? Refusal.Invalid("library.too-many-bodies", new($"单位不超过 {MostBodies} 个，每个不超过 100 字。", $"At most {MostBodies} bodies of at most 100 characters."),
                Field("lead", new($"单位不超过 {MostBodies} 个，每个不超过 100 字。", $"At most {MostBodies} bodies of at most 100 characters.")))
            : null;
    }

    private static Dictionary<string, Text> Field(string name, Text words) => new() { [name] = words };

    private static object Facts(DutyRow duty) => new
    {
        state = duty.State.ToString(),
        duty.Words,
        lead = Lines.Of(duty.Lead),
        joint = Lines.Of(duty.Joint),
        duty.Regions,
        dueOn = duty.DueOn == DutyRow.Never ? (DateOnly?)null : duty.DueOn,
    };
}
