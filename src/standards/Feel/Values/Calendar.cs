namespace Tongban.Feel;

/// <summary>Proleptic Gregorian days, counted from 1970-01-01, for years of up to nine digits either way.</summary>
internal static class Calendar
{
    internal const long DayNanoseconds = 86_400_000_000_000;
    internal const long MaxYear = 999_999_999;

    internal static long DaysOf(long year, int month, int day)
    {
        var y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yoe = y - era * 400;
        var doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
    }

    internal static (long Year, int Month, int Day) DateOf(long days)
    {
        days += 719468;
        var era = (days >= 0 ? days : days - 146096) / 146097;
        var doe = days - era * 146097;
        var yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
        var doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        var mp = (5 * doy + 2) / 153;
        var month = (int)(mp < 10 ? mp + 3 : mp - 9);
        return (yoe + era * 400 + (month <= 2 ? 1 : 0), month, (int)(doy - (153 * mp + 2) / 5 + 1));
    }

    internal static bool IsLeap(long y) => y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);

    internal static int DaysIn(long year, int month) => month switch { 2 => IsLeap(year) ? 29 : 28, 4 or 6 or 9 or 11 => 30, _ => 31 };

    internal static bool Exists(long year, long month, long day)
        => Math.Abs(year) <= MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysIn(year, (int)month);

    /// <summary>Monday is 1, Sunday 7.</summary>
    internal static int Weekday(long days) => (int)(((days + 3) % 7 + 7) % 7) + 1;

    /// <summary>Adds months, keeping the day or taking the last of the month.</summary>
    internal static long? AddMonths(long days, long months)
    {
        var (y, m, d) = DateOf(days);
        if (Math.Abs(months) > 24_000_000_000) return null;
        var total = y * 12 + m - 1 + months;
        var year = (long)Math.Floor(total / 12.0);
        var month = (int)(total - year * 12) + 1;
        return Math.Abs(year) > MaxYear ? null : DaysOf(year, month, Math.Min(d, DaysIn(year, month)));
    }
}

/// <summary>A zone of time: a fixed offset, or a region of the tz database.</summary>
internal sealed class FeelZone
{
    internal static readonly FeelZone Utc = new(null, 0, null);

    // The years 1 to 9999: beyond, a region has the offset that it has without summer time.
    private const long FirstDay = -719162;
    private const long LastDay = 2932896;

    private readonly TimeZoneInfo? _region;
    private readonly int _offset;
    private readonly bool _late;

    private FeelZone(string? name, int offset, TimeZoneInfo? region, bool late = false) => (Name, _offset, _region, _late) = (name, offset, region, late);

    internal string? Name { get; }

    internal static FeelZone Of(TimeSpan offset) => OfSeconds((int)offset.TotalSeconds);

    internal static FeelZone OfSeconds(int seconds) => seconds == 0 ? Utc : new(null, seconds, null);

    internal static FeelZone? Named(string name)
        => name is "Z" or "z" ? Utc : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var region) ? new(name, 0, region) : null;

    /// <summary>Seconds east of Greenwich at a local time.</summary>
    internal int OffsetAt(long days, long nanoseconds)
    {
        if (_region is null) return _offset;
        if (days is < FirstDay or > LastDay) return (int)_region.BaseUtcOffset.TotalSeconds;
        var local = DateTime.SpecifyKind(DateTime.UnixEpoch.AddDays(days).AddTicks(nanoseconds / 100), DateTimeKind.Unspecified);
        // A local time that comes twice means the first, unless it was reckoned as the second.
        if (!_region.IsAmbiguousTime(local)) return (int)_region.GetUtcOffset(local).TotalSeconds;
        var both = _region.GetAmbiguousTimeOffsets(local);
        return (int)(_late ? both.Min() : both.Max()).TotalSeconds;
    }

    /// <summary>Whether the offset changes with the time.</summary>
    internal bool IsRegion => _region is not null;

    /// <summary>The local time of an instant, both as nanoseconds since 1970-01-01, and the zone in which it means that instant.</summary>
    internal Int128 LocalOf(Int128 instant, out FeelZone zone)
    {
        zone = new(Name, 0, _region);
        if (!HasRules(instant)) return instant + (Int128)_region!.BaseUtcOffset.Ticks * 100;
        var offset = _region!.GetUtcOffset(DateTime.UnixEpoch.AddTicks((long)(instant / 100)));
        var local = instant + (Int128)offset.Ticks * 100;
        var days = (long)(local / Calendar.DayNanoseconds) - (local < 0 ? 1 : 0);
        if (HasRules(local) && zone.OffsetAt(days, (long)(local - (Int128)days * Calendar.DayNanoseconds)) != (int)offset.TotalSeconds) zone = new(Name, 0, _region, late: true);
        return local;
    }

    private static bool HasRules(Int128 nanoseconds) => nanoseconds / Calendar.DayNanoseconds is var days && days > FirstDay && days < LastDay;

    public override string ToString()
    {
        if (Name is not null) return "@" + Name;
        if (_offset == 0) return "Z";
        var a = Math.Abs(_offset);
        var seconds = a % 60 == 0 ? "" : $":{a % 60:00}";
        return $"{(_offset < 0 ? '-' : '+')}{a / 3600:00}:{a / 60 % 60:00}{seconds}";
    }
}
