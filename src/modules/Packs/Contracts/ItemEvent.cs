using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>Something that can be done to a case.</summary>
/// <param name="Type">Event type, unique in the item; the procedure's user task id or message name.</param>
/// <param name="Title">What a button says.</param>
/// <param name="By">Roles that may; <c>applicant</c> means the case's own party.</param>
/// <param name="Form">The page's form; null when there is nothing to fill in.</param>
/// <param name="Data">Schema of the event's data; null when anything goes.</param>
/// <param name="Dossier">What must be in a live case's dossier first; a simulation has none.</param>
/// <param name="Facts">Fields of the data that the platform fills itself in a live case, whatever a person sent.</param>
/// <param name="Clause">The clause it carries out.</param>
public sealed record ItemEvent(
    string Type,
    Text Title,
    IReadOnlyList<string> By,
    PackForm? Form,
    DataSchema? Data,
    IReadOnlyList<DossierNeed> Dossier,
    IReadOnlyDictionary<string, FactSource> Facts,
    ClauseRef? Clause)
{
    /// <summary>The variable its data is seen under: the type in camelCase, <c>requestCorrection</c>.</summary>
    public string Variable { get; } = string.Concat(Type.Split('-').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>Something the dossier must hold before an event.</summary>
/// <param name="Event">Type of an earlier event; null when a paper is meant.</param>
/// <param name="Paper">Id of a paper issued; null when an event is meant.</param>
/// <param name="When">FEEL over the case's variables: whether it is needed in this case; null for always.</param>
/// <param name="Text">What is missing, in words.</param>
/// <param name="Clause">The clause that asks for it.</param>
public sealed record DossierNeed(string? Event, string? Paper, string? When, Text Text, ClauseRef? Clause);

/// <summary>Where the platform finds a fact: exactly one of register and materials is set.</summary>
/// <param name="Register">Id of a register of the same pack: true when it holds a valid entry that matches.</param>
/// <param name="Where">Field of the entry to FEEL over <c>event</c>; a list matches any of its values.</param>
/// <param name="Materials"><c>complete</c> (boolean) or <c>missing</c> (list of titles) from the materials handed in.</param>
/// <param name="Clause">The clause that asks for it.</param>
public sealed record FactSource(string? Register, IReadOnlyDictionary<string, string> Where, string? Materials, ClauseRef? Clause);
