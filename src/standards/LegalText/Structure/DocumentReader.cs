using System.Text.RegularExpressions;
using Tongban.LegalText.Cleaning;
using Tongban.LegalText.Metadata;

namespace Tongban.LegalText.Structure;

/// <summary>Reads the lines of one document: its head, its clauses, its signatures and what stands below them.</summary>
internal sealed partial class DocumentReader
{
    private readonly ReadingLog log;
    private readonly DocumentPart part;
    private readonly List<Paragraph> paragraphs;
    private readonly ClauseTree tree;
    private readonly List<string> signers = [];
    private readonly List<string> contacts = [];
    private readonly List<(int Number, string Title)> named = [];
    private readonly HashSet<int> carried = [];
    private string adoption = "";
    private readonly List<string> to = [];
    private string? copies;
    private string? marked;
    private DateOnly? signed;
    private DateOnly? sent;
    private bool attaching;

    private DocumentReader(DocumentPart part, ReadingLog log)
    {
        (this.part, this.log) = (part, log);
        paragraphs = Contents.Without(ParagraphJoiner.Join(part.Body), log);
        tree = new(log);
    }

    internal static LegalDocument Read(DocumentPart part, ReadingLog log) => new DocumentReader(part, log).Read();

    private LegalDocument Read()
    {
        var at = Adoption();
        at = LetterHead(at);
        while (at < paragraphs.Count && at < 6 && IsPageLine(paragraphs[at]))
            at++;
        var addressees = Addressees(ref at);
        for (; at < paragraphs.Count; at++)
            if (!Tail(ref at) && !Republished(at))
                Body(paragraphs[at]);

        foreach (var (number, name) in named)
            tree.Name(number, name.TrimEnd('。'));
        var title = Title();
        // an announcement's number may stand in brackets behind its title
        if (part.Number is null && Numbered().Match(title) is { Success: true } behind)
            (title, marked) = (behind.Groups["title"].Value, marked ?? behind.Groups["kind"].Value + behind.Groups["no"].Value);
        var clauses = tree.Build();
        var all = part.Title.Concat(part.Body).ToList();
        var decree = Decreed().Match(adoption) is { Success: true } history ? history : Ordered().Match(adoption);
        var facts = DocumentFacts.Of(title, part, adoption, signers, clauses);
        if (facts.Issuers.Count == 0 && decree.Groups["organ"] is { Success: true } organ)
            facts = facts with { Issuers = [organ.Value] };
        return new(title, part.Number ?? marked ?? (decree.Success ? decree.Groups["no"].Value : null), facts.Kind, facts.Issuers, addressees.Length > 0 ? addressees : [.. to], facts.Adopted, signed ?? facts.Made, sent ?? facts.Made ?? signed ?? shown, facts.InForce ?? (facts.FromIssue ? sent ?? facts.Made ?? signed : null),
            facts.Repeals, Attachments(clauses), copies, contacts, clauses, all.Count > 0 ? new(all[0].Number, all[^1].Number) : default)
        { Paragraphs = paragraphs };
    }

    private string Title()
    {
        var title = DocumentSplit.Joined(part.Title, 0, part.Title.Count);
        if (title.Length > 0)
            return Whole().Match(title) is { Success: true } whole ? whole.Groups[whole.Groups[1].Success ? 1 : 2].Value : Called().Replace(title, "");
        // an order: what it makes public names it
        foreach (var paragraph in paragraphs.Take(3))
            if (Published().Match(paragraph.Text) is { Success: true } published)
                // the title stood within a title
                return (published.Groups[1].Success ? published.Groups[1].Value : published.Groups[2].Value).Replace('〈', '《').Replace('〉', '》');
        return part.Called ?? part.Number ?? (paragraphs.Count > 0 ? paragraphs[0].Text[..Math.Min(40, paragraphs[0].Text.Length)] : "");
    }

