using Tongban.Library.Contracts;

namespace Tongban.Library.Search;

/// <summary>Where an entry stands among all: what is in force first, then the newest document, then the order within it.</summary>
internal readonly record struct SearchPlace(bool Repealed, int Day, string Key, int Seq);

/// <summary>Something that can be found.</summary>
internal sealed class SearchEntry
{
    internal required SearchKind Kind { get; init; }
    internal required string Part { get; init; }
    internal required int Seq { get; init; }

    /// <summary>Number and title or heading as shown in Chinese; empty for a paragraph that has neither.</summary>
    internal required string TitleZh { get; init; }

    /// <summary>The same in English.</summary>
    internal required string TitleEn { get; init; }

    /// <summary>The text, then gists, one a line.</summary>
    internal required string Body { get; init; }

    /// <summary>All of the title in both languages, one a line.</summary>
    internal required string FoldedHead { get; init; }
    internal required string FoldedBody { get; init; }

    internal static int Compare(SearchPlace a, SearchPlace b)
    {
        var order = a.Repealed.CompareTo(b.Repealed);
        order = order != 0 ? order : b.Day.CompareTo(a.Day);
        order = order != 0 ? order : string.CompareOrdinal(a.Key, b.Key);
        return order != 0 ? order : a.Seq.CompareTo(b.Seq);
    }
}
