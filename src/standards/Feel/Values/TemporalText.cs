using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongban.Feel;

/// <summary>Reads temporal values from text as XML Schema writes them (10.3.2.3.4–8), with zones by name beside offsets.</summary>
internal static partial class TemporalText
{
    [GeneratedRegex(@"^(-?)([0-9]{4,9})-([0-9]{2})-([0-9]{2})$")]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,100}))?(?:(Z|z)|([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?|@([A-Za-z][A-Za-z0-9_+\-/]{0,60}))?$")]
    private static partial Regex TimeForm();

    [GeneratedRegex(@"^(-?)P(?:([0-9]{1,12})Y)?(?:([0-9]{1,12})M)?$")]
    private static partial Regex MonthsForm();

    [GeneratedRegex(@"^(-?)P(?:([0-9]{1,18})D)?(?:T(?:([0-9]{1,18})H)?(?:([0-9]{1,18})M)?(?:([0-9]{1,18})(?:\.([0-9]{0,30}))?S)?)?$")]
    private static partial Regex DaysForm();

    internal static FeelValue Date(string text)
    {
        var m = DateForm().Match(text);
        if (!m.Success || (m.Groups[2].Length > 4 && m.Groups[2].Value[0] == '0')) return default;
        long y = Int(m, 2), mo = Int(m, 3), d = Int(m, 4);
        if (m.Groups[1].Length > 0) y = -y;
        return Calendar.Exists(y, mo, d) ? FeelValue.OfDate(Calendar.DaysOf(y, (int)mo, (int)d)) : default;
    }

    internal static FeelValue Time(string text)
    {
        var m = TimeForm().Match(text);
        if (!m.Success) return default;
        long h = Int(m, 1), mi = Int(m, 2), s = Int(m, 3);
        if (h > 23 || mi > 59 || s > 59) return default;
        var fraction = m.Groups[4].Success ? long.Parse(m.Groups[4].Value.PadRight(9, '0')[..9], CultureInfo.InvariantCulture) : 0;
        FeelZone? zone = null;
        if (m.Groups[5].Success) zone = FeelZone.Utc;
        else if (m.Groups[6].Success)
        {
            long zh = Int(m, 7), zm = Int(m, 8), zs = m.Groups[9].Success ? Int(m, 9) : 0;
            if (zh > 18 || zm > 59 || zs > 59 || zh * 3600 + zm * 60 + zs > 18 * 3600) return default;
            var seconds = (int)(zh * 3600 + zm * 60 + zs);
            zone = FeelZone.OfSeconds(m.Groups[6].Value == "-" ? -seconds : seconds);
        }
        else if (m.Groups[10].Success && (zone = FeelZone.Named(m.Groups[10].Value)) is null) return default;
        return FeelValue.OfTime((h * 3600 + mi * 60 + s) * 1_000_000_000 + fraction, zone);
    }

    internal static FeelValue DateTime(string text)
    {
        var t = text.IndexOf('T', StringComparison.Ordinal);
        if (t < 0)
        {
            var only = Date(text);
            return only.IsNull ? default : FeelValue.OfDateTime(only.Days, 0, null);
        }
        // 24:00:00 is the first instant of the next day.
        var midnight = string.CompareOrdinal(text, t + 1, "24:00:00", 0, 8) == 0;
        FeelValue date = Date(text[..t]), time = Time(midnight ? "00" + text[(t + 3)..] : text[(t + 1)..]);
        if (midnight && !date.IsNull) date = FeelValue.OfDate(date.Days + 1);
        return date.IsNull || time.IsNull ? default : FeelValue.OfDateTime(date.Days, time.TimeOfDay, time.Zone);
    }

    internal static FeelValue Duration(string text)
    {
        var m = MonthsForm().Match(text);
        if (m.Success && (m.Groups[2].Success || m.Groups[3].Success))
        {
            var months = (m.Groups[2].Success ? Int(m, 2) * 12 : 0) + (m.Groups[3].Success ? Int(m, 3) : 0);
            return FeelValue.OfMonths(m.Groups[1].Length > 0 ? -months : months);
        }
        m = DaysForm().Match(text);
        if (!m.Success || text.EndsWith('T') || text.EndsWith('P')) return default;
        Int128 seconds = 0;
        foreach (var (group, unit) in new[] { (2, 86400), (3, 3600), (4, 60), (5, 1) })
            if (m.Groups[group].Success) seconds += (Int128)Int(m, group) * unit;
        var nano = seconds * 1_000_000_000;
        if (m.Groups[6].Success) nano += long.Parse(m.Groups[6].Value.PadRight(9, '0')[..9], CultureInfo.InvariantCulture);
        return FeelValue.OfNanoseconds(m.Groups[1].Length > 0 ? -nano : nano);
    }

    /// <summary>The value of an @"…" literal, or null.</summary>
    internal static FeelValue At(string text)
    {
        if (text.Length == 0) return default;
        if (text[0] == 'P' || text.StartsWith("-P", StringComparison.Ordinal)) return Duration(text);
        if (text.Contains('T', StringComparison.Ordinal) && text.IndexOf('-', 1) is > 0 and < 11) return DateTime(text);
        var date = Date(text);
        return date.IsNull ? Time(text) : date;
    }

    private static long Int(Match m, int group) => long.Parse(m.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
