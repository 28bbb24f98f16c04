using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tongban.Library.ReadText;

/// <summary>
/// Joins hard-wrapped lines to paragraphs and paragraphs to clauses. A number opens a clause; how deep it lies is told by the style of its
/// number: 编, 章, 节, 条, 一、, （一）, 1．, （1）, ①, ——. A clause of several paragraphs has each as a part of its own; unnumbered paragraphs before
/// the first number stand by themselves. Articles count on: a line that happens to begin with another article's number is no new one.
/// </summary>
internal static partial class ClauseReader
{
    private static readonly string[] Names = ["part", "chp", "sec", "art", "lst", "para", "point", "item", "indent", "dash"];

    /// <summary>Longest first sentence that is a heading and not the first sentence of a text.</summary>
    private const int LongestHeading = 45;

    internal static bool IsNumbered(string line) => Mark().IsMatch(line);

    internal static IReadOnlyList<TextClause> Read(IReadOnlyList<string> lines)
    {
        var (clauses, taken) = (new List<Draft>(), new HashSet<string>(StringComparer.Ordinal));
        var path = new Stack<(int Level, string EId)>();
        var (loose, attachments, attached) = (0, 0, "");
        foreach (var (level, number, words) in Paragraphs(lines))
        {
            if (level == Attachment)
            {
                path.Clear();
                // The name below the text, then the attachment itself: one thing.
                if (words.Length == 0 && clauses.Find(c => c.Number == number && c.EId.StartsWith("att_", StringComparison.Ordinal)) is { } named)
                {
                    path.Push((-1, named.EId));
                    continue;
                }

                attached = $"att_{++attachments}";
                clauses.Add(new(Unique(attached), 0, number, words.Length > 0 ? words : null, ""));
                path.Push((-1, attached));
                continue;
            }

            if (level < 0)
            {
                if (path.Count == 0)
                    clauses.Add(new(Unique($"intro__p_{++loose}"), 0, "", null, words));
                else
                    AddParagraph(words);
                continue;
            }

            // 附件：1．… 2．… lists the attachments; each is one.
            if (level == ListedAttachment && path.Count == 1 && path.Peek().Level == -1 && clauses[^1] is { Heading: null, Text: "", Depth: 0 } or { IsListed: true })
            {
                if (!clauses[^1].IsListed)
                {
                    taken.Remove(clauses[^1].EId);
                    clauses.RemoveAt(clauses.Count - 1);
                }

                clauses.Add(new(Unique($"att_{Value(number)}"), 0, $"附件{Value(number)}", words, "") { IsListed = true });
                path.Clear();
                path.Push((-1, clauses[^1].EId));
                continue;
            }

            while (path.Count > 0 && path.Peek().Level >= level)
                path.Pop();
            var eId = Unique($"{(path.Count > 0 ? path.Peek().EId + "__" : "")}{Names[level]}_{Value(number)}");
            var (heading, text) = level <= 2 ? (words, "") : level is 3 ? (null, words) : Split(words);
            clauses.Add(new(eId, path.Count, number, heading, text));
            path.Push((level, eId));
        }

        return [.. clauses.Select(c => new TextClause(c.EId, c.Depth, c.Number, c.Heading, c.Text))];

        // The second paragraph makes the first a part too; a heading's only paragraph is its part.
        void AddParagraph(string words)
        {
            var whole = path.Peek();
            var owner = clauses.Find(c => c.EId == whole.EId)!;
            if (owner.Text.Length > 0 && clauses[^1] == owner)
            {
                clauses.Add(new(Unique($"{owner.EId}__p_{++owner.Paragraphs}"), owner.Depth + 1, "", null, owner.Text));
                owner.Text = "";
            }

            clauses.Add(new(Unique($"{owner.EId}__p_{++owner.Paragraphs}"), owner.Depth + 1, "", null, words));
        }

        // The same number twice beside each other is damage or a second list; both keep a name.
        string Unique(string eId)
        {
            var name = eId;
            for (var n = 2; !taken.Add(name); n++)
                name = string.Create(CultureInfo.InvariantCulture, $"{eId}-{n}");
            return name;
        }
    }

    private const int Attachment = 100;

    /// <summary>Nobody breaks lines at fewer characters.</summary>
    private const int NarrowestPage = 14;

    private const int ListedAttachment = 6;

    private sealed class Draft(string eId, int depth, string number, string? heading, string text)
    {
        internal string EId => eId;

        internal int Depth => depth;

        internal string Number => number;

        internal string? Heading => heading;

        internal string Text { get; set; } = text;

        internal int Paragraphs { get; set; }

        internal bool IsListed { get; init; }
    }

