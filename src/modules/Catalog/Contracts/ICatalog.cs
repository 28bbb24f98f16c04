using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.Contracts;

/// <summary>The guide of items: what one can apply for here, and all there is to know before doing so.</summary>
public interface ICatalog
{
    /// <summary>Items in force today that match.</summary>
    /// <param name="search">Words in Chinese or English, one Chinese character enough; several words must all be found. Null or blank for all.</param>
    IReadOnlyList<CatalogItem> List(string? search);

    /// <summary>The guide of an item variant as in force today.</summary>
    Outcome<ItemView> Guide(string item, string variant);
}

/// <summary>An item in a list.</summary>
/// <param name="Key"><c>item/variant</c>.</param>
/// <param name="Item">Item id.</param>
/// <param name="Variant">Variant id.</param>
/// <param name="Title">Title of the item.</param>
/// <param name="VariantTitle">Title of the variant.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Organ">Code of the competent organ.</param>
/// <param name="OrganName">Name of the competent organ.</param>
/// <param name="Kind">Kind of item.</param>
public sealed record CatalogItem(
    string Key, string Item, string Variant, Text Title, Text VariantTitle, Text Summary, string Organ, Text OrganName, ItemKind Kind);

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
    Text? GovernedBefore);

/// <summary>A document or clause an item rests on.</summary>
/// <param name="Ref">Which.</param>
/// <param name="Text">How the item names it.</param>
/// <param name="Number">The clause's number as printed, where the pack outlines it.</param>
/// <param name="Gist">What it says, in our own words, where the pack outlines it.</param>
public sealed record BasisView(ClauseRef Ref, Text Text, string? Number, Text? Gist);

/// <summary>A statutory period for people.</summary>
/// <param name="Id">Clock id.</param>
/// <param name="Title">What it counts.</param>
/// <param name="Length">How long, in words: 60 日 / 60 days; 5 个工作日 / 5 working days.</param>
/// <param name="Clause">The clause that sets it.</param>
/// <param name="OnExpiry">What happens when it runs out, or null.</param>
/// <param name="StandsStill">What does not count.</param>
public sealed record PeriodView(string Id, Text Title, Text Length, ClauseRef? Clause, Text? OnExpiry, IReadOnlyList<ClausedText> StandsStill);

/// <summary>A step of the flow.</summary>
/// <param name="Number">Place in the list, from 1.</param>
/// <param name="Event">Event type.</param>
/// <param name="Title">What is done.</param>
/// <param name="By">Who does it: role ids.</param>
/// <param name="ByText">Who does it, in words.</param>
/// <param name="Clause">The clause it carries out.</param>
public sealed record StepView(int Number, string Event, Text Title, IReadOnlyList<string> By, Text ByText, ClauseRef? Clause);

/// <summary>A version of the pack an item belongs to.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Effective">Days it is in force.</param>
/// <param name="Digest">What it is.</param>
/// <param name="InForceToday">Whether it is the one applied today.</param>
public sealed record VersionView(string Version, InForce Effective, string Digest, bool InForceToday);
