using Tongban.Library.Contracts;

namespace Tongban.Library.Search;

/// <summary>
/// What is looked for, as terms that must all be there. A term is found anywhere, but where it begins with a Latin letter or a digit only at
/// the start of a word; where it ends with one, the end of the word makes it whole and anything else a part.
/// </summary>
internal sealed class SearchQuery
{
    internal const int MostCharacters = 100;
    private const int MostTerms = 8;

    /// <summary>Ranks of an entry, best first: 0 the head itself, 1 in the head, 2 in the text; doubled, and one more for a part of a word.</summary>
    internal const int Ranks = 6;

    private readonly string whole;
    private readonly string[] terms;

    private SearchQuery(string whole, string[] terms) => (this.whole, this.terms) = (whole, terms);

    /// <summary>Null when there is nothing to look for.</summary>
    internal static SearchQuery? Of(string words)
    {
        var folded = Folding.Fold(words.Length > MostCharacters ? words[..MostCharacters] : words);
        string[] terms = [.. folded.Split([' ', '\t', '\r', '\n', '\0'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostTerms)];
        return terms.Length == 0 ? null : new(string.Join(' ', terms), terms);
    }

    /// <summary>The rank of an entry; -1 when it is none.</summary>
    internal int Rank(SearchEntry entry)
    {
        var rank = 0;
        foreach (var term in terms)
        {
            var (at, part) = Best(entry.FoldedHead, term);
            var place = 1;
            if (at < 0)
            {
                (at, part) = Best(entry.FoldedBody, term);
                place = 2;
            }

            if (at < 0)
                return -1;
            rank = Math.Max(rank, (place * 2) + (part ? 1 : 0));
        }

        return rank == 2 && IsALine(entry.FoldedHead) ? 0 : rank;
    }

    /// <summary>The text with every hit marked.</summary>
    internal List<HitPiece> Mark(string text)
    {
        var folded = Folding.Fold(text);
        var marked = new bool[text.Length];
        foreach (var term in terms)
            for (var at = Next(folded, term, 0).At; at >= 0; at = Next(folded, term, at + 1).At)
                marked.AsSpan(at, term.Length).Fill(true);
        var pieces = new List<HitPiece>();
        for (int start = 0, i = 1; i <= text.Length; i++)
            if (i == text.Length || marked[i] != marked[start])
            {
                pieces.Add(new(text[start..i], marked[start]));
                start = i;
            }

        return pieces;
    }

    /// <summary>Where the first hit in a folded text begins; -1 when there is none.</summary>
    internal int First(string folded) => terms.Select(t => Next(folded, t, 0).At).Where(at => at >= 0).DefaultIfEmpty(-1).Min();

    private bool IsALine(string head)
    {
        for (var start = 0; start <= head.Length;)
        {
            var end = head.IndexOf('\n', start);
            if (head.AsSpan(start, (end < 0 ? head.Length : end) - start).Trim().SequenceEqual(whole))
                return true;
            if (end < 0)
                return false;
            start = end + 1;
        }

        return false;
    }

    private static (int At, bool Part) Best(string folded, string term)
    {
        var first = Next(folded, term, 0);
        for (var found = first; found.At >= 0; found = Next(folded, term, found.At + 1))
            if (!found.Part)
                return found;
        return first;
    }

    private static (int At, bool Part) Next(string folded, string term, int from)
    {
        for (var at = from > folded.Length ? -1 : folded.IndexOf(term, from, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(term, at + 1, StringComparison.Ordinal))
            if (at == 0 || !OneWord(folded[at - 1], term[0]))
                return (at, at + term.Length < folded.Length && OneWord(term[^1], folded[at + term.Length]));
        return (-1, false);
    }

    // Letters hang together with letters, digits with digits: 2020年 has the word 2020, pm2.5 is found by pm.
    private static bool OneWord(char a, char b) => (IsLatin(a) && IsLatin(b)) || (char.IsAsciiDigit(a) && char.IsAsciiDigit(b));

    private static bool IsLatin(char c) => c < 0x250 && char.IsLetter(c);
}