    // Widths tell where lines were broken: a line that is not full and ends a sentence ends its paragraph.
    private static IEnumerable<(int Level, string Number, string Words)> Paragraphs(IReadOnlyList<string> lines)
    {
        var lengths = lines.Select(l => l.Length).Order().ToList();
        var width = lengths.Count == 0 ? 0 : lengths[lengths.Count * 3 / 4];
        // In a text that was not broken, long lines end their sentences; then every line is a paragraph.
        var full = lines.Where(l => l.Length >= width - 2).ToList();
        var broken = width >= NarrowestPage && full.Count(l => !Closing().IsMatch(l)) * 5 >= full.Count;
        (int Level, string Number, StringBuilder Words)? open = null;
        var article = 0;
        foreach (var line in lines)
        {
            var mark = Mark().Match(line);
            var opens = mark.Success;
            if (opens && mark.Groups["l3"].Success && int.Parse(Value(mark.Value), CultureInfo.InvariantCulture) is var no)
            {
                // 第七条之一 follows 第七条; a few may be missing in a damaged text.
                opens = no == 1 || (no >= article && no <= article + 3 && article > 0);
                article = opens ? no : article;
            }

            if (opens || open is null)
            {
                if (open is { } done)
                    yield return (done.Level, done.Number, done.Words.ToString());
                open = opens ? (LevelOf(mark), mark.Value.TrimEnd(' ', '\u3000', ':', '：'), new(line[mark.Length..].Trim())) : (-1, "", new(line));
            }
            else
                open.Value.Words.Append(line);

            if (open is { } ended && (ended.Level is >= 0 and <= 2 or Attachment || (Closing().IsMatch(line) && (!broken || line.Length < width - 2 || line.Length > width * 3)) || DateOrBody().IsMatch(line)))
            {
                yield return (ended.Level, ended.Number, ended.Words.ToString());
                open = null;
            }
        }

        if (open is { } last)
            yield return (last.Level, last.Number, last.Words.ToString());
    }

    private static (string? Heading, string Text) Split(string words)
    {
        var end = words.IndexOf('。', StringComparison.Ordinal);
        if (end < 0)
            return words.Length <= LongestHeading && !words.EndsWith('；') && !words.EndsWith('：') ? (words, "") : (null, words);
        return end <= LongestHeading && end < words.Length - 1 && !words.AsSpan(0, end).ContainsAny("，；：") ? (words[..end], words[(end + 1)..]) : (null, words);
    }

    private static int LevelOf(Match mark)
    {
        if (mark.Groups["att"].Success)
            return Attachment;
        for (var level = 0; level < Names.Length; level++)
            if (mark.Groups[$"l{level}"].Success)
                return level;
        return -1;
    }

    /// <summary>The number's value for the eId: Chinese digits become Arabic.</summary>
    internal static string Value(string number)
    {
        var digits = Digits().Match(number).Value;
        if (digits.Length == 0 || char.IsAsciiDigit(digits[0]))
            return digits;
        if (digits[0] is >= '①' and <= '⑳')
            return (digits[0] - '①' + 1).ToString(CultureInfo.InvariantCulture);
        const string ones = "〇一二三四五六七八九";
        var (sum, digit) = (0, 0);
        foreach (var c in digits)
        {
            if (ones.IndexOf(c, StringComparison.Ordinal) is >= 0 and var one)
                digit = one;
            else if (c is '十' or '百' or '千')
            {
                sum += (digit == 0 ? 1 : digit) * (c == '十' ? 10 : c == '百' ? 100 : 1000);
                digit = 0;
            }
        }

        return (sum + digit).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        """
        ^(?:(?<l0>第[一二三四五六七八九十百]+[编編])|(?<l1>第[一二三四五六七八九十百]+章)|(?<l2>第[一二三四五六七八九十百]+[节節])|(?<l3>第[一二三四五六七八九十百千零〇]+[条條](?:之[一二三四五六七八九十]+)?)(?![款项目])
        |(?<l4>[一二三四五六七八九十]+、)|(?<l5>[（(][一二三四五六七八九十]+[）)])|(?<l6>[0-9]{1,3}(?:[．、]|[.](?![0-9])))|(?<l7>[（(][0-9]{1,3}[）)])|(?<l8>[①-⑳])|(?<l9>——)|(?<att>附件[0-9]{0,2}[:：]?$|附件[0-9]{0,2}[:：](?=[^0-9]{3,60}(?:（[0-9]{4}年）)?$)|附件[0-9]{1,2}(?=[^0-9所中规]{2,40}$)))[ \u3000]*
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    [GeneratedRegex("[。！：；]?[）)”]?$(?<=[。！：；）)”])", RegexOptions.None, 1000)]
    private static partial Regex Closing();

    [GeneratedRegex("^(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:印发)?)$", RegexOptions.None, 1000)]
    private static partial Regex DateOrBody();

    [GeneratedRegex("[0-9]+|[①-⑳]|[一二三四五六七八九十百千零〇]+")]
    private static partial Regex Digits();
}
