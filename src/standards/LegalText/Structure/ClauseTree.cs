using System.Globalization;
using System.Text.RegularExpressions;

namespace Tongban.LegalText.Structure;

/// <summary>
/// Sets paragraphs into a tree by the styles of their numbers. What has no number is a paragraph of the clause it stands under: in an article the
/// next 款. eIds are made of numbers alone and therefore the same at every import; a number that comes twice keeps both clauses.
/// </summary>
internal sealed partial class ClauseTree
{
    private readonly ReadingLog log;
    private readonly Draft root = new(ClauseKind.Attachment, "", "", new(0, 0));
    private readonly Stack<Draft> path = new();
    private readonly Dictionary<string, int> opened = new(StringComparer.Ordinal);
    private int article;

    internal ClauseTree(ReadingLog log)
    {
        this.log = log;
        path.Push(root);
    }

    /// <summary>Begins an attached text; what follows stands in it.</summary>
    internal void Attach(string number, string? heading, LineSpan span) => Open(number, heading, span, "att");

    /// <summary>Begins a text that the document carries under its signature.</summary>
    internal void Carry(string heading, LineSpan span) => Open("", heading, span, "doc");

    private void Open(string number, string? heading, LineSpan span, string reference)
    {
        while (path.Count > 1)
            path.Pop();
        article = 0;
        var value = Digits().Match(number) is { Success: true } digits ? digits.Value : (opened.GetValueOrDefault(reference) + 1).ToString(CultureInfo.InvariantCulture);
        opened[reference] = opened.GetValueOrDefault(reference) + 1;
        Push(new(ClauseKind.Attachment, number, value, span) { Heading = heading, Reference = reference });
    }

    /// <summary>Gives the open attachment its heading, or more of it.</summary>
    internal void Head(string words)
    {
        var top = path.Peek();
        top.Heading += words;
    }

    /// <summary>Whether the open attachment has a heading that is whole.</summary>
    internal bool Headed(Func<string, bool> whole) => path.Peek().Heading is { } heading && whole(heading);

    /// <summary>Gives an attachment without a heading the title that the document names it by.</summary>
    internal void Name(int number, string title)
    {
        if (root.Children.Find(c => c.Reference == "att" && c.Heading is null && c.Value == number.ToString(CultureInfo.InvariantCulture)) is { } attachment)
            attachment.Heading = title;
    }

    /// <summary>Leaves every clause but the attached text.</summary>
    internal void ToTop()
    {
        while (path.Count > 1 && path.Peek().Kind != ClauseKind.Attachment)
            path.Pop();
    }

    internal void Add(Paragraph paragraph)
    {
        if (paragraph.Table is { } table)
        {
            while (path.Peek().Kind >= ClauseKind.Paragraph)
                path.Pop();
            path.Peek().Children.Add(new(ClauseKind.Table, "", "", paragraph.Span) { Table = table });
            return;
        }
        if (ClauseNumber.Read(paragraph.Text) is { } number)
            Numbered(paragraph, number);
        else
            Unnumbered(paragraph);
    }

    internal IReadOnlyList<Clause> Build()
    {
        foreach (var attached in root.Children.Where(c => c.Kind == ClauseKind.Attachment))
            Headings.Settle(attached.Children);
        Headings.Settle(root.Children.Where(c => c.Kind != ClauseKind.Attachment));
        return Finish(root, "");
    }