    private int Adoption()
    {
        var at = 0;
        // the day of an order and the order itself may stand on two lines
        if (paragraphs.Count > 1 && DateLines.Read(paragraphs[0].Text) is not null && Decreed().IsMatch(paragraphs[0].Text + paragraphs[1].Text))
        {
            adoption = paragraphs[0].Text + paragraphs[1].Text;
            return 2;
        }
        for (; at < paragraphs.Count && at < 3 && paragraphs[at].Text is { Length: > 0 and < 600 } text && (text[0] is '（' or '(' || Decreed().IsMatch(text)) && DateLines.First(text) is not null; at++)
            adoption += text;
        return at;
    }

    /// <summary>The labelled head of a letter (受文者, 發文日期, 發文字號 …).</summary>
    private int LetterHead(int at)
    {
        if (part.Number is null && at < paragraphs.Count && Bracketed().Match(paragraphs[at].Text) is { Success: true } bracketed)
        {
            marked = bracketed.Groups[1].Value.Replace('[', '〔').Replace(']', '〕');
            at++;
        }
        for (; at < paragraphs.Count && LetterLabel().Match(paragraphs[at].Text) is { Success: true } label; at++)
            if (label.Groups["number"].Success)
                marked = paragraphs[at].Text[label.Length..];
            else if (label.Groups["day"].Success && DateLines.First(paragraphs[at].Text) is { } day)
                signed = day.Day;
            else if (label.Groups["made"].Success && DateLines.First(paragraphs[at].Text) is { } made)
                sent = made.Day;
            else
                log.Unread.Add(new(paragraphs[at].Span.First, paragraphs[at].Text, "a mark of how the document is handled, no clause"));
        return at;
    }

    /// <summary>Whether words begin as what a site sets above a text: when it was put there, where it comes from, how often it was read.</summary>
    internal static bool IsPageLabel(string text) => PageLabel().IsMatch(text);

    private bool IsPageLine(Paragraph paragraph)
    {
        if (paragraph.Text.Length > 120 || !PageLabel().IsMatch(paragraph.Text))
            return false;
        log.Unread.Add(new(paragraph.Span.First, paragraph.Spaced, "a line of the page, no clause"));
        shown ??= Shown().Match(paragraph.Text) is { Success: true } day && DateLines.Day(day) is { } of ? of : null;
        return true;
    }

    private DateOnly? shown;

