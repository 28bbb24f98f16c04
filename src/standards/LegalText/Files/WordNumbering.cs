using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Tongban.LegalText.Files;

/// <summary>The numbers Word sets before paragraphs itself (ISO/IEC 29500-1, 17.9): they are part of the text as it is printed.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private const int MostUnpacked = 8 << 20;
    private const string Digits = "〇一二三四五六七八九";

    private readonly Dictionary<string, Level[]> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> listOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? List, int Level)> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);

    private sealed record Level(string Format, string Text, int Start);

    internal static WordNumbering Read(ZipArchiveEntry? numbering, ZipArchiveEntry? styles)
    {
        var read = new WordNumbering();
        Each(numbering, read.Definition);
        Each(styles, read.Style);
        return read;
    }

    /// <summary>The number of the next paragraph of a list; empty when it has none.</summary>
    internal string Next(string? list, int level, string? style)
    {
        if (list is null && style is not null && styles.TryGetValue(style, out var own))
            (list, level) = (own.List, level >= 0 ? level : own.Level);
        level = Math.Max(0, level);
        if (list is null or "0" || level >= Levels || !listOf.TryGetValue(list, out var of) || !lists.TryGetValue(of, out var levels) || levels[level] is not { } it)
            return "";
        if (!counts.TryGetValue(of, out var count))
            counts[of] = count = new int[Levels];
        for (var above = 0; above < level; above++)
            if (count[above] == 0)
                count[above] = levels[above]?.Start ?? 1;
        count[level] = count[level] == 0 ? it.Start : count[level] + 1;
        Array.Clear(count, level + 1, Levels - level - 1);
        if (it.Format is "bullet" or "none")
            return "";
        var text = new StringBuilder(it.Text);
        for (var l = 0; l < Levels; l++)
            text.Replace($"%{l + 1}", Printed(count[l], levels[l]?.Format ?? "decimal"));
        return text.Length > 40 ? "" : text.ToString();
    }

    private static string Printed(int value, string format)
    {
        if (format.Contains("EnclosedCircle", StringComparison.Ordinal) && value is >= 1 and <= 20)
            return ((char)('①' + value - 1)).ToString();
        if (format.StartsWith("chinese", StringComparison.Ordinal) || format.StartsWith("ideograph", StringComparison.Ordinal) || format.StartsWith("taiwanese", StringComparison.Ordinal) || format.StartsWith("japanese", StringComparison.Ordinal))
            return Chinese(value);
        return format switch
        {
            "lowerLetter" when value is >= 1 and <= 26 => ((char)('a' + value - 1)).ToString(),
            "upperLetter" when value is >= 1 and <= 26 => ((char)('A' + value - 1)).ToString(),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Chinese(int value)
    {
        if (value is < 1 or > 999)
            return value.ToString(CultureInfo.InvariantCulture);
        var (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
        return (hundreds > 0 ? $"{Digits[hundreds]}百{(tens == 0 && ones > 0 ? "零" : "")}" : "")
            + (tens > 0 ? (tens == 1 && hundreds == 0 ? "十" : $"{Digits[tens]}十") : "") + (ones > 0 ? Digits[ones].ToString() : "");
    }

    private string? open;
    private int at = -1;
    private (string Format, string Text, int Start) draft;

    private void Definition(XmlReader xml)
    {
        string? Value() => xml.GetAttribute("val", WordText.Main);
        switch (xml.LocalName)
        {
            case "abstractNum":
                open = "a" + xml.GetAttribute("abstractNumId", WordText.Main);
                lists[open] = new Level[Levels];
                break;
            case "num":
                open = xml.GetAttribute("numId", WordText.Main) ?? "";
                at = -1;
                break;
            case "abstractNumId" when open is not null && Value() is { } of:
                listOf[open] = "a" + of;
                break;
            case "lvl" when open is ['a', ..] && int.TryParse(xml.GetAttribute("ilvl", WordText.Main), out var level) && level is >= 0 and < Levels:
                (at, draft) = (level, ("decimal", "", 1));
                break;
            case "start" when at >= 0 && int.TryParse(Value(), out var start):
                draft.Start = start;
                break;
            case "numFmt" when at >= 0:
                draft.Format = Value() ?? "decimal";
                break;
            case "lvlText" when at >= 0 && open is ['a', ..]:
                draft.Text = Value() ?? "";
                break;
        }
        if (at >= 0 && open is ['a', ..] && lists.TryGetValue(open, out var levels))
            levels[at] = new(draft.Format, draft.Text, draft.Start);
    }

    private string? style;

    private void Style(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "style":
                style = xml.GetAttribute("styleId", WordText.Main);
                break;
            case "numId" when style is not null:
                styles[style] = (xml.GetAttribute("val", WordText.Main), styles.GetValueOrDefault(style).Level);
                break;
            case "ilvl" when style is not null && int.TryParse(xml.GetAttribute("val", WordText.Main), out var level):
                styles[style] = (styles.GetValueOrDefault(style).List, level);
                break;
        }
    }

    private static void Each(ZipArchiveEntry? part, Action<XmlReader> element)
    {
        if (part is null)
            return;
        try
        {
            using var stream = new LimitedStream(part.Open(), MostUnpacked, "the numbering of the Word document unpacks");
            using var xml = XmlReader.Create(stream, WordText.Settings());
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == WordText.Main)
                    element(xml);
        }
        catch (XmlException)
        {
            // damaged numbering costs its numbers, not the text
        }
    }
}
