using System.Text;
using Tongban.Kernel;

namespace Tongban.Catalog.BrowseItems;

/// <summary>
/// The words an item is found by, in bands of weight. A query's words must all be found somewhere. Chinese is not cut into words: a run of
/// Chinese characters is found where it stands as written, or where each of its pairs of characters stands, so that 环评审批 finds
/// 环境影响评价…审批 only by its keywords while 影响报告 finds it by its title. Width and case do not matter.
/// </summary>
internal sealed class SearchWords(params (int Weight, IEnumerable<Text> Texts)[] bands)
{
    private readonly (int Weight, string Text)[] bands = [.. bands.Select(b => (b.Weight, Fold(string.Join('\n', b.Texts.Select(t => $"{t.Zh}\n{t.En}")))))];

    /// <summary>The different words of a query, folded; empty for none. None is left out: a word that is nowhere finds nothing.</summary>
    internal static IReadOnlyList<string> Of(string? query) => query is null ? [] : [.. Split(Fold(query)).Distinct()];

    /// <summary>0 when a word is nowhere; more for words in better places. Without words everything counts 1.</summary>
    internal int Score(IReadOnlyList<string> words)
    {
        var score = 1;
        foreach (var word in words)
        {
            var best = bands.Where(b => Has(b.Text, word)).Select(b => b.Weight).DefaultIfEmpty(0).Max();
            if (best == 0)
                return 0;
            score += best * 10;
        }

        return score;
    }

    private static bool Has(string text, string word)
    {
        if (IsHan(word[0]))
            return text.Contains(word, StringComparison.Ordinal) || (word.Length > 2 && Enumerable.Range(0, word.Length - 1).All(i => text.Contains(word.AsSpan(i, 2), StringComparison.Ordinal)));
        // A Latin word is found at the beginning of a word: "assess" finds "assessment", "port" does not find "report".
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (at == 0 || !IsLatin(text[at - 1]))
                return true;
        return false;
    }

    private static IEnumerable<string> Split(string folded)
    {
        var word = new StringBuilder();
        foreach (var sign in folded.Append(' '))
        {
            var same = word.Length > 0 && IsHan(sign) == IsHan(word[^1]);
            if ((!char.IsLetterOrDigit(sign) || !same) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetterOrDigit(sign))
                word.Append(sign);
        }
    }

    // Full-width forms are the ASCII signs moved by one constant; a normalisation by the culture's tables is not there in invariant mode.
    private static string Fold(string text) => string.Create(text.Length, text, static (folded, given) =>
    {
        for (var i = 0; i < given.Length; i++)
            folded[i] = char.ToLowerInvariant(given[i] switch { >= '\uff01' and <= '\uff5e' => (char)(given[i] - 0xfee0), '\u3000' => ' ', var sign => sign });
    });

    private static bool IsHan(char sign) => sign is >= '\u3400' and <= '\u9fff';

    private static bool IsLatin(char sign) => char.IsLetterOrDigit(sign) && !IsHan(sign);
}
