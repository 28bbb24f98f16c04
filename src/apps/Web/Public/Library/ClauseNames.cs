using Tongban.Library.Contracts;
using Tongban.Web.Design;
using Tongban.Web.Texts;

namespace Tongban.Web.Public.Library;

/// <summary>What a clause is called on a page.</summary>
internal static class ClauseNames
{
    /// <summary>Number and heading; a word for a paragraph that has neither.</summary>
    internal static string Name(this Reader reader, ClauseRow row) =>
        $"{row.Number} {((row.Paragraph ?? row.Heading) is { } heading ? reader.In(heading) : "")}".Trim() is { Length: > 0 } name ? name : reader.In(LibraryTexts.Paragraph);

    /// <summary>The same after the numbers of what it stands in, from the article inwards where there is one: 第七条（四）, 一、（二）1．.</summary>
    internal static string Name(this Reader reader, ClauseView view)
    {
        var article = view.Within.ToList().FindIndex(r => r.Number is ['第', ..] && r.Number.AsSpan().ContainsAny('条', '條'));
        var within = view.Clause is { Paragraph: null, Number: "" or ['第', ..] } && article < 0 ? "" : string.Concat(view.Within.Skip(Math.Max(article, 0)).Select(r => r.Number.Length > 0 ? r.Number : r.Paragraph is { } paragraph ? reader.In(paragraph) : "").Where(n => article >= 0 || n is not ['第', ..]));
        var own = reader.Name(view.Clause);
        return within.Length == 0 || own[0] is '（' or '第' ? within + own : $"{within} {own}";
    }
}