    private void Numbered(Paragraph paragraph, ClauseNumber number)
    {
        var words = paragraph.Text[number.Length..].TrimStart(' ', '\u3000', '：', ':');
        var printed = number.Printed.TrimEnd('：', ':');
        if (number.Kind == ClauseKind.Article)
        {
            if (article > 0 && number.Value > article + 1 && number.Sub == 0)
                log.Uncertainties.Add(new(paragraph.Span.First, printed, $"article {number.Value} follows article {article}"));
            article = number.Value;
        }
        // a note ends the note before it with all its sentences
        while (number.Kind == ClauseKind.Note && path.Any(c => c.Kind == ClauseKind.Note))
            path.Pop();
        while (path.Count > 1 && path.Peek() is var top && top.Kind != ClauseKind.Attachment && (top.Kind is ClauseKind.Paragraph or ClauseKind.Note ? !Leads(top, number.Kind) : top.Kind >= number.Kind))
            path.Pop();
        var value = number.Value.ToString(CultureInfo.InvariantCulture) + (number.Sub > 0 ? $"-{number.Sub}" : "");
        var clause = new Draft(number.Kind, printed, number.Value == 0 ? "" : value, paragraph.Span);
        var inArticle = path.Any(c => c.Kind == ClauseKind.Article);
        if (number.Kind is ClauseKind.Part or ClauseKind.Chapter or ClauseKind.Section)
            clause.Heading = words.Length > 0 ? words : null;
        else if (number.Kind == ClauseKind.Article && Named().Match(words) is { Success: true } named)
            (clause.Heading, clause.Text) = (named.Groups[named.Groups[1].Success ? 1 : 2].Value, words[named.Length..].TrimStart(' ', '\u3000'));
        else if (number.Kind is ClauseKind.Article or ClauseKind.Note or ClauseKind.Circled or ClauseKind.Subpoint || ((inArticle || path.Any(c => c.Kind == ClauseKind.Note)) && number.Kind > ClauseKind.Article))
            clause.Text = words;
        else
            Headings.Split(clause, words);
        Push(clause);
        // notes count their sentences: 注：1.… 2.…
        if (number.Kind == ClauseKind.Note && ClauseNumber.Read(words) is { Kind: ClauseKind.Point } first)
        {
            clause.Text = "";
            // they may all run on in one paragraph
            foreach (var (one, i) in Counting().Split(words).Select((w, i) => (w, i)))
                if (ClauseNumber.Read(one) is { Kind: ClauseKind.Point } next && next.Value == first.Value + i)
                    Numbered(paragraph with { Text = one }, next);
                else
                    path.Peek().Text += one;
        }
    }

    /// <summary>In an article the items stand under the 款 that leads to them.</summary>
    private bool Leads(Draft paragraph, ClauseKind kind) => paragraph.Kind == ClauseKind.Note ? kind is ClauseKind.Point or ClauseKind.Subpoint && paragraph.Text.Length == 0
        : kind > ClauseKind.Heading && kind < ClauseKind.Paragraph && paragraph.Kind == ClauseKind.Paragraph && path.Skip(1).FirstOrDefault()?.Kind == ClauseKind.Article;

