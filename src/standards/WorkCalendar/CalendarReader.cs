using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tongban.WorkCalendar;

/// <summary>What is wrong in a calendar file, and where.</summary>
/// <param name="Line">Line, from 1; 0 when the problem has no place.</param>
/// <param name="Path">Place in the document, e.g. <c>years[1].makeUp[0].date</c>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record CalendarProblem(int Line, string Path, BilingualText Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}: {Path}: {Message.En}";
}

/// <summary>The outcome of reading a calendar: the calendar, or the problems that prevented it.</summary>
/// <param name="Calendar">Null when there is any problem.</param>
/// <param name="Problems">Empty when the calendar was read.</param>
public sealed record CalendarLoad(HolidayCalendar? Calendar, IReadOnlyList<CalendarProblem> Problems);

/// <summary>
/// Reads the JSON form in one pass. Each scalar keeps its line, so a problem can say where it is; unknown members
/// are problems, as a misspelt one would silently drop holidays.
/// </summary>
internal sealed class CalendarReader
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxProblems = 100;
    private readonly List<CalendarProblem> _problems = [];

    public CalendarLoad Read(string json)
    {
        if (Encoding.UTF8.GetByteCount(json) is var size && size > MaxBytes)
            return Failed(0, "", new($"日历有 {size} 字节，超过 {MaxBytes} 字节", $"the calendar has {size} bytes, more than {MaxBytes}"));
        LocatedNode root;
        try
        {
            root = LocatedNode.Parse(Encoding.UTF8.GetBytes(json));
        }
        catch (JsonException e)
        {
            return Failed((int)(e.LineNumber ?? 0) + 1, e.Path ?? "", new("不是有效的 JSON", "not valid JSON: " + e.Message));
        }

        var years = new Dictionary<int, HolidayYear>();
        Members(root, "years");
        foreach (var node in Items(root, "years", required: true))
            ReadYear(node, years);
        return _problems.Count == 0 ? new(new(years.Values), []) : new(null, _problems);
    }

    private void ReadYear(LocatedNode node, Dictionary<int, HolidayYear> years)
    {
        Members(node, "year", "notices", "holidays", "makeUp", "inLieu");
        if (node.Member("year") is not { Number: { } number } || number is < 1 or > 9999)
        {
            Problem(node.Member("year") ?? node, new("须填 1 至 9999 的年份", "a year from 1 to 9999 is needed"));
            return;
        }
        var notices = new List<HolidayNotice>();
        foreach (var notice in Items(node, "notices", required: true))
        {
            Members(notice, "number", "url");
            notices.Add(new(notice.Member("number")?.Text, notice.Member("url")?.Text));
        }
        if (notices.Count == 0)
            Problem(node, new("须注明安排该年假日的通知", "a year cites the notice that arranges it"));
        var year = new HolidayYear(number, notices, provisional: false);
        if (!years.TryAdd(number, year))
            Problem(node, new($"{number} 年出现了两次", $"the year {number} stands here twice"));

        foreach (var block in Items(node, "holidays", required: true))
        {
            Members(block, "holiday", "from", "to");
            if (HolidayOf(block) is { } holiday && DateOf(block.Member("from"), block, number) is { } from && DateOf(block.Member("to"), block, number) is { } to)
                ReadBlock(block, year, holiday, from, to);
        }
        foreach (var makeUp in Items(node, "makeUp", required: false))
        {
            Members(makeUp, "holiday", "date");
            if (HolidayOf(makeUp) is not { } holiday || DateOf(makeUp.Member("date"), makeUp, number) is not { } date)
                continue;
            if (year.KindOf(date) != DayKind.Weekend)
                Problem(makeUp, new($"{date:yyyy-MM-dd} 不是休息的周六或者周日，不能作为补班日", $"{date:yyyy-MM-dd} is not a free Saturday or Sunday, so it cannot be a make-up workday"));
            year.Set(date, DayKind.MakeUpWorkday, holiday);
        }
        foreach (var inLieu in Items(node, "inLieu", required: false))
        {
            if (DateOf(inLieu, inLieu, number) is not { } date)
                continue;
            if (year.Describe(date) is { Kind: DayKind.StatutoryHoliday, Holiday: { } holiday })
                year.Set(date, DayKind.InLieuRest, Holiday.IndexOf(holiday.Key));
            else
                Problem(inLieu, new($"{date:yyyy-MM-dd} 不在本年的假期内", $"{date:yyyy-MM-dd} is not within a holiday of this year"));
        }
    }

    private void ReadBlock(LocatedNode block, HolidayYear year, int holiday, DateOnly from, DateOnly to)
    {
        if (to < from)
            Problem(block, new("假期结束早于开始", "the holiday ends before it begins"));
        for (var date = from; date <= to && date.Year == year.Year; date = date.AddDays(1))
        {
            if (year.KindOf(date) == DayKind.StatutoryHoliday)
                Problem(block, new($"{date:yyyy-MM-dd} 已属于另一个假期", $"{date:yyyy-MM-dd} belongs to another holiday already"));
            year.Set(date, DayKind.StatutoryHoliday, holiday);
            if (date == DateOnly.MaxValue)
                break;
        }
    }

    private int? HolidayOf(LocatedNode node)
    {
        var key = node.Member("holiday")?.Text;
        var index = key is null ? -1 : Holiday.IndexOf(key);
        if (index >= 0)
            return index;
        Problem(node.Member("holiday") ?? node, new(
            $"“{key}”不是下列之一：{string.Join("、", Holiday.All.Select(h => h.Key))}", $"'{key}' is not one of {string.Join(", ", Holiday.All.Select(h => h.Key))}"));
        return null;
    }

    private DateOnly? DateOf(LocatedNode? node, LocatedNode owner, int year)
    {
        if (node?.Text is { } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year == year)
            return date;
        Problem(node ?? owner, new($"须填 {year} 年的日期，形如 yyyy-MM-dd", $"a date of the form yyyy-MM-dd in {year} is needed"));
        return null;
    }

    private IReadOnlyList<LocatedNode> Items(LocatedNode owner, string name, bool required)
    {
        var node = owner.Member(name);
        if (node?.Items is { } items)
            return items;
        if (node is not null || required)
            Problem(node ?? owner, new($"须有列表“{name}”", $"a list '{name}' is needed"));
        return [];
    }

    private void Members(LocatedNode node, params ReadOnlySpan<string> known)
    {
        if (node.Members is null)
        {
            Problem(node, new("须为对象", "an object is needed"));
            return;
        }
        foreach (var (name, member) in node.Members)
            if (!known.Contains(name))
                Problem(member, new($"不认识的成员，可用：{string.Join("、", known.ToArray())}", $"unknown member; known are {string.Join(", ", known.ToArray())}"));
    }

    private void Problem(LocatedNode node, BilingualText message)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add(new(node.Line, node.Path, message));
    }

    private static CalendarLoad Failed(int line, string path, BilingualText message) => new(null, [new(line, path, message)]);
}
