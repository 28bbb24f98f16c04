using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Tongban.LegalText.Files;

/// <summary>
/// Reads a page of a ministry's site. AngleSharp tells tags and characters apart; of the tags only blocks are kept, in a tree of bounded depth,
/// because a full tree of hostile markup grows with the square of the file.
/// </summary>
internal static partial class HtmlText
{
    private const int Deepest = 400;
    private const int MostTags = 3_000_000;

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "caption",
        "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "fieldset", "center", "body", "figure", "figcaption", "form", "address",
    };

    private static readonly HashSet<string> Left = new(StringComparer.Ordinal) { "script", "style", "noscript", "template", "svg", "select", "button", "iframe", "object", "textarea", "nav", "footer", "aside" };

    /// <summary>Whether a text is a page: it begins as one or holds a document's tags.</summary>
    internal static bool Is(string text)
    {
        var head = text.AsSpan().TrimStart()[..Math.Min(text.AsSpan().TrimStart().Length, 4000)];
        return head is ['<', ..] && Page().IsMatch(head);
    }

    internal static string Of(string html, ReadingLog log)
    {
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        var root = new HtmlBlock("body", "", null);
        var (at, depth, links, skipped, tags) = (root, 0, 0, ("", 0), 0);
        string? name = null; // of the head
        var (title, called) = ("", "");
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token.Type == HtmlTokenType.Character)
            {
                if (name == "title")
                    title += token.Data;
                else if (skipped.Item2 == 0 && name is null)
                    at.Say(token.Data, links > 0);
                continue;
            }
            if (token is not HtmlTagToken tag || ++tags > MostTags)
                continue;
            var (tagName, opens) = (tag.Name, tag.Type == HtmlTokenType.StartTag);
            if (opens)
                tokens.State = tagName switch
                {
                    "script" => HtmlParseMode.Script,
                    "style" or "noscript" or "iframe" or "xmp" or "noframes" or "noembed" => HtmlParseMode.Rawtext,
                    "title" or "textarea" => HtmlParseMode.RCData,
                    _ => tokens.State,
                };
            if (skipped.Item2 > 0)
            {
                // of what is left out only its own tags count
                if (tagName == skipped.Item1 && !tag.IsSelfClosing)
                    skipped.Item2 += opens ? 1 : -1;
                continue;
            }
            switch (tagName)
            {
                case "title":
                    name = opens ? "title" : null;
                    break;
                case "meta" when opens && (tag.GetAttribute("name") ?? "").Equals("ArticleTitle", StringComparison.OrdinalIgnoreCase):
                    called = tag.GetAttribute("content") ?? "";
                    break;
                case "br" or "hr":
                    at.Break();
                    break;
                case "a":
                    links = Math.Max(0, links + (opens ? 1 : -1));
                    break;
                case var _ when opens && (Left.Contains(tagName) || Hides(tag)):
                    if (!tag.IsSelfClosing && !Void().IsMatch(tagName))
                        skipped = (tagName, 1);
                    break;
                case var _ when Blocks.Contains(tagName):
                    if (opens)
                        Open(tag);
                    else
                        Close(tagName);
                    break;
            }
        }
        at.Break();
        if (tags > MostTags)
            log.Unread.Add(new(1, "", $"tags beyond the first {MostTags} are not read"));
        return HtmlArticle.Of(root, title.Trim(), called.Trim(), log);

        void Open(HtmlTagToken tag)
        {
            // a paragraph ends where the next block begins, a cell and a row where the next of their kind do
            if (at.Tag == "p" || (at.Tag is "td" or "th" && tag.Name is "td" or "th" or "tr") || (at.Tag is "li" or "dt" or "dd" && tag.Name is "li" or "dt" or "dd"))
                Up();
            if (at.Tag == "tr" && tag.Name == "tr")
                Up();
            at.Break();
            if (depth >= Deepest)
                return;
            var block = new HtmlBlock(tag.Name, tag.Attributes.Count == 0 ? " " : $"{tag.GetAttribute("id")} {tag.GetAttribute("class")}".ToLowerInvariant(), at) { Rows = Span(tag, "rowspan"), Columns = Span(tag, "colspan") };
            at.Add(block);
            (at, depth) = (block, depth + 1);
        }

        void Close(string tagName)
        {
            at.Break();
            for (var (up, steps) = (at, 0); up.Parent is not null && steps < Deepest; (up, steps) = (up.Parent, steps + 1))
                if (up.Tag == tagName)
                {
                    while (at != up)
                        Up();
                    Up();
                    return;
                }
                else if (up.Tag is "td" or "th" && tagName is not ("tr" or "table"))
                    return;
        }

        void Up()
        {
            at.Break();
            if (at.Parent is { } parent)
                (at, depth, links) = (parent, depth - 1, at.Tag is "td" or "table" or "div" ? 0 : links);
        }
    }

    private static int Span(HtmlTagToken tag, string attribute) => int.TryParse(tag.GetAttribute(attribute), out var span) ? Math.Clamp(span, 1, 200) : 1;

    private static bool Hides(HtmlTagToken tag) => tag.Attributes.Count > 0 && (tag.Attributes.Exists(a => a.Name == "hidden") || Hidden().IsMatch(tag.GetAttribute("style") ?? ""));

    [GeneratedRegex(@"^(?:<\?xml[^>]*>|<!--.*?-->|\s)*<!doctype\s+html|<(?:html|body|head|meta|div|p|table|span|article|br)[\s>/]", RegexOptions.IgnoreCase | RegexOptions.Singleline, 20000)]
    private static partial Regex Page();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase, 20000)]
    private static partial Regex Hidden();

    [GeneratedRegex("^(?:img|input|br|hr|meta|link|col|area|base|embed|source|track|wbr|param)$")]
    private static partial Regex Void();
}
