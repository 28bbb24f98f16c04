using Tongban.Library.Contracts;

namespace Tongban.Library.Storage;

/// <summary>A document; its id is derived from its key, so that it is there once.</summary>
internal sealed class DocumentRow
{
    public Guid Id { get; set; }
    public required string Key { get; set; }
    public string? Number { get; set; }
    public required string Title { get; set; }

    /// <summary>What a citation by title is compared with; see <see cref="DocumentKey"/>.</summary>
    public required string TitleKey { get; set; }
    public string? NumberKey { get; set; }

    /// <summary>Names, one a line.</summary>
    public required string Issuers { get; set; }

    /// <summary>Title keys of what it repeals, one a line.</summary>
    public required string Repeals { get; set; }
    public DateOnly? Issued { get; set; }
    public DateOnly? InForce { get; set; }
    public int Version { get; set; }
    public int Clauses { get; set; }

    /// <summary>Counts imports and reviews: what a node's index and a rival writer look at.</summary>
    public int Revision { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class VersionRow
{
    public Guid DocumentId { get; set; }
    public int No { get; set; }
    public required string Digest { get; set; }
    public required string File { get; set; }
    public DateTimeOffset ImportedAt { get; set; }
    public required string ImportedBy { get; set; }
    public int Clauses { get; set; }
}

internal sealed class ClauseTextRow
{
    public Guid DocumentId { get; set; }
    public int Version { get; set; }
    public int Seq { get; set; }
    public required string EId { get; set; }
    public int Depth { get; set; }
    public required string Number { get; set; }
    public string? Heading { get; set; }
    public required string Text { get; set; }
}

/// <summary>A citation. What it means is looked up when it is read, so an open one closes by itself when its target arrives.</summary>
internal sealed class CitationRow
{
    public Guid DocumentId { get; set; }
    public int Version { get; set; }
    public int Seq { get; set; }
    public required string EId { get; set; }
    public required string Words { get; set; }
    public required string TargetTitle { get; set; }
    public string? TargetNumber { get; set; }
    public string? TargetEId { get; set; }
}

internal sealed class DutyRow
{
    /// <summary>Stands for no last day, so that one index orders all.</summary>
    internal static readonly DateOnly Never = new(9999, 12, 31);

    public Guid DocumentId { get; set; }
    public required string Identity { get; set; }
    public int Seq { get; set; }
    public required string EId { get; set; }
    public DutyKind Kind { get; set; }
    public required string Number { get; set; }
    public required string Words { get; set; }
    public string? Bearer { get; set; }
    public string? Condition { get; set; }

    /// <summary>Names, one a line.</summary>
    public required string Lead { get; set; }
    public required string Joint { get; set; }
    public bool Regions { get; set; }
    public DateOnly DueOn { get; set; }
    public required string Term { get; set; }
    public required string Quantities { get; set; }
    public string? Uncertain { get; set; }

    /// <summary>Whether it belongs to the ledger proper: somebody answers or a last day is set.</summary>
    public bool Listed { get; set; }
    public ReviewState State { get; set; }
    public bool Gone { get; set; }
    public int Revision { get; set; }
    public string? ReviewedBy { get; set; }
    public DateTimeOffset? ReviewedAt { get; set; }
}

/// <summary>A body that answers for a duty, so that a ledger by body is one index.</summary>
internal sealed class DutyBodyRow
{
    public Guid DocumentId { get; set; }
    public required string Identity { get; set; }
    public required string Body { get; set; }
}
