using System.Text.RegularExpressions;

namespace Tongban.LegalText.Cleaning;

/// <summary>
/// Takes page numbers, running heads and running feet away, each logged. A number alone on its line is a page number unless it counts the rows of
/// a table; a head or foot is a short line that comes again beside page numbers or page breaks, or again and again inside sentences, and does so
/// within a few pages: what two documents of a file have in common is no head.
/// </summary>
internal static partial class PageFurniture
{
    private const int LongestHead = 60;

    /// <summary>Pages from one coming of a head to the next: chapters may begin without it, and odd pages may have another than even ones.</summary>
    private const int NextPages = 4;

    /// <summary>The same in lines, where no page number tells the pages apart.</summary>
    private const int NextLines = 200;

    internal static List<SourceLine> Remove(List<SourceLine> lines, ReadingLog log)
    {
        var (numbers, row) = (new bool[lines.Count], 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            if (TableHead().IsMatch(lines[i].Spaced))
                row = 1;
            else if (row > 0 && RowNumber().Match(lines[i].Spaced) is { Success: true } found && int.Parse(found.Value, System.Globalization.CultureInfo.InvariantCulture) == row)
                row++;
            else if (text.Length <= 24 && (Dressed().IsMatch(text) || BareNumber().IsMatch(text)))
                numbers[i] = true;
        }

        var heads = Heads(lines, numbers);
        var kept = new List<SourceLine>(lines.Count);
        var page = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (numbers[i] || heads.Contains(i))
            {
                log.Repairs.Add(new(lines[i].Number, lines[i].Column, lines[i].Spaced, "", numbers[i] ? "page number" : "running head or foot"));
                page = true;
                continue;
            }
            kept.Add(page ? lines[i] with { NewPage = true } : lines[i]);
            page = false;
        }
        return kept;
    }

    private static HashSet<int> Heads(List<SourceLine> lines, bool[] numbers)
    {
        // words of the text repeat too, but a line that fills the page is text
        var widths = lines.Select(l => l.Cells).Order().ToList();
        var most = widths.Count == 0 ? 0 : widths[widths.Count * 3 / 4] * 3 / 4;
        var (beside, inside) = (new Dictionary<string, List<(int Line, int Place)>>(StringComparer.Ordinal), new Dictionary<string, List<(int Line, int Place)>>(StringComparer.Ordinal));
        var page = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            page += numbers[i] || lines[i].NewPage ? 1 : 0;
            var text = lines[i].Text;
            if (numbers[i] || text.Length > LongestHead || text.Contains(Files.FileText.CellBreak, StringComparison.Ordinal) || (lines[i].Cells > most && lines[i].Cells > 30) || BareNumber().IsMatch(text) || Closed().IsMatch(text) || Structure.ClauseNumber.Opens(text))
                continue;
            var key = Digits().Replace(text, "#");
            var edge = lines[i].NewPage || (i > 0 && numbers[i - 1]) || (i + 1 < lines.Count && (numbers[i + 1] || lines[i + 1].NewPage));
            if (edge)
                Add(beside, key, i, page);
            else if (i > 0 && i + 1 < lines.Count && !Closed().IsMatch(lines[i - 1].Text) && lines[i - 1].Cells > 30 && lines[i].Cells < lines[i - 1].Cells - 8
                && text[^1] is not ('）' or ')' or '》' or '”') && !Structure.ClauseNumber.Opens(lines[i + 1].Text))
                Add(inside, key, i, i);
        }

        var heads = beside.Values.SelectMany(places => Again(places, 2, NextPages)).ToHashSet();
        heads.UnionWith(inside.Values.SelectMany(places => Again(places, 3, NextLines)));
        return heads;

        static void Add(Dictionary<string, List<(int Line, int Place)>> into, string key, int line, int place)
        {
            if (!into.TryGetValue(key, out var places))
                into[key] = places = [];
            places.Add((line, place));
        }

        // lines of runs in which each follows the one before within so many pages or lines
        static IEnumerable<int> Again(List<(int Line, int Place)> places, int least, int within)
        {
            for (var (from, to) = (0, 1); to <= places.Count; to++)
                if (to == places.Count || places[to].Place - places[to - 1].Place > within)
                {
                    for (var i = from; to - from >= least && i < to; i++)
                        yield return places[i].Line;
                    from = to;
                }
        }
    }

    [GeneratedRegex(@"^序\s*[号號]\s+\S+", RegexOptions.None, 20000)]
    private static partial Regex TableHead();

    [GeneratedRegex(@"^[0-9]{1,4}(?=$|[ \u3000\t])", RegexOptions.None, 20000)]
    private static partial Regex RowNumber();

    [GeneratedRegex(@"^[0-9]{1,4}$", RegexOptions.None, 20000)]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"^(?:[—－–―\-·•~～]+\s*[0-9]{1,4}\s*[—－–―\-·•~～]+|(?:第\s*[0-9一二三四五六七八九十百]{1,5}\s*[页頁])(?:\s*[,，/／]?\s*[(（]?共\s*[0-9一二三四五六七八九十百]{1,5}\s*[页頁][)）]?)?|共\s*[0-9]{1,4}\s*[页頁]\s*[,，]?\s*第\s*[0-9]{1,4}\s*[页頁]|[0-9]{1,4}\s*[/／]\s*[0-9]{1,4}|[Pp]age\s*[0-9]{1,4}(?:\s*of\s*[0-9]{1,4})?)$", RegexOptions.None, 20000)]
    private static partial Regex Dressed();

    [GeneratedRegex("[。；：！？，、;:!?,]$|[。；！？][”’）)」』]$", RegexOptions.None, 20000)]
    private static partial Regex Closed();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 20000)]
    private static partial Regex Digits();
}
