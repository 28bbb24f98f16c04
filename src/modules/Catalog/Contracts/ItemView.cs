using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.Contracts;

/// <summary>The guide of one item variant.</summary>
/// <param name="Item">What it is.</param>
/// <param name="Code">Implementing code, where known.</param>
/// <param name="Fee">What it costs.</param>
/// <param name="LegalBasis">What it rests on, each with the clause's gist where the pack outlines it.</param>
/// <param name="Conditions">What an applicant must meet.</param>
/// <param name="Materials">What is handed in.</param>
/// <param name="Periods">Statutory periods with their unit.</param>
/// <param name="Steps">The flow of the procedure as a list.</param>
/// <param name="Channels">Where one applies: windows and online.</param>
/// <param name="Remedies">What one can do against the decision.</param>
/// <param name="Questions">Questions often asked.</param>
/// <param name="Versions">Versions of the pack that have this item, newest first.</param>
/// <param name="Pack">Pack id, for the page of its document.</param>
/// <param name="Document">Title of the document.</param>
/// <param name="GovernedBefore">What governs applications received before the document was in force.</param>
public sealed record ItemView(
    CatalogItem Item,
    string? Code,
    ClausedText Fee,
    IReadOnlyList<BasisView> LegalBasis,
    IReadOnlyList<ClausedText> Conditions,
    IReadOnlyList<Material> Materials,
    IReadOnlyList<PeriodView> Periods,
    IReadOnlyList<StepView> Steps,
    IReadOnlyList<Text> Channels,
    IReadOnlyList<Remedy> Remedies,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<VersionView> Versions,
    string Pack,
    Text Document,
    Text? GovernedBefore)
{
    /// <summary>Whom it serves.</summary>
    public required IReadOnlyList<CatalogTerm> Audiences { get; init; }

    /// <summary>Regions it is offered in; empty for the whole country.</summary>
    public required IReadOnlyList<CatalogTerm> Regions { get; init; }

    /// <summary>Level of government that exercises the power, where stated.</summary>
    public Text? Level { get; init; }

    /// <summary>How often one must come in person at most, where stated.</summary>
    public int? Visits { get; init; }

    /// <summary>What one has in the end, where stated.</summary>
    public Text? Result { get; init; }

    /// <summary>Windows with their particulars, where stated.</summary>
    public required IReadOnlyList<ItemWindow> Windows { get; init; }

    /// <summary>All variants of the item, this one among them, in the pack's order.</summary>
    public required IReadOnlyList<VariantView> Variants { get; init; }

    /// <summary>Version of the pack in force today.</summary>
    public required string PackVersion { get; init; }

    /// <summary>The application's form, whose fields say what is asked; null when nothing is filled in.</summary>
    public PackForm? Form { get; init; }
}

/// <summary>A variant beside the others, to compare them.</summary>
/// <param name="Variant">Variant id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Periods">Its statutory periods.</param>
/// <param name="Materials">What is handed in.</param>
public sealed record VariantView(string Variant, Text Title, IReadOnlyList<PeriodView> Periods, IReadOnlyList<Material> Materials);

/// <summary>A document or clause an item rests on.</summary>
/// <param name="Ref">Which.</param>
/// <param name="Text">How the item names it.</param>
/// <param name="Number">The clause's number as printed, where the pack outlines it.</param>
/// <param name="Gist">What it says, in our own words, where the pack outlines it.</param>
public sealed record BasisView(ClauseRef Ref, Text Text, string? Number, Text? Gist);

/// <summary>A statutory period for people.</summary>
/// <param name="Id">Clock id.</param>
/// <param name="Title">What it counts.</param>
/// <param name="Length">How long, in words: 60日 / 60 days; 5个工作日 / 5 working days.</param>
/// <param name="Clause">The clause that sets it.</param>
/// <param name="OnExpiry">What happens when it runs out, or null.</param>
/// <param name="StandsStill">What does not count.</param>
public sealed record PeriodView(string Id, Text Title, Text Length, ClauseRef? Clause, Text? OnExpiry, IReadOnlyList<ClausedText> StandsStill);

/// <summary>A step of the flow.</summary>
/// <param name="Number">Place in the list, from 1.</param>
/// <param name="Event">Event type; the id of the node where no event of the item is meant.</param>
/// <param name="Title">What is done.</param>
/// <param name="By">Who does it: role ids.</param>
/// <param name="ByText">Who does it, in words.</param>
/// <param name="Clause">The clause it carries out.</param>
public sealed record StepView(int Number, string Event, Text Title, IReadOnlyList<string> By, Text ByText, ClauseRef? Clause)
{
    /// <summary>What sort of step.</summary>
    public StepKind Kind { get; init; }

    /// <summary>Whether it may come at any time while the main flow waits, or not at all.</summary>
    public bool Meanwhile { get; init; }
}

/// <summary>Sorts of step.</summary>
public enum StepKind
{
    /// <summary>Somebody does something.</summary>
    Act,

    /// <summary>The platform does it by itself.</summary>
    Automatic,

    /// <summary>The way divides by what is asked.</summary>
    Choice,

    /// <summary>The way ends here.</summary>
    End,
}

/// <summary>A version of the pack an item belongs to.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Effective">Days it is in force.</param>
/// <param name="Digest">What it is.</param>
/// <param name="InForceToday">Whether it is the one applied today.</param>
public sealed record VersionView(string Version, InForce Effective, string Digest, bool InForceToday)
{
    /// <summary>What changed for the item against the version before; empty for the first.</summary>
    public IReadOnlyList<Text> Changes { get; init; } = [];
}

/// <summary>A material's template, rendered.</summary>
/// <param name="Title">Title of the material.</param>
/// <param name="Zh">HTML in Chinese.</param>
/// <param name="En">HTML in English.</param>
/// <param name="Sample">Whether it is filled in as a sample.</param>
public sealed record MaterialTemplate(Text Title, string Zh, string En, bool Sample);
