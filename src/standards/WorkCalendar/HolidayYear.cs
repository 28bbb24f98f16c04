namespace Tongban.WorkCalendar;

/// <summary>
/// One year, a bit per day for "is a working day" and a byte per day for its kind and holiday, so that
/// counting a period costs a shift and a mask per day.
/// </summary>
internal sealed class HolidayYear
{
    private readonly ulong[] _working = new ulong[6];
    private readonly DayKind[] _kinds = new DayKind[366];
    private readonly sbyte[] _holidays = new sbyte[366];

    public HolidayYear(int year, IReadOnlyList<HolidayNotice> notices, bool provisional)
    {
        Year = year;
        Notices = notices;
        Provisional = provisional;
        Array.Fill(_holidays, (sbyte)-1);
        for (var day = new DateOnly(year, 1, 1); ; day = day.AddDays(1))
        {
            Set(day, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend : DayKind.WorkingDay, -1);
            if (day is { Month: 12, Day: 31 })
                break;
        }
    }

    public int Year { get; }

    public IReadOnlyList<HolidayNotice> Notices { get; }

    public bool Provisional { get; }

    public bool IsWorkingDay(DateOnly date)
    {
        var index = date.DayOfYear - 1;
        return (_working[index >> 6] >> (index & 63) & 1) != 0;
    }

    public DayKind KindOf(DateOnly date) => _kinds[date.DayOfYear - 1];

    public CalendarDay Describe(DateOnly date)
    {
        var index = date.DayOfYear - 1;
        return new(date, _kinds[index], _holidays[index] < 0 ? null : Holiday.All[_holidays[index]], Provisional);
    }

    /// <summary>Only while the year is being built; afterwards it is never written.</summary>
    public void Set(DateOnly date, DayKind kind, int holiday)
    {
        var index = date.DayOfYear - 1;
        _kinds[index] = kind;
        _holidays[index] = (sbyte)holiday;
        var bit = 1UL << (index & 63);
        if (kind is DayKind.WorkingDay or DayKind.MakeUpWorkday)
            _working[index >> 6] |= bit;
        else
            _working[index >> 6] &= ~bit;
    }
}
