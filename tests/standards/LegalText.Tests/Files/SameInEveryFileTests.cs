using System.Net;
using System.Text;
using Tongban.LegalText.Tests.Reading;

namespace Tongban.LegalText.Tests.Files;

/// <summary>A document says the same as plain text, as a page of a site, in Word and as a PDF of printed pages.</summary>
public sealed class SameInEveryFileTests
{
    public static TheoryData<int> Texts => [.. Enumerable.Range(0, PublishedTexts.All.Length)];

    [Theory, MemberData(nameof(Texts))]
    public void Html(int text)
    {
        var lines = Lines(text);
        var page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>演示网</title></head><body><div class=\"nav\"><a href=\"/\">首页</a></div><div class=\"article\">");
        Parts(lines, line => page.Append($"<p>{WebUtility.HtmlEncode(line)}</p>\n"),
            rows => page.Append($"<table>{string.Concat(rows.Select(r => $"<tr>{string.Concat(r.Select(c => $"<td>{WebUtility.HtmlEncode(c)}</td>"))}</tr>"))}</table>"));
        Assert.Equal(Said(string.Join('\n', lines)), Said(Encoding.UTF8.GetBytes(page.Append("</div></body></html>").ToString())));
    }

    [Theory, MemberData(nameof(Texts))]
    public void Word(int text)
    {
        var lines = Lines(text);
        var body = new StringBuilder();
        Parts(lines, line => body.Append(Made.P(WebUtility.HtmlEncode(line))),
            rows => body.Append($"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{Made.P(WebUtility.HtmlEncode(c))}</w:tc>"))}</w:tr>"))}</w:tbl>"));
        Assert.Equal(Said(string.Join('\n', lines)), Said(Made.Word(body.ToString())));
    }

    [Theory, MemberData(nameof(Texts))]
    public void Pdf(int text)
    {
        const int width = 38;
        var lines = Lines(text);
        var printed = new List<(double X, string Text)>();
        foreach (var line in lines)
        {
            // a row of a table stands in columns and is no paragraph
            var (indent, rest) = (line[^1] is '。' or '；' or '：' && !IsRow(line) ? 2 : 0, line);
            for (var first = true; rest.Length > 0; first = false)
            {
                // digits and Latin letters are half as wide
                var (take, cells) = (0, first ? indent * 2 : 0);
                while (take < rest.Length && (IsRow(line) || cells < (width * 2) - 1 || "，。、；：）》”".Contains(rest[take], StringComparison.Ordinal)))
                    cells += rest[take++] < 0x2000 ? 1 : 2;
                printed.Add((72 + (first ? indent * 12 : 0), rest[..take]));
                rest = rest[take..];
            }
        }
        var pages = printed.Chunk(34).Select((page, n) => (IEnumerable<(double, double, string)>)[.. page.Select((l, i) => (l.X, 80 + (i * 20.0), l.Text)), (290, 800, $"— {n + 1} —")]).Select(p => p.ToArray()).ToArray();
        Assert.Equal(Said(string.Join('\n', lines)), Said(Made.Pdf(pages)));
    }

    private static string[] Lines(int text) => [.. PublishedTexts.All[text].Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

    private static bool IsRow(string line) => Cells(line).Length >= 4;

    private static string[] Cells(string line) => line.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries) is var cells && (cells[0] is "序号" || int.TryParse(cells[0], out _)) ? cells : [];

    private static void Parts(string[] lines, Action<string> paragraph, Action<List<string[]>> table)
    {
        for (var i = 0; i < lines.Length; i++)
            if (IsRow(lines[i]))
            {
                List<string[]> rows = [.. lines.Skip(i).TakeWhile(IsRow).Select(Cells)];
                table(rows);
                i += rows.Count - 1;
            }
            else
                paragraph(lines[i]);
    }

    private static string[] Said(string text) => Said(OfficialText.Read(text));

    private static string[] Said(byte[] file) => Said(OfficialText.Read(file));

    private static string[] Said(ReadingResult result) =>
    [
        .. result.Documents.SelectMany(d => (string[])[
            $"{d.Title}|{d.Number}|{d.Kind}|{string.Join(',', d.Issuers)}|{string.Join(',', d.Addressees)}|{d.AdoptedOn}|{d.SignedOn}|{d.IssuedOn}|{d.InForceFrom}|{string.Join(',', d.Repeals.Select(r => r.Text))}|{d.CopiesTo}|{string.Join(',', d.Attachments)}",
            .. d.AllClauses().Select(c => $"{c.EId}|{c.Number}|{c.Heading}|{c.Text}|{string.Join('/', c.Columns.Where(h => h != "序号"))}|{string.Join('/', c.Rows.Select(r => string.Join(',', r.TakeLast(c.Columns.Count(h => h != "序号")))))}")]),
    ];
}
