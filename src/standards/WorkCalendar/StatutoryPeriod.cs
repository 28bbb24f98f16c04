using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tongban.WorkCalendar;

/// <summary>The unit a law counts a period in.</summary>
public enum PeriodUnit : byte
{
    /// <summary>Working days (工作日): only working days count.</summary>
    WorkingDay,

    /// <summary>Calendar days (日): every day counts.</summary>
    CalendarDay,

    /// <summary>Months (月): to the corresponding day.</summary>
    Month,

    /// <summary>Years (年): to the corresponding day.</summary>
    Year,
}

/// <summary>
/// The length of a period as a law states it, e.g. 5 working days. The default value is 0 working days, which ends on
/// its own starting day.
/// </summary>
public readonly record struct StatutoryPeriod
{
    /// <summary>The longest length of any unit; counting lists each day, so it must be bounded.</summary>
    public const int MaxLength = 40_000;

    private static readonly (string Suffix, PeriodUnit Unit, int MaxUnits)[] Suffixes =
        [("wd", PeriodUnit.WorkingDay, MaxLength), ("d", PeriodUnit.CalendarDay, MaxLength), ("mo", PeriodUnit.Month, 1_200), ("y", PeriodUnit.Year, 100)];

    /// <summary>Makes a period.</summary>
    /// <param name="length">From 0 to 40 000 days, 1 200 months or 100 years.</param>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or too long: a period that long is a mistake in the text.</exception>
    public StatutoryPeriod(int length, PeriodUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Suffixes[(int)unit].MaxUnits);
        Length = length;
        Unit = unit;
    }

    /// <summary>How many units.</summary>
    public int Length { get; }

    /// <summary>The unit.</summary>
    public PeriodUnit Unit { get; }

    /// <summary>A period of working days.</summary>
    /// <param name="length">How many.</param>
    public static StatutoryPeriod WorkingDays(int length) => new(length, PeriodUnit.WorkingDay);

    /// <summary>A period of calendar days.</summary>
    /// <param name="length">How many.</param>
    public static StatutoryPeriod CalendarDays(int length) => new(length, PeriodUnit.CalendarDay);

    /// <summary>Reads <c>5 wd</c>, <c>60 d</c>, <c>2 mo</c>, <c>1 y</c>, or ISO 8601 with one part: <c>P60D</c>, <c>P2W</c>, <c>P2M</c>, <c>P1Y</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="period">The period read.</param>
    /// <returns>False when the text is none of these forms or too long a period.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out StatutoryPeriod period)
    {
        period = default;
        var rest = text.AsSpan().Trim();
        var iso = rest.Length > 2 && rest[0] == 'P';
        if (iso)
            rest = rest[1..];
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        if (digits is 0 or > 6)
            return false;
        var length = int.Parse(rest[..digits], CultureInfo.InvariantCulture);
        var suffix = iso ? rest[digits..] : rest[digits..].TrimStart();
        if (iso)
            (suffix, length) = suffix switch
            {
                "D" => ("d", length),
                "W" => ("d", length * 7),
                "M" => ("mo", length),
                "Y" => ("y", length),
                _ => ("", length),
            };
        foreach (var (name, unit, maxUnits) in Suffixes)
            if (suffix.SequenceEqual(name) && length <= maxUnits)
            {
                period = new(length, unit);
                return true;
            }
        return false;
    }

    /// <summary>Reads the forms of <see cref="TryParse"/>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is none of them.</exception>
    public static StatutoryPeriod Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException($"'{text}' is not a period: write 5 wd, 60 d, 2 mo, 1 y, or P60D, P2W, P2M, P1Y");

    /// <summary>This period with more units of the same kind.</summary>
    /// <param name="units">How many more.</param>
    public StatutoryPeriod Extend(int units) => new(Length + units, Unit);

    /// <summary>The period in words, e.g. 5个工作日.</summary>
    public BilingualText Name => Unit switch
    {
        PeriodUnit.WorkingDay => new($"{Length}个工作日", Length == 1 ? "1 working day" : $"{Length} working days"),
        PeriodUnit.CalendarDay => new($"{Length}日", Length == 1 ? "1 day" : $"{Length} days"),
        PeriodUnit.Month => new($"{Length}个月", Length == 1 ? "1 month" : $"{Length} months"),
        _ => new($"{Length}年", Length == 1 ? "1 year" : $"{Length} years"),
    };

    /// <summary>The text form, e.g. <c>5 wd</c>; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString() => $"{Length} {Suffixes[(int)Unit].Suffix}";
}