    private string[] Addressees(ref int at)
    {
        if (at >= paragraphs.Count || paragraphs[at].Text is not [.., '：' or ':'] || ClauseNumber.Opens(paragraphs[at].Text) || paragraphs[at].Text.Contains('。', StringComparison.Ordinal) || NotAddressees().IsMatch(paragraphs[at].Text))
            return [];
        return paragraphs[at++].Text[..^1].Split('，', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Signatures, dates, lists of attachments, copies and contacts; false for a paragraph of the text itself.</summary>
    private bool Tail(ref int at)
    {
        var paragraph = paragraphs[at];
        var text = paragraph.Text;
        if (text.Length == 0)
            return false;
        if (Signed(at) is > 0 and var lines)
        {
            at += lines - 1;
            return true;
        }
        if (Sent().Match(text) is { Success: true } && text.Length < 60 && DateLines.First(text) is { } day)
        {
            sent = day.Day;
            return true;
        }
        if (Copies().Match(text) is { Success: true } copy)
        {
            copies = text[copy.Length..].TrimEnd('。');
            return true;
        }
        if (To().Match(text) is { Success: true } sentTo && text.Length < 600)
        {
            to.AddRange(text[sentTo.Length..].TrimEnd('。').Split(['、', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            return true;
        }
        if (Contact().IsMatch(text) && text.Length < 200)
        {
            contacts.Add(text.Trim('（', '）', '(', ')'));
            return true;
        }
        if (Handling().IsMatch(text))
        {
            log.Unread.Add(new(paragraph.Span.First, text, "a mark of how the document is handled, no clause"));
            return true;
        }
        if (NamedList().Match(text) is { Success: true } list)
        {
            Names(FileName().Replace(text[list.Length..], ""), ref at);
            return true;
        }
        if (text.Length <= 60 && Attached().Match(text) is { Success: true } attached)
        {
            tree.Attach(attached.Groups[1].Value, attached.Groups["title"] is { Success: true, Length: > 0 } title ? title.Value : null, paragraph.Span);
            carried.Add(attached.Groups["n"].Success && attached.Groups["n"].Value.Length > 0 ? int.Parse(attached.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) : 1);
            (attaching, under) = (true, false);
            return true;
        }
        return false;
    }

    /// <summary>How many paragraphs from here on are signatures with their date; 0 when none are.</summary>
    private int Signed(int at)
    {
        var (end, organs) = (at, new List<string>());
        for (; end < paragraphs.Count && end - at < 40; end++)
        {
            var names = Signatures.Organs(paragraphs[end].Spaced);
            if (names.Count > 0)
                organs.AddRange(names);
            else if (!Signatures.IsPerson(paragraphs[end].Text))
                break;
        }
        if (end >= paragraphs.Count || DateLines.Read(paragraphs[end].Text) is not { } day)
            return 0;
        if (paragraphs[end].Text.EndsWith("印发", StringComparison.Ordinal) || paragraphs[end].Text.EndsWith("印發", StringComparison.Ordinal))
            sent = day;
        else if (signed is null)
        {
            signed = day;
            signers.AddRange(organs);
            // what stands under the signature is what the document carries
            attaching = false;
            under = true;
        }
        return end - at + 1;
    }

    /// <summary>Whether here begins the text that a decision changed, published again below it: its title above the bracket of its history.</summary>
    private bool Republished(int at)
    {
        var text = paragraphs[at].Text;
        if (under || attaching || text.Length is < 4 or > 60 || paragraphs[at].Table is not null || ClauseNumber.Opens(text) || ParagraphJoiner.Closed(text) || at + 1 >= paragraphs.Count || paragraphs[at + 1].Text is not ['（' or '(', ..] || !History().IsMatch(paragraphs[at + 1].Text))
            return false;
        tree.Carry(text, paragraphs[at].Span);
        republished = true;
        return true;
    }

    private bool under;

    private bool republished;

    private void Body(Paragraph paragraph)
    {
        var text = paragraph.Text;
        if (under && paragraph.Table is null && !ClauseNumber.Opens(text) && text.Length <= 60 && !ParagraphJoiner.Closed(text))
        {
            // the title of a text carried under the signature; it may take several lines
            tree.Carry(text, paragraph.Span);
            (under, attaching) = (false, true);
            return;
        }
        under = false;
        if (attaching && !republished && text.StartsWith('（') && text.Length < 600 && DateLines.First(text) is not null)
        {
            adoption = adoption.Length == 0 ? text : adoption;
            return;
        }
        if (attaching && paragraph.Table is null && !ClauseNumber.Opens(text) && text.Length <= 60 && !ParagraphJoiner.Closed(text))
        {
            // the title that the list of attachments names is whole; what follows is the attachment's text
            if (!tree.Headed(t => named.Exists(n => n.Title.TrimEnd('。') == t)))
            {
                tree.Head(text);
                return;
            }
        }
        attaching = false;
        if (adoption.Length > 8 && ClauseNumber.Read(text) is { Kind: ClauseKind.Chapter or ClauseKind.Section } && text.IndexOf(adoption.Trim('（', '）', '(', ')'), StringComparison.Ordinal) is > 0 and var again)
        {
            log.Repairs.Add(new(paragraph.Span.First, 1, text[again..], "", "the bracket of the adoption again: a running foot"));
            paragraph = paragraph with { Text = text[..again] };
        }
        foreach (var one in RunningItems.Split(paragraph))
            tree.Add(one);
    }

    private void Names(string first, ref int at)
    {
        var texts = new List<string>();
        if (first.Length > 0)
            texts.Add(first);
        while (at + 1 < paragraphs.Count && ClauseNumber.Read(paragraphs[at + 1].Text) is { Kind: ClauseKind.Point } number && number.Value == texts.Count + (first.Length > 0 && !ClauseNumber.Opens(first) ? 0 : 1))
            texts.Add(FileName().Replace(paragraphs[++at].Text, ""));
        foreach (var text in texts)
        {
            // several may stand on one line
            foreach (var one in Several().Split(text).Where(t => t.Length > 0))
                named.Add(ClauseNumber.Read(one) is { Kind: ClauseKind.Point } n ? (n.Value, one[n.Length..].Trim()) : (named.Count + 1, one));
        }
    }

    private List<NamedAttachment> Attachments(IReadOnlyList<Clause> clauses)
    {
        static bool Stands(Clause c) => c.Children.Count > 0 || c.Text.Length > 0;
        var attached = clauses.Where(c => c.EId.StartsWith("att_", StringComparison.Ordinal)).ToList();
        var (byName, byTitle) = (attached.ToDictionary(c => c.EId, StringComparer.Ordinal), attached.Where(c => c.Heading is not null).ToLookup(c => c.Heading!, StringComparer.Ordinal));
        var (all, called) = (new List<NamedAttachment>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (number, title) in named)
        {
            var of = byName.GetValueOrDefault($"att_{number}") ?? byTitle[title].FirstOrDefault();
            all.Add(new(number, title.TrimEnd('。'), of is not null && Stands(of)));
            if (of is not null)
                called.Add(of.EId);
        }
        all.AddRange(attached.Where(c => !called.Contains(c.EId)).Select((c, i) => new NamedAttachment(named.Count + i + 1, c.Heading ?? c.Number, Stands(c))));
        return all;
    }

    [GeneratedRegex("(?:公布|发布|發布|印发|颁布)《([^《》]{2,100})》|《([^《》]{2,100})》已(?:经|經|于|由|於)", RegexOptions.None, 20000)]
    private static partial Regex Published();

    [GeneratedRegex("如下|现将|現將|为了|為了|根据|根據|以下|具体措施", RegexOptions.None, 20000)]
    private static partial Regex NotAddressees();

    /// <summary>What a site calls the file of an attachment.</summary>
    [GeneratedRegex(@"\.(?:docx?|xlsx?|pdf|zip|rar|wps|et|ofd|txt|jpg|png)$", RegexOptions.IgnoreCase, 20000)]
    private static partial Regex FileName();

    [GeneratedRegex("(?:印发|印發)$", RegexOptions.None, 20000)]
    private static partial Regex Sent();

    [GeneratedRegex("^[（(]([^（）()。，]{1,16}[〔\\[][0-9]{4}[〕\\]]第?[0-9]{1,5}[号號])[）)]$", RegexOptions.None, 20000)]
    private static partial Regex Bracketed();

    /// <summary>The bracket that tells when a text was made and changed.</summary>
    [GeneratedRegex("^[（(](?:\\p{IsCJKUnifiedIdeographs}{0,24})?(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})年[^（）()]{4,400}(?:通过|公布|修订|修正|发布|發布|施行)[）)]?", RegexOptions.None, 20000)]
    private static partial Regex History();

    [GeneratedRegex("^(?<title>.*(?<kind>公告|通告))[（(](?<no>(?:19|20)[0-9]{2}年第[0-9]{1,5}[号號])[）)]$", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Numbered();

    /// <summary>A label before a title.</summary>
    [GeneratedRegex("^(?:法規名稱|法规名称|法律名称|标题|標題|文件名称|名[ \u3000]?称)[:：]", RegexOptions.None, 20000)]
    private static partial Regex Called();

    [GeneratedRegex("^(?:[【\\[]?(?:发布时间|發布時間|发布日期|發布日期|发稿时间|更新时间|信息来源|来源|來源|稿源|作者|浏览次数|阅读次数|点击数|访问量|字体|字號|字号|索引号|索引號|信息分类|主题分类|体裁分类|公开类别|责任编辑|有效性|效力状态|生效狀態|法規類別|法规类别|时效性)[】\\]]?[:：]|(?:19|20)[0-9]{2}[-/年.][0-9]{1,2}[-/月.][0-9]{1,2}日?(?:[0-9]{1,2}[:：][0-9]{2})?(?:[:：][0-9]{2})?(?:来源|來源|浏览|字号)[:：])", RegexOptions.None, 20000)]
    private static partial Regex PageLabel();

    [GeneratedRegex("(?<y>(?:19|20)[0-9]{2})[-/年.](?<m>[0-9]{1,2})[-/月.](?<d>[0-9]{1,2})", RegexOptions.None, 20000)]
    private static partial Regex Shown();

    [GeneratedRegex("^(?:正本|主送)[:：]", RegexOptions.None, 20000)]
    private static partial Regex To();

    [GeneratedRegex("^(?:(?<number>发文字号|發文字號)|(?<day>发文日期|發文日期|成文日期)|(?<made>(?:修正|公[布發发]|發布|发布|訂定|制定)日期|公發布日)|受文者|生效狀態|生效状态|法規類別|法规类别|速别|速別|密等[^：:]{0,16}|紧急程度)[:：]", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex LetterLabel();

    /// <summary>中華民國…年…月…日 organ 字第…號令 made it or made it public: the history below a title.</summary>
    [GeneratedRegex("^(?:[0-9]{1,2}[.．、]?)?中[華华]民[國国][^，。]{4,16}日(?<organ>[總总][統统]|[^，。]{2,20}?(?:部|院|會|会|局|署|府|[總总][統统]))(?<no>[^，。]{1,16}字第[0-9]{4,14}[號号])令[^。]{0,10}(?:修正|訂定|制定|公布|發布)", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Decreed();

    /// <summary>…年…月…日 organ 令第…号公布: the bracket below the title of a regulation.</summary>
    [GeneratedRegex("日(?<no>(?<organ>[^，。；日年月（）]{2,24}?(?:国务院|部|委|局|署|会|府|行))令第[0-9一二三四五六七八九十百〇]{1,6}号)(?:公布|发布)", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Ordered();

    /// <summary>A title that stands in brackets of its own.</summary>
    [GeneratedRegex("^[（(]((?:关于|關於)[^（）()]{2,150})[）)]$|^(?:第[0-9]{1,4}[A-Z]{0,3}章)?《([^《》]{2,150})》(?:[（(]第[0-9]{1,4}[A-Z]{0,3}章[）)])?$", RegexOptions.None, 20000)]
    private static partial Regex Whole();

    [GeneratedRegex("^(?:抄送|抄报|抄報|分送|副本)[:：]", RegexOptions.None, 20000)]
    private static partial Regex Copies();

    [GeneratedRegex(@"^[（(]?(?:联系人|聯繫人|联系电话|聯繫電話|联系单位|联系方式|联系地址|咨询电话|电\s*话|電話|传\s*真|邮\s*箱|电子邮箱|通讯地址|邮\s*编|邮政编码)(?:及电话|及联系方式)?[:：]", RegexOptions.None, 20000)]
    private static partial Regex Contact();

    [GeneratedRegex("^(?:[（(]此件[^（）()]{1,20}[）)]|主题词[:：].*|公开方式[:：].*|信息公开选项[:：].*)$", RegexOptions.None, 20000)]
    private static partial Regex Handling();

    [GeneratedRegex("^附件?[:：](?!.*[。；].{3})|^附件[:：]?(?=1[.．、])", RegexOptions.None, 20000)]
    private static partial Regex NamedList();

    [GeneratedRegex("^(附(?:件|表|录|錄)(?<n>[0-9]{0,2})(?:[-－][0-9]{1,2})?)(?:[:：]?(?<title>[^。，；0-9][^。；]{1,50}))?$", RegexOptions.None, 20000)]
    private static partial Regex Attached();

    [GeneratedRegex(@"(?<=.)(?=(?<![0-9])[2-9][.．](?![0-9]))", RegexOptions.None, 20000)]
    private static partial Regex Several();
}
