using System.Text.RegularExpressions;

namespace Tongban.LegalText.Structure;

/// <summary>
/// Takes a table of contents out of a text: its 编, 章 and 节 come again where they begin, so what stands under 目录 until the first of them comes
/// again tells nothing of its own.
/// </summary>
internal static partial class Contents
{
    /// <summary>Paragraphs without tables of contents; each is told as not taken.</summary>
    internal static List<Paragraph> Without(List<Paragraph> paragraphs, ReadingLog log)
    {
        var kept = new List<Paragraph>(paragraphs.Count);
        for (var at = 0; at < paragraphs.Count; at++)
            if (Title().IsMatch(paragraphs[at].Text) && End(paragraphs, at) is var end && end > at + 1)
            {
                log.Unread.Add(new(paragraphs[at].Span.First, paragraphs[at].Text, $"a table of contents, to line {paragraphs[end - 1].Span.Last}"));
                at = end - 1;
            }
            else
                kept.Add(paragraphs[at]);
        return kept;
    }

    private static int End(List<Paragraph> paragraphs, int title)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = title + 1; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            var entry = Leader().Replace(text, "");
            if (ClauseNumber.Read(entry) is not { } number || text.Length > 60)
                return seen.Count > 0 && ClauseNumber.Read(text) is null ? i : title;
            // the first entry again: here the text begins
            if (number.Kind is ClauseKind.Article || !seen.Add(entry))
                return number.Kind is ClauseKind.Article || seen.Count > 0 ? i : title;
        }
        return title;
    }

    [GeneratedRegex("^目[录錄次]$", RegexOptions.None, 20000)]
    private static partial Regex Title();

    [GeneratedRegex("[.．…·\u2026 ]*[（(]?[0-9]{1,4}[）)]?$", RegexOptions.None, 20000)]
    private static partial Regex Leader();
}
