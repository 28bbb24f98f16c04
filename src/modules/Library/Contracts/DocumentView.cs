using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Library.Contracts;

/// <summary>A document: outline and text side by side.</summary>
/// <param name="Card">The document.</param>
/// <param name="Dates">Dates the text or the outline states.</param>
/// <param name="Repeals">Titles of what it repeals.</param>
/// <param name="Versions">Imported versions, newest first; empty when the text was not imported.</param>
/// <param name="Shown">Number of the version shown; null without a text.</param>
/// <param name="Rows">Every clause of outline and text once, in the document's order.</param>
/// <param name="Coverage">How far it is carried out here; null when no pack outlines it.</param>
public sealed record DocumentView(
    DocumentCard Card, InstrumentDates Dates, IReadOnlyList<string> Repeals, IReadOnlyList<VersionCard> Versions, int? Shown, IReadOnlyList<ClauseRow> Rows, Coverage? Coverage);

/// <summary>An imported version of a document's text.</summary>
/// <param name="Number">From 1.</param>
/// <param name="ImportedAt">When.</param>
/// <param name="ImportedBy">By whom.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Clauses">How many clauses it has.</param>
public sealed record VersionCard(int Number, DateTimeOffset ImportedAt, string ImportedBy, string File, int Clauses);

/// <summary>A clause, as outlined, as written, or both.</summary>
/// <param name="Id">Its permanent name in addresses: the outline's id, else the eId.</param>
/// <param name="EId">eId of the text; null where only the outline has it.</param>
/// <param name="Depth">0 for a top clause.</param>
/// <param name="Number">As the document numbers it; empty when unnumbered.</param>
/// <param name="Heading">Heading, if any.</param>
/// <param name="Official">The text's own words; null when not imported.</param>
/// <param name="Outline">The outline's clause with the scenarios that run it; null when no pack outlines it.</param>
public sealed record ClauseRow(string Id, string? EId, int Depth, string Number, Text? Heading, string? Official, ClauseCoverage? Outline)
{
    /// <summary>Which 款 of its article an unnumbered clause is, 第二款; null for any other. The first is the article's own text.</summary>
    public Text? Paragraph
    {
        get
        {
            if (Number.Length > 0 || EId is null || EId.LastIndexOf("__al_", StringComparison.Ordinal) is not (> 0 and var at) || EId[..at] is var above && !above[(above.LastIndexOf("__", StringComparison.Ordinal) is >= 0 and var last ? last + 2 : 0)..].StartsWith("art_", StringComparison.Ordinal)
                || !int.TryParse(EId.AsSpan(at + 5), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) || n is < 1 or > 99)
                return null;
            const string digits = "〇一二三四五六七八九";
            var zh = n < 10 ? $"{digits[n]}" : $"{(n < 20 ? "" : digits[n / 10])}十{(n % 10 == 0 ? "" : digits[n % 10])}";
            return new($"第{zh}款", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"paragraph {n}"));
        }
    }
}

/// <summary>One clause by itself.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Within">The clauses it stands in, outermost first.</param>
/// <param name="Parts">The clauses within it.</param>
/// <param name="Before">The clause before it at its own level; null for the first.</param>
/// <param name="After">The clause after it at its own level; null for the last.</param>
/// <param name="Citation">How to cite it.</param>
/// <param name="Cites">What it cites.</param>
/// <param name="CitedBy">What cites it.</param>
/// <param name="Duties">Duties found in it.</param>
/// <param name="Versions">What became of it in each imported version, newest first; empty when its text was not imported.</param>
public sealed record ClauseView(
    DocumentCard Document, ClauseRow Clause, IReadOnlyList<ClauseRow> Within, IReadOnlyList<ClauseRow> Parts, ClauseRow? Before, ClauseRow? After, Text Citation,
    IReadOnlyList<Citation> Cites, IReadOnlyList<Citation> CitedBy, IReadOnlyList<DutyView> Duties, IReadOnlyList<ClauseVersion> Versions);

/// <summary>A clause in one version of its document.</summary>
/// <param name="Version">The version.</param>
/// <param name="EId">Its eId there.</param>
/// <param name="Change">What the version did to it; the first version added it.</param>
public sealed record ClauseVersion(VersionCard Version, string EId, DifferenceKind Change);

/// <summary>Where a name that a clause once had leads now.</summary>
/// <param name="Document">Key of the document.</param>
/// <param name="Clause">Its name now; in <paramref name="Version"/> when that is given.</param>
/// <param name="Version">The last version that had it; null when the latest has it.</param>
public sealed record ClauseElsewhere(string Document, string Clause, int? Version);

/// <summary>A citation, seen from either end.</summary>
/// <param name="Words">As the citing text writes it.</param>
/// <param name="Document">Key of the document at the other end; null while it is not in the library.</param>
/// <param name="Clause">Clause at the other end; null for the whole document.</param>
/// <param name="Title">Title of the document at the other end, as far as known.</param>
public sealed record Citation(string Words, string? Document, string? Clause, string Title);

/// <summary>What differs between two versions of a document.</summary>
public sealed record DocumentDifference(DocumentCard Document, VersionCard From, VersionCard To, IReadOnlyList<ClauseDifference> Clauses);

/// <summary>A clause that differs.</summary>
/// <param name="Kind">How.</param>
/// <param name="FromEId">In the older version; null when added.</param>
/// <param name="ToEId">In the newer version; null when removed.</param>
/// <param name="Number">Its number.</param>
/// <param name="Pieces">Its words in order, each kept, added or removed.</param>
public sealed record ClauseDifference(DifferenceKind Kind, string? FromEId, string? ToEId, string Number, IReadOnlyList<DifferencePiece> Pieces);

/// <summary>A run of words.</summary>
public sealed record DifferencePiece(DifferenceKind Kind, string Text);

/// <summary>How something differs.</summary>
public enum DifferenceKind
{
    /// <summary>The same.</summary>
    Same,

    /// <summary>Only in the newer one.</summary>
    Added,

    /// <summary>Only in the older one.</summary>
    Removed,

    /// <summary>In both, in other words.</summary>
    Changed,

    /// <summary>The same words in another place.</summary>
    Moved,
}
