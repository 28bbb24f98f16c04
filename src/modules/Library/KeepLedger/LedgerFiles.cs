using System.Globalization;
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MiniExcelLibs;
using Tongban.Kernel;
using Tongban.Library.Contracts;

namespace Tongban.Library.KeepLedger;

/// <summary>The ledger as files for other programs: a calendar, a CSV, a workbook.</summary>
internal static class LedgerFiles
{
    private static readonly (Text Name, Func<DutyView, string, string> Value)[] Columns =
    [
        (new("文件", "Document"), (d, _) => d.DocumentTitle),
        (new("类别", "Kind"), (d, language) => DutyWords.Of(d.Kind).In(language)),
        (new("编号", "Number"), (d, _) => d.Number),
        (new("内容", "Task"), (d, _) => d.Words),
        (new("牵头单位", "Lead"), (d, _) => string.Join('、', d.Lead)),
        (new("参与单位", "Joint"), (d, _) => string.Join('、', d.Joint)),
        (new("地区负责", "Regions"), (d, _) => d.Regions ? "✓" : ""),
        (new("最后一日", "Last day"), (d, _) => d.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
        (new("期限原文", "Term as written"), (d, _) => d.Term),
        (new("数量", "Quantities"), (d, _) => string.Join('、', d.Quantities)),
        (new("核对", "Review"), (d, language) => DutyWords.Of(d.State).In(language)),
        (new("条款", "Clause"), (d, _) => d.Clause),
    ];

    /// <summary>RFC 4180 with a byte order mark, so that Excel reads the Chinese.</summary>
    internal static byte[] Csv(IReadOnlyList<DutyView> duties, string language)
    {
        var text = new StringBuilder("\uFEFF");
        Line(text, Columns.Select(c => c.Name.In(language)));
        foreach (var duty in duties)
            Line(text, Columns.Select(c => Harmless(c.Value(duty, language))));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    internal static byte[] Workbook(IReadOnlyList<DutyView> duties, string language)
    {
        using var file = new MemoryStream();
        // A header row even when there is nothing under it.
        var rows = duties.Select(d => Columns.ToDictionary(c => c.Name.In(language), object (c) => Harmless(c.Value(d, language)))).ToList();
        if (rows.Count == 0)
            rows.Add(Columns.ToDictionary(c => c.Name.In(language), object (_) => ""));
        MiniExcel.SaveAs(file, rows, sheetName: language == "en" ? "Ledger" : "任务台账");
        return file.ToArray();
    }

    /// <summary>
    /// RFC 5545: an all-day event on the last day of each duty that has one, which takes no time (TRANSP:TRANSPARENT). The UID is the duty's
    /// name, so a calendar that reads the file again changes its events instead of doubling them.
    /// </summary>
    internal static byte[] CalendarFile(IReadOnlyList<DutyView> duties, string language, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Tongban//Library//ZH" };
        foreach (var duty in duties)
            if (duty.DueOn is { } day)
                calendar.Events.Add(new CalendarEvent
                {
                    Uid = $"{duty.Identity}@{DocumentKey.Id(duty.Document):N}",
                    DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
                    Start = new CalDateTime(day),
                    End = new CalDateTime(day.AddDays(1)),
                    Transparency = Ical.Net.TransparencyType.Transparent,
                    Categories = [DutyWords.Of(duty.Kind).In(language)],
                    Sequence = duty.Revision,
                    Summary = $"{duty.Number} {(duty.Words.Length > 80 ? duty.Words[..80] + "…" : duty.Words)}".Trim(),
                    Description = $"{duty.Words}\n{string.Join('、', duty.Lead.Concat(duty.Joint))}\n{duty.DocumentTitle}",
                });
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    // What a spreadsheet would run as a formula is made text by an apostrophe (OWASP, CSV injection); full-width forms too, which Excel folds.
    internal static string Harmless(string value) => value.TrimStart().Length > 0 && value.TrimStart()[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' || value.Length > 0 && value[0] is '\t' or '\r' or '\n'
        ? "'" + value
        : value;

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(c => c.AsSpan().ContainsAny("\",\r\n") ? $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : c)).Append("\r\n");
}
