using Tongban.Kernel;
using Tongban.Library.Contracts;

namespace Tongban.Library.KeepLedger;

/// <summary>Kinds and states of duties as files for people name them.</summary>
internal static class DutyWords
{
    internal static Text Of(DutyKind kind) => kind switch
    {
        DutyKind.Task => new("任务", "Task"),
        DutyKind.Measure => new("具体措施", "Measure"),
        DutyKind.Obligation => new("义务", "Obligation"),
        DutyKind.Power => new("权力", "Power"),
        DutyKind.Prohibition => new("禁止", "Prohibition"),
        DutyKind.Definition => new("定义", "Definition"),
        _ => new("罚则", "Sanction"),
    };

    internal static Text Of(ReviewState state) => state switch
    {
        ReviewState.Proposed => new("待核对", "Not reviewed"),
        ReviewState.Accepted => new("已认可", "Accepted"),
        ReviewState.Corrected => new("已更正", "Corrected"),
        _ => new("已剔除", "Rejected"),
    };
}