    private void Unnumbered(Paragraph paragraph)
    {
        // a chapter whose heading stands on the line below its number
        if (path.Peek() is { Kind: ClauseKind.Part or ClauseKind.Chapter or ClauseKind.Section, Heading: null, Children.Count: 0 } bare && paragraph.Text.Length <= Headings.Longest && !ParagraphJoiner.Closed(paragraph.Text))
        {
            (bare.Heading, bare.Span) = (paragraph.Text, new(bare.Span.First, paragraph.Span.Last));
            return;
        }
        if (Closing().IsMatch(paragraph.Text) && path.Peek() is not { Kind: ClauseKind.Heading or ClauseKind.Item, Heading: not null, HeadingEnd.Length: 0, Text.Length: 0, Children.Count: 0 } && !path.Any(c => c.Kind is ClauseKind.Article))
            ToTop();
        else if (path.FirstOrDefault(c => c.Kind == ClauseKind.Article) is { } whose)
        {
            // 款 that are counted in the margin: 1 …, 2 …
            if (Counted().Match(paragraph.Spaced) is { Success: true } counted && int.Parse(counted.Groups[1].Value, CultureInfo.InvariantCulture) == (whose.Text.Length > 0 ? 2 : 1) + whose.Children.Count(c => c.Kind == ClauseKind.Paragraph))
                paragraph = paragraph with { Text = paragraph.Text[counted.Groups[1].Length..] };
            // an item that is a mere heading takes the paragraph under it for its words
            if (path.Peek() is { Kind: ClauseKind.Item or ClauseKind.Point, Children.Count: 0, Heading: null, Text.Length: > 0 and <= Headings.Longest } item && item.Text[^1] is not ('；' or '。' or '：' or '，' or '、'))
            {
                (item.Heading, item.Text, item.Span) = (item.Text, paragraph.Text, new(item.Span.First, paragraph.Span.Last));
                return;
            }
            while (path.Peek().Kind != ClauseKind.Article)
                path.Pop();
        }
        else
            while (path.Peek().Kind is ClauseKind.Paragraph or ClauseKind.Dash or ClauseKind.Circled or ClauseKind.Note)
                path.Pop();
        var whole = path.Peek();
        // a heading's or an article's first words are its own
        if (whole.Text.Length == 0 && whole.Children.Count == 0 && whole.Kind is not (ClauseKind.Attachment or ClauseKind.Part or ClauseKind.Chapter or ClauseKind.Section))
            (whole.Text, whole.Below, whole.Span) = (paragraph.Text, true, new(whole.Span.First, paragraph.Span.Last));
        else
            Push(new(ClauseKind.Paragraph, "", "", paragraph.Span) { Text = paragraph.Text });
    }

    private void Push(Draft clause)
    {
        path.Peek().Children.Add(clause);
        path.Push(clause);
    }

    private static List<Clause> Finish(Draft whole, string prefix)
    {
        var (taken, counts, clauses) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<ClauseKind, int>(), new List<Clause>());
        // the own first words of an article are its first 款
        if (whole.Text.Length > 0)
            counts[ClauseKind.Paragraph] = 1;
        foreach (var part in whole.Children)
        {
            var value = part.Value;
            if (value.Length == 0)
                value = (counts[part.Kind] = counts.GetValueOrDefault(part.Kind) + 1).ToString(CultureInfo.InvariantCulture);
            var name = $"{prefix}{part.Reference}_{value}";
            var eId = name;
            while (!taken.TryAdd(eId, 1))
                eId = $"{name}_{++taken[name]}";
            clauses.Add(new(eId, part.Number, part.Kind, part.Heading, part.Text, Finish(part, eId + "__"), Whole(part))
            {
                Columns = part.Table?.Columns ?? [],
                Rows = part.Table?.Rows ?? [],
            });
        }
        return clauses;
    }

    private static LineSpan Whole(Draft part) => new(part.Span.First, part.Children.Count > 0 ? Math.Max(part.Span.Last, Whole(part.Children[^1]).Last) : part.Span.Last);

    [GeneratedRegex("^(?:特此(?:公告|通知|通告|批复|函复|函告|通报|说明)|此复|本(?:通知|意见|公告|通告|方案|办法|规定|决定|批复|通報|公報|意見|辦法)(?:自|由)|(?:请各|各(?:地区|地|级|省|单位|部门).{0,60}请及时))", RegexOptions.None, 20000)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^([0-9]{1,2})[ \u3000]+(?=\p{IsCJKUnifiedIdeographs})", RegexOptions.None, 20000)]
    private static partial Regex Counted();

    /// <summary>What an article is about, in brackets behind its number; （一） there counts an item.</summary>
    [GeneratedRegex("^(?:[【〔]([^【】〔〕。]{1,24})[】〕]|[（(](?![一二三四五六七八九十百0-9]+[）)])([^（）()。，；：]{2,24})[）)])", RegexOptions.None, 20000)]
    private static partial Regex Named();

    [GeneratedRegex("(?<=[。；;])(?=[0-9]{1,2}[.．、](?![0-9]))", RegexOptions.None, 20000)]
    private static partial Regex Counting();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 20000)]
    private static partial Regex Digits();
}
