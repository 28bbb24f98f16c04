using Tongban.Credit.Contracts;
using Tongban.Credit.Storage;
using Tongban.Kernel;

namespace Tongban.Credit;

/// <summary>Rows as contracts show them, and the words that go with them.</summary>
internal static class CreditText
{
    internal static DateOnly Today(this TimeProvider time) => WorkCalendar.ChinaTime.DateOf(time.GetUtcNow());

    /// <summary>The form of a person's name for everybody but themself: the first character.</summary>
    internal static string Masked(string name) => name.Length == 0 ? "" : $"{char.ConvertFromUtf32(char.ConvertToUtf32(name, 0))}**";

    /// <summary>Shown and counting on a day: whoever asks, nothing is shown after its last day.</summary>
    internal static bool Within(this RecordRow row, DateOnly day) => row.EndsOn >= day;

    internal static CreditRecord View(SubjectRow subject, RecordRow row, bool named = false) => new(
        new(row.SubjectId, row.No), subject.IsOrganisation || named ? subject.Name : Masked(subject.Name), subject.Code, subject.IsOrganisation,
        row.Kind, row.Severity, row.Domain, new(row.WhatZh, row.WhatEn), new(row.Source, row.SourceNumber), new(row.OrganZh, row.OrganEn), row.OrganId,
        row.Basis.Length == 0 ? null : ClauseRef.Parse(row.Basis), row.DecidedOn, row.EndsOn, row.RepairFrom, new(row.TermZh, row.TermEn), row.State, row.InDispute, row.RecordedAt);

    internal static CreditRequest View(SubjectRow subject, RecordRow record, RequestRow row, DateOnly today, bool named = false) => new(
        new(row.SubjectId, row.No), row.Kind, View(subject, record, named), row.Words, row.At, row.DueOn, new(row.TermZh, row.TermEn), row.Open && row.DueOn < today,
        row.Granted, row.Reasons, row.DecidedAt);

    internal static Text Words(CreditLookupPurpose purpose) => purpose switch
    {
        CreditLookupPurpose.Application => new("办理申请", "Handling an application"),
        CreditLookupPurpose.Commitment => new("核对告知承诺适用条件", "Whether a commitment can be taken"),
        CreditLookupPurpose.Inspection => new("监督检查", "Inspection"),
        CreditLookupPurpose.Request => new("办理异议或修复", "Handling an objection or a repair"),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "A purpose without words is a bug."),
    };

    /// <summary>How and from when a record can be repaired, as seen on a day.</summary>
    internal static Text Repair(RecordRow row, DateOnly day)
    {
        var ends = $"{row.EndsOn:yyyy-MM-dd}";
        return row.RepairFrom switch
        {
            null => new($"不能提前修复，{ends} 期满后自动不再公示、不再计算。", $"It cannot be repaired early; it ends by itself after {ends}."),
            { } from when from > day => new(
                $"{from:yyyy-MM-dd} 起可以在“我的信用”申请修复：说明义务已经履行，并作出信用承诺。", $"From {from:yyyy-MM-dd} repair can be applied for under “My credit”: say how the duty was fulfilled, and give a promise."),
            _ => new("现在就可以在“我的信用”申请修复：说明义务已经履行，并作出信用承诺。", "Repair can be applied for now under “My credit”: say how the duty was fulfilled, and give a promise."),
        };
    }
}
