using Tongban.Casework.Contracts;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.WorkCalendar;

namespace Tongban.Casework.ReadCase;

/// <summary>Rows as lists show them.</summary>
internal sealed class CaseRows(HolidayCalendar calendar, TimeProvider time)
{
    // Yellow means: due today or within two working days. Common in electronic supervision, fixed by no national text.
    private const int YellowWorkingDays = 2;

    internal CaseRowView View(CaseRow row, ItemVersion item) => new(
        row.Id, row.Number, row.Item, TitleOf(item), row.Subject, row.Outcome, row.ReceivedAt,
        row.NextClock, row.DueOn == DateOnly.MaxValue ? null : row.DueOn, LampOf(row), row.AssigneeId, row.Revision);

    internal static Text TitleOf(ItemVersion item) =>
        new($"{item.Title.Zh}（{item.VariantTitle.Zh}）", $"{item.Title.En} ({item.VariantTitle.En})");

    internal static CaseFileView View(FileRow f) => new(f.No, f.Material, f.Name, f.MediaType, f.Size, f.Digest, f.At);

    internal static CasePaperView View(PaperRow p) => new(
        p.No, p.Document, new(p.TitleZh, p.TitleEn), p.Number, p.IssuedAt, p.Basis.Length == 0 ? null : ClauseRef.Parse(p.Basis), p.Addressee, p.ReceivedAt);

    /// <summary>Whether the party may see a paper: what goes to somebody else, as a commission to an evaluator, is theirs and the organ's.</summary>
    internal static bool IsForParty(PaperRow paper) => paper.Addressee is null or "applicant" or "public";

    /// <summary>The last day on which a case is still yellow: used by the queue's filter too.</summary>
    internal DateOnly YellowUntil()
    {
        var day = ChinaTime.DateOf(time.GetUtcNow());
        for (var left = YellowWorkingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (calendar.IsWorkingDay(day))
                left--;
        }

        return day;
    }

    internal DateOnly Today() => ChinaTime.DateOf(time.GetUtcNow());

    private Lamp LampOf(CaseRow row) =>
        !row.Open || row.DueOn == DateOnly.MaxValue ? Lamp.None
        : row.DueOn < Today() ? Lamp.Red
        : row.DueOn <= YellowUntil() ? Lamp.Yellow
        : Lamp.Green;
}
