using System.Globalization;
using System.Text;
using Tongban.Feel.Evaluation;

namespace Tongban.Feel;

/// <summary>The text of a value as string() gives it (10.3.4.1): texts inside lists and contexts are quoted.</summary>
internal static class Printing
{
    /// <summary>The text, with the work and its length counted for the run while it grows.</summary>
    internal static string Print(in FeelValue v, bool quoted, Run? run)
    {
        var b = new StringBuilder();
        Write(b, v, quoted, run, 0);
        run?.CheckText(b.Length);
        return b.ToString();
    }

    private static void Write(StringBuilder b, in FeelValue v, bool quoted, Run? run, int depth)
    {
        if (depth > 0)
        {
            Run.Nest(run, depth);
            run?.Step();
            run?.CheckText(b.Length);
        }
        switch (v.Kind)
        {
            case FeelKind.Boolean: b.Append(v.IsTrue ? "true" : "false"); break;
            case FeelKind.Number: b.Append(v.AsNumber.ToString()); break;
            case FeelKind.String:
                if (quoted) Quote(b, v.AsString!);
                else b.Append(v.AsString);
                break;
            case FeelKind.Date: WriteDate(b, v.Days); break;
            case FeelKind.Time: WriteTime(b, v.TimeOfDay); b.Append(v.Zone); break;
            case FeelKind.DateTime: WriteDate(b, v.Days); b.Append('T'); WriteTime(b, v.TimeOfDay); b.Append(v.Zone); break;
            case FeelKind.DaysDuration: WriteDays(b, v.Nanoseconds); break;
            case FeelKind.MonthsDuration: WriteMonths(b, v.Months); break;
            case FeelKind.List:
                b.Append('[');
                for (var i = 0; i < v.AsList!.Count; i++) { if (i > 0) b.Append(", "); Write(b, v.AsList[i], true, run, depth + 1); }
                b.Append(']');
                break;
            case FeelKind.Context:
                b.Append('{');
                var c = v.AsContext!;
                for (var i = 0; i < c.Count; i++)
                {
                    if (i > 0) b.Append(", ");
                    var plain = c.Keys[i].Length > 0 && c.Keys[i].All(ch => char.IsLetterOrDigit(ch) || ch is '_' or ' ');
                    if (plain) b.Append(c.Keys[i]);
                    else Quote(b, c.Keys[i]);
                    b.Append(": ");
                    Write(b, c.Values[i], true, run, depth + 1);
                }
                b.Append('}');
                break;
            case FeelKind.Range:
                var r = v.AsRange!;
                b.Append(r.LowIncluded ? '[' : '(');
                Write(b, r.Low, true, run, depth + 1);
                b.Append("..");
                Write(b, r.High, true, run, depth + 1);
                b.Append(r.HighIncluded ? ']' : ')');
                break;
            case FeelKind.Function: b.Append("function(").AppendJoin(", ", v.AsFunction!.Parameters).Append(')'); break;
            default: b.Append("null"); break;
        }
    }

    private static void Quote(StringBuilder b, string text)
        => b.Append('"').Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');

    private static void WriteDate(StringBuilder b, long days)
    {
        var (y, m, d) = Calendar.DateOf(days);
        b.Append(CultureInfo.InvariantCulture, $"{(y < 0 ? "-" : "")}{Math.Abs(y):0000}-{m:00}-{d:00}");
    }

    private static void WriteTime(StringBuilder b, long nano)
    {
        var s = nano / 1_000_000_000;
        b.Append(CultureInfo.InvariantCulture, $"{s / 3600:00}:{s / 60 % 60:00}:{s % 60:00}");
        WriteFraction(b, nano % 1_000_000_000);
    }

    private static void WriteFraction(StringBuilder b, long nano)
    {
        if (nano > 0) b.Append('.').Append(nano.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0'));
    }

    private static void WriteDays(StringBuilder b, Int128 nano)
    {
        if (nano == 0) { b.Append("PT0S"); return; }
        if (nano < 0) { b.Append('-'); nano = -nano; }
        var seconds = nano / 1_000_000_000;
        var fraction = (long)(nano % 1_000_000_000);
        b.Append('P');
        if (seconds / 86400 is var d && d > 0) b.Append(d).Append('D');
        var rest = (int)(seconds % 86400);
        if (rest == 0 && fraction == 0) return;
        b.Append('T');
        if (rest / 3600 > 0) b.Append(rest / 3600).Append('H');
        if (rest / 60 % 60 > 0) b.Append(rest / 60 % 60).Append('M');
        if (rest % 60 == 0 && fraction == 0) return;
        b.Append(rest % 60);
        WriteFraction(b, fraction);
        b.Append('S');
    }

    private static void WriteMonths(StringBuilder b, long months)
    {
        if (months == 0) { b.Append("P0M"); return; }
        if (months < 0) { b.Append('-'); months = -months; }
        b.Append('P');
        if (months / 12 > 0) b.Append(months / 12).Append('Y');
        if (months % 12 > 0) b.Append(months % 12).Append('M');
    }
}
