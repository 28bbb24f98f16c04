using Tongban.Library.Contracts;

namespace Tongban.Web.Public.Library;

/// <summary>A long document in pages: so many clauses or characters at most, cut in the same places for whoever looks.</summary>
internal static class ClausePages
{
    private const int MostRows = 120;
    private const int MostCharacters = 60_000;

    /// <summary>Most entries of the contents.</summary>
    internal const int MostContents = 150;

    internal static IReadOnlyList<Range> Cut(IReadOnlyList<ClauseRow> rows)
    {
        var pages = new List<Range>();
        var (from, characters) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            var length = rows[i].Official?.Length ?? 0;
            if (i > from && (i - from == MostRows || characters + length > MostCharacters))
            {
                pages.Add(from..i);
                (from, characters) = (i, 0);
            }

            characters += length;
        }

        pages.Add(from..rows.Count);
        return pages;
    }

    /// <summary>The page a clause is on, by either of its names; the first for a name that none has.</summary>
    internal static int PageOf(IReadOnlyList<Range> pages, IReadOnlyList<ClauseRow> rows, string? clause)
    {
        for (var (page, i) = (0, 0); clause is not null && i < rows.Count; i++)
        {
            if (i >= pages[page].End.Value)
                page++;
            if (rows[i].Id == clause || rows[i].EId == clause)
                return page;
        }

        return 0;
    }

    /// <summary>What a table of contents lists: as many levels of numbered or headed clauses as fit.</summary>
    internal static IReadOnlyList<ClauseRow> Contents(IReadOnlyList<ClauseRow> rows)
    {
        List<ClauseRow> Down(int depth) => [.. rows.Where(r => r.Depth <= depth && (r.Heading is not null || r.Number.Length > 0))];
        var contents = Down(0);
        if (Down(1) is { Count: <= 60 } deeper)
            contents = deeper;
        return contents.Count > MostContents ? [.. contents.Where(r => r.Heading is not null).Take(MostContents)] : contents;
    }
}
