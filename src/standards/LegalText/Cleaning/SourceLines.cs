using System.Text;

namespace Tongban.LegalText.Cleaning;

/// <summary>Cuts a text into lines; folds what is a width or a radical of another character, and drops what has no width at all.</summary>
internal static class SourceLines
{
    /// <summary>A line or a paragraph beyond this is read as several: none that is printed is longer.</summary>
    internal const int LongestLine = 32_768;

    internal static List<SourceLine> Of(string text, ReadingLog log)
    {
        var (lines, number, start, page, began) = (new List<SourceLine>(), 1, 0, false, 0);
        var words = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c is not ('\n' or '\r' or '\f' or '\v' or '\u2028' or '\u2029' or '\u0085') && i - start < LongestLine)
                continue;
            if (i - began > OfficialText.MostOfALine)
                throw new UnreadableTextException($"line {number} is longer than {OfficialText.MostOfALine} characters", began, UnreadableCause.TooLarge);
            if (i > start)
                Add(text.AsSpan(start, i - start));
            if (c == '\f')
                page = true;
            if (c is '\n' or '\u2028' or '\u2029' or '\u0085' || (c == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n')))
                number++;
            if (c is '\n' or '\r' or '\f' or '\v' or '\u2028' or '\u2029' or '\u0085')
                began = i + 1;
            else if (i - start >= LongestLine && start == began)
                log.Uncertainties.Add(new(number, text.Substring(start, 20), $"a line longer than {LongestLine} characters, read as several"));
            start = c is '\n' or '\r' or '\f' or '\v' or '\u2028' or '\u2029' or '\u0085' ? i + 1 : i;
        }
        return lines;

        void Add(ReadOnlySpan<char> raw)
        {
            var (first, indent) = (0, 0);
            for (; first < raw.Length && (Blanks.IsBlank(raw[first]) || IsNothing(raw[first])); first++)
                indent += IsNothing(raw[first]) ? 0 : raw[first] is '\u3000' or '\u2003' ? 2 : raw[first] == '\t' ? 4 : 1;
            var last = raw.Length;
            while (last > first && (Blanks.IsBlank(raw[last - 1]) || IsNothing(raw[last - 1])))
                last--;
            if (last == first)
                return;
            words.Clear();
            for (var i = first; i < last; i++)
            {
                var c = raw[i];
                if (IsNothing(c))
                    continue;
                var put = c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') ? (char)(c - 0xFEE0) : c;
                if (put == c && c is (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF'))
                    put = Radicals.Whole(c);
                if (put != c)
                    log.Repairs.Add(new(number, i + 1, c.ToString(), put.ToString(), put < 0x80 ? "full-width form" : "radical for the character"));
                words.Append(put);
            }
            lines.Add(new(number, words.ToString(), indent, last < raw.Length, page) { Column = first + 1 });
            page = false;
        }
    }

    private static bool IsNothing(char c) => c is '\uFEFF' or '\u200B' or '\u200C' or '\u200D' or '\u00AD' or '\u2060' or (< ' ' and not ('\t' or Files.FileText.CellBreak));
}
