using System.Text.RegularExpressions;

namespace Tongban.LegalText.Structure;

/// <summary>
/// Tells a heading from a first sentence. A short first sentence may be either; what its like do in the same text decides: headings are set for
/// all clauses of a level or for none. A clause that has nothing but one sentence has no heading.
/// </summary>
internal static partial class Headings
{
    /// <summary>Longest heading, in characters.</summary>
    internal const int Longest = 45;

    /// <summary>Parts the words of a clause provisionally.</summary>
    internal static void Split(Draft clause, string words)
    {
        var longest = clause.Kind is ClauseKind.Heading or ClauseKind.Item ? Longest : Longest / 2;
        var end = words.IndexOf('。', StringComparison.Ordinal);
        if (end < 0)
            (clause.Heading, clause.Text) = words.Length <= longest * 2 && words.Length > 0 && words[^1] is not ('；' or '：' or '，') ? (words, "") : (null, words);
        else if (end <= longest && words.AsSpan(0, end).IndexOfAny('；', '：') < 0 && !Sentence().IsMatch(Duties.Script.Fold(words[..end])))
            (clause.Heading, clause.HeadingEnd, clause.Text) = (words[..end], "。", words[(end + 1)..]);
        else
            clause.Text = words;
    }

    /// <summary>Decides for every level of an attached text, or of the text itself.</summary>
    internal static void Settle(IEnumerable<Draft> clauses)
    {
        var all = clauses.SelectMany(c => c.WithParts()).Where(c => c.Kind is > ClauseKind.Article and < ClauseKind.Paragraph).ToList();
        foreach (var level in all.GroupBy(c => c.Kind))
        {
            var of = level.Where(c => c.Heading is not null || c.Text.Length > 0).ToList();
            var few = of.Count(c => c.HeadingEnd.Length > 0 && c.Text.Length > 0) * 2 <= of.Count(c => c.HeadingEnd.Length > 0 || c.Heading is null);
            foreach (var clause in of.Where(c => c.Heading is not null))
            {
                if (!(clause.HeadingEnd.Length > 0 && few) && !(clause.Text.Length == 0 && clause.Children.Count == 0))
                    continue;
                var (sentence, below) = (clause.Heading + clause.HeadingEnd, clause.Text);
                clause.Heading = null;
                if (clause.Below)
                    clause.Children.Insert(0, new(ClauseKind.Paragraph, "", "", clause.Span) { Text = below });
                clause.Text = clause.Below ? sentence : sentence + below;
            }
        }
    }

    /// <summary>What binds somebody or grants something is a sentence, however short.</summary>
    [GeneratedRegex("应当|必须|不得|以下简称|^(?:原则)?同意|^请[你各贵]|的，(?:由|依法)|[部委局厅府省市县区]要[^求点素]|自[0-9]{4}年[^，。]{2,8}起", RegexOptions.None, 20000)]
    private static partial Regex Sentence();
}
