using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>A register a document sets up.</summary>
/// <param name="Pack">Pack id.</param>
/// <param name="Id">Register id, unique over all packs.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What it is for and what stands in it.</param>
/// <param name="Entry">Schema of an entry.</param>
/// <param name="Keys">Top-level fields of an entry by which it is found (at most four); their values are texts or lists of texts.</param>
/// <param name="Label">Field whose text names an entry in lists.</param>
/// <param name="Public">Whether everyone may read its entries.</param>
/// <param name="Hidden">Fields never published.</param>
/// <param name="ValidFrom">Field holding the first day an entry holds; null for the day of entry.</param>
/// <param name="ValidTo">Field holding the last day; null for until withdrawn.</param>
/// <param name="WrittenBy">Roles that may enter, correct and withdraw.</param>
/// <param name="Clause">The clause that sets it up.</param>
public sealed record RegisterDefinition(
    string Pack,
    string Id,
    Text Title,
    Text Summary,
    DataSchema Entry,
    IReadOnlyList<string> Keys,
    string Label,
    bool Public,
    IReadOnlyList<string> Hidden,
    string? ValidFrom,
    string? ValidTo,
    IReadOnlyList<string> WrittenBy,
    ClauseRef? Clause);
