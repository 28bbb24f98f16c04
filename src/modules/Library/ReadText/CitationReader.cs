using System.Text.RegularExpressions;

namespace Tongban.Library.ReadText;

/// <summary>A citation as read: of another document by title, or of an article of this one.</summary>
/// <param name="EId">The clause that cites.</param>
/// <param name="Words">As written.</param>
/// <param name="Title">Cited title; the document's own for 本办法 and its like.</param>
/// <param name="Number">Number beside the title; null when none stands there.</param>
/// <param name="Article">Cited article as its eId's last part, <c>art_7</c>; null for the whole.</param>
internal sealed record TextCitation(string EId, string Words, string Title, string? Number, string? Article);

/// <summary>Finds citations by the marks that official texts set: 《…》, a number in brackets, 第…条; short names that the text defines stand for the whole.</summary>
internal static partial class CitationReader
{
    internal static IReadOnlyList<TextCitation> Read(TextDocument document)
    {
        var shortNames = new Dictionary<string, (string Title, string? Number)>(StringComparer.Ordinal);
        var found = new List<TextCitation>();
        foreach (var clause in document.Clauses)
        {
            foreach (Match match in Cited().Matches(clause.Text))
            {
                var (title, number) = (match.Groups["title"].Value, Group(match, "no"));
                if (Group(match, "short") is { } shortName)
                    shortNames[shortName] = (title, number);
                if (shortNames.TryGetValue(title, out var whole))
                    (title, number) = (whole.Title, number ?? whole.Number);
                found.Add(new(clause.EId, match.Value, title, number, Article(match)));
            }

            foreach (Match match in Own().Matches(clause.Text))
                found.Add(new(clause.EId, match.Value, document.Title, document.Number, Article(match)));
        }

        return [.. found.DistinctBy(c => (c.EId, c.Title, c.Article))];
    }

    private static string? Group(Match match, string name) => match.Groups[name] is { Success: true, Length: > 0 } group ? group.Value : null;

    private static string? Article(Match match) => Group(match, "art") is { } article ? $"art_{ClauseReader.Value(article)}" : null;

    [GeneratedRegex(@"《(?<title>(?:[^《》]|《[^《》]*》){2,120})》(?:[（(](?<no>[^（）()]{2,16}?[〔\[][0-9]{4}[〕\]][0-9]{1,5}号)?[^（）()]{0,30}?(?:以下简称《?(?<short>[^《》（）()]{2,20})》?)?[）)])?(?<art>第[一二三四五六七八九十百]+条)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cited();

    [GeneratedRegex("本(?:办法|条例|规定|法|细则|意见|方案|通知)(?<art>第[一二三四五六七八九十百]+条)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Own();
}
