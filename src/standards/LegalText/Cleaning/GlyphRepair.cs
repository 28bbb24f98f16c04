using System.Text;

namespace Tongban.LegalText.Cleaning;

/// <summary>
/// Mends glyphs that a font's private table turned into others when a PDF was converted. The same signs may be meant (a bullet, a dagger, a ditto
/// mark), so each is mended only where what stands around it proves what was printed; what stays in doubt is told.
/// </summary>
internal static class GlyphRepair
{
    private const int LongestTitle = 160;
    private const string BeforeZhi = "配设处装位布安放购重闲前后倒内外添弃留另搁建轮拆转分撤優优預预扣倂並并";
    private const string AfterZhi = "换于業业信若備备入身之放疑辦办";

    internal static List<SourceLine> Mend(List<SourceLine> lines, ReadingLog log)
    {
        if (!lines.Exists(l => l.Spaced.AsSpan().ContainsAny("臵臶•‣†‡„‟〃")))
            return lines;
        // one buffer, so that a pair or a neighbour is seen across the break of a line
        var buffer = new StringBuilder();
        var starts = new int[lines.Count + 1];
        for (var i = 0; i < lines.Count; i++)
        {
            buffer.Append(lines[i].Spaced).Append('\n');
            starts[i + 1] = buffer.Length;
        }
        var text = buffer.ToString().ToCharArray();
        var why = new string?[text.Length];
        var source = buffer.ToString();
        Titles(source, text, why);
        for (var i = 0; i < source.Length; i++)
            Single(source, i, text, why);

        var mended = new List<SourceLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (from, length) = (starts[i], lines[i].Spaced.Length);
            for (var at = from; at < from + length; at++)
                if (why[at] is { } proof && text[at] != source[at])
                    log.Repairs.Add(new(lines[i].Number, lines[i].Column + at - from, source[at].ToString(), text[at].ToString(), proof));
                else if (source[at] is '臵' or '臶' or '„' or '‟' or '‡' && text[at] == source[at])
                    log.Uncertainties.Add(new(lines[i].Number, source[at].ToString(), "may be a damaged glyph; nothing around it proves which"));
            var spaced = new string(text, from, length);
            mended.Add(spaced == lines[i].Spaced ? lines[i] : lines[i] with { Spaced = spaced, Text = Blanks.Strip(spaced) });
        }
        return mended;
    }

    /// <summary>Pairs • ‣ that hold a title, also where one side of the pair is whole; inside them † ‡.</summary>
    private static void Titles(string source, char[] text, string?[] why)
    {
        var (open, daggers) = (-1, -1);
        for (var i = 0; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '•' or '《':
                    open = source[i] == '《' || (i + 1 < source.Length && !Blanks.IsBlank(source[i + 1])) ? i : -1;
                    daggers = -1;
                    break;
                case '†':
                    daggers = i;
                    break;
                case '‡' when open >= 0 && daggers > open && i - daggers <= LongestTitle:
                    (text[daggers], why[daggers]) = ('〈', "a title within a title");
                    (text[i], why[i]) = ('〉', "a title within a title");
                    daggers = -1;
                    break;
                case '‣' or '》' when open >= 0 && i - open is > 1 and <= LongestTitle && !(i + 1 < source.Length && source[i - 1] == '\n' && Blanks.IsBlank(source[i + 1])):
                    if (source[open] == '•')
                        (text[open], why[open]) = ('《', "opens a title that is closed");
                    if (source[i] == '‣')
                        (text[i], why[i]) = ('》', "closes a title that is open");
                    open = -1;
                    break;
                case '。' or '；':
                    open = -1;
                    break;
            }
        }
    }

    private static void Single(string source, int i, char[] text, string?[] why)
    {
        switch (source[i])
        {
            case '臵' when BeforeZhi.Contains(Near(source, i, -1), StringComparison.Ordinal) || AfterZhi.Contains(Near(source, i, 1), StringComparison.Ordinal):
                (text[i], why[i]) = ('置', "the word it stands in");
                break;
            case '臶' when Near(source, i, -1) is '旗' or '一' or '易' or '赤':
                (text[i], why[i]) = ('帜', "the word it stands in");
                break;
            case '„':
                var (year, at) = ("", i + 1);
                for (; at < source.Length && year.Length <= 4 && source[at] is not ('‟' or '〕'); at++)
                    if (!char.IsWhiteSpace(source[at]) && source[at] != '\u3000')
                        year += source[at];
                if (at < source.Length && source[at] is '‟' or '〕' && year is ['1' or '2', '9' or '0', >= '0' and <= '9', >= '0' and <= '9'])
                {
                    (text[i], why[i]) = ('〔', "the year of a document number");
                    if (source[at] == '‟')
                        (text[at], why[at]) = ('〕', "the year of a document number");
                }
                break;
            case '〃' when char.IsLetter(Near(source, i, -1)) && char.IsLetter(Near(source, i, 1)) && !Alone(source, i):
                (text[i], why[i]) = ('·', "between the parts of a unit or a name");
                break;
        }
    }

    private static char Near(string source, int i, int step)
    {
        for (var at = i + step; at >= 0 && at < source.Length; at += step)
            if (!char.IsWhiteSpace(source[at]))
                return source[at];
        return '\0';
    }

    // a ditto mark stands apart from its neighbours
    private static bool Alone(string source, int i) => (i == 0 || Apart(source[i - 1])) && (i + 1 >= source.Length || Apart(source[i + 1]));

    private static bool Apart(char c) => c == '\n' || Blanks.IsBlank(c);
}
