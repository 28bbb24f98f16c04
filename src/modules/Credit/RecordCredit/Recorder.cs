using Tongban.Audit;
using Tongban.Credit.Contracts;
using Tongban.Credit.Storage;
using Tongban.Credit.Terms;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Credit.RecordCredit;

/// <summary>Enters a record: who it is about, what it rests on, and its term by the rule of the day it was decided on.</summary>
internal sealed class Recorder(
    SubjectShelf shelf, Transactions transactions, CommandReceipts receipts, CreditTerms terms, IPartyNumbers numbers, IDirectory directory, IAuditTrail audit, Outbox outbox, TimeProvider time)
{
    internal Task<Outcome<CreditRecord>> HandleAsync(CreditEntry entry, Acting by, string? key, CancellationToken cancel) => transactions.RunAsync<CreditRecord>(async token =>
    {
        if (!by.Has(Roles.Platform, Roles.Examiner, Roles.Decider) || (!by.Has(Roles.Platform) && by.OrganId is null))
            return Refusal.Forbidden();
        var party = await PartyAsync(entry, token).ConfigureAwait(false);
        if (!party.Succeeded)
            return party.Refusal;
        return await receipts.OnceAsync<CreditRecord>(party.Value.Id, by, key, entry, () => EnterAsync(entry, party.Value, by, token), token).ConfigureAwait(false);
    }, cancel);

    private async Task<Outcome<CreditRecord>> EnterAsync(CreditEntry entry, PartyCard party, Acting by, CancellationToken cancel)
    {
        var today = time.Today();
        if (Wrong(entry, today) is { } wrong)
            return wrong;
        if (terms.For(entry.Kind, entry.Severity, entry.Domain, entry.DecidedOn) is not { } term)
            return new Refusal(RefusalKind.NotAllowed, "credit.no-term", new(
                "这一天作出、这一类别和程度的记录没有公示期限规定，不能记录。", "No rule sets a term for a record of this kind, severity and day, so it cannot be entered."));
        var endsOn = entry.DecidedOn.AddMonths(term.MaxMonths);
        if (endsOn < today)
            return new Refusal(RefusalKind.NotAllowed, "credit.term-over", new(
                $"公示期限已于 {endsOn:yyyy-MM-dd} 届满，不能再记录。", $"Its term ended on {endsOn:yyyy-MM-dd}; it cannot be entered any more."));
        if (await OrganAsync(entry, by, cancel).ConfigureAwait(false) is not { } organ)
            return Refusal.NotFound("organ");

        var subject = await shelf.Db.Set<SubjectRow>().FindAsync([party.Id], cancel).ConfigureAwait(false);
        if (subject is null)
            shelf.Db.Add(subject = new() { Id = party.Id, Name = party.Name, Code = party.Code, Words = "", IsOrganisation = party.IsOrganisation });
        (subject.Name, subject.Words) = (party.Name, $"{party.Name}\n{party.Code}".ToLowerInvariant());
        var now = time.GetUtcNow();
        var row = new RecordRow
        {
            SubjectId = subject.Id,
            No = ++subject.Records,
            Kind = entry.Kind,
            Severity = entry.Severity,
            Domain = entry.Domain,
            WhatZh = entry.What.Zh,
            WhatEn = entry.What.En,
            Source = entry.Source.Key,
            SourceNumber = entry.Source.Number,
            OrganId = organ.Id,
            OrganZh = organ.Name.Zh,
            OrganEn = organ.Name.En,
            Basis = entry.Basis?.ToString() ?? "",
            DecidedOn = entry.DecidedOn,
            EndsOn = endsOn,
            RepairFrom = Weighs(entry.Kind) && term.MinMonths is { } months ? entry.DecidedOn.AddMonths(months) : null,
            TermZh = term.Basis.Zh,
            TermEn = term.Basis.En,
            RecordedById = by.PersonId,
            RecordedAt = now,
        };
        shelf.Db.Add(row);
        await shelf.ChangedAsync(subject, cancel).ConfigureAwait(false);
        await audit.AppendAsync(subject.Id, "credit-subject", "credit.record", by, now,
            new { row.No, row.Kind, row.Severity, row.Domain, entry.What, entry.Source, row.DecidedOn, row.EndsOn, row.RepairFrom, Term = term.Basis }, entry.Basis, cancel).ConfigureAwait(false);
        await outbox.TellAsync(subject.Id, "credit.recorded", new { row.No, row.Kind, row.Severity, row.Source }, cancel).ConfigureAwait(false);
        return CreditText.View(subject, row);
    }

    private async Task<Outcome<PartyCard>> PartyAsync(CreditEntry entry, CancellationToken cancel)
    {
        if (entry.PartyId is { } id && entry.Number is null)
            return (await directory.PartiesAsync([id], cancel).ConfigureAwait(false)).TryGetValue(id, out var registered) ? registered : Refusal.NotFound("party");
        if (numbers.Read(entry.Number) is not { } number)
            return Refusal.Invalid("credit.bad-number", new("统一社会信用代码或身份证号码有误。", "The credit code or identity number is wrong."),
                new Dictionary<string, Text> { ["number"] = new("请核对号码：18 位，末位是校验码", "Check the number: 18 characters, the last is a check character") });
        var known = (await directory.PartiesAsync([number.Id], cancel).ConfigureAwait(false)).GetValueOrDefault(number.Id);
        var name = known?.Name ?? entry.Name?.Trim() ?? "";
        return name.Length is 0 or > 200
            ? Refusal.Invalid("credit.name-needed", new("请写明名称或姓名。", "Give the name."), new Dictionary<string, Text> { ["name"] = new("未在本平台登记的主体须写明名称，不超过 200 字", "A subject that is not registered here needs a name of at most 200 characters") })
            : new PartyCard(number.Id, name, number.Shown, number.IsOrganisation);
    }

    // An officer records in the name of their own organ and no other.
    private async Task<OrganCard?> OrganAsync(CreditEntry entry, Acting by, CancellationToken cancel)
    {
        var id = by.Has(Roles.Platform) ? entry.OrganId : by.OrganId;
        return (await directory.OrgansAsync(cancel).ConfigureAwait(false)).FirstOrDefault(o => o.Id == id);
    }

    private static bool Weighs(CreditKind kind) => kind != CreditKind.KeptPromise;

    private static Refusal? Wrong(CreditEntry entry, DateOnly today)
    {
        var fields = new Dictionary<string, Text>();
        if (!Enum.IsDefined(entry.Kind))
            fields["kind"] = new("没有这种记录", "There is no such kind");
        if (!Enum.IsDefined(entry.Severity) || Weighs(entry.Kind) == (entry.Severity == CreditSeverity.None))
            fields["severity"] = new("守信记录没有轻重，失信记录必须有", "A record that weighs on the subject needs a severity, a good one has none");
        if (entry.What.Zh is not { Length: > 0 and <= 2000 } || entry.What.En is not { Length: > 0 and <= 2000 })
            fields["what"] = new("请用中英文写明事实，各不超过 2000 字", "Say what happened, in both languages, at most 2,000 characters each");
        if (entry.Source is not { Key.Length: > 0 and <= 200, Number.Length: > 0 and <= 200 })
            fields["source"] = new("请写明所依据的决定及文号", "Name the decision it rests on, and its number");
        if (entry.DecidedOn > today)
            fields["decidedOn"] = new("决定日期不能晚于今天", "The decision cannot lie in the future");
        if (entry.Domain is { Length: > 60 })
            fields["domain"] = new("领域不超过 60 字", "A field has at most 60 characters");
        if (Weighs(entry.Kind) && entry.Basis is null)
            fields["basis"] = new("失信记录必须写明依据的条款", "A record that weighs on the subject names its clause");
        return fields.Count == 0 ? null : Refusal.Invalid("credit.bad-entry", new("记录填写有误。", "Something is wrong with the record."), fields);
    }
}
