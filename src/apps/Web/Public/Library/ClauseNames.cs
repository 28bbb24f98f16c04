using Tongban.Library.Contracts;
using Tongban.Web.Design;
using Tongban.Web.Texts;

namespace Tongban.Web.Public.Library;

/// <summary>What a clause is called on a page.</summary>
internal static class ClauseNames
{
    /// <summary>Number and heading; a word for a paragraph that has neither.</summary>
    internal static string Name(this Reader reader, ClauseRow row) =>
        $"{row.Number} {(row.Heading is { } heading ? reader.In(heading) : "")}".Trim() is { Length: > 0 } name ? name : reader.In(LibraryTexts.Paragraph);

    /// <summary>The same after the numbers of what it stands in, from the article inwards: 第七条（四）.</summary>
    internal static string Name(this Reader reader, ClauseView view)
    {
        var within = string.Concat(view.Within.SkipWhile(r => r.Number is not ['第', .., '条']).Select(r => r.Number));
        var own = reader.Name(view.Clause);
        return within.Length == 0 || own.StartsWith('（') ? within + own : $"{within} {own}";
    }
}
