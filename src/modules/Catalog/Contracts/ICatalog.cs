using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.Contracts;

/// <summary>The guide of items: what one can apply for here, and all there is to know before doing so. Safe from any thread.</summary>
public interface ICatalog
{
    /// <summary>Items in force today that match, the best match first.</summary>
    /// <param name="search">Words in Chinese or English, one Chinese character enough; several words must all be found. Null or blank for all.</param>
    IReadOnlyList<CatalogItem> List(string? search);

    /// <summary>Items in force today that match and belong to all places of a filter.</summary>
    IReadOnlyList<CatalogItem> List(CatalogFilter filter);

    /// <summary>The terms that items in force today are found under, each with how many items it has.</summary>
    CatalogTerms Terms();

    /// <summary>The guide of an item variant as in force today.</summary>
    Outcome<ItemView> Guide(string item, string variant);

    /// <summary>The procedure of an item variant as BPMN 2.0 XML with names in one language, for viewers.</summary>
    /// <param name="item">Item id.</param>
    /// <param name="variant">Variant id.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    Outcome<string> Flow(string item, string variant, string language);

    /// <summary>A material's template as HTML, filled in as a sample or left blank.</summary>
    /// <param name="item">Item id.</param>
    /// <param name="variant">Variant id.</param>
    /// <param name="material">Material id.</param>
    /// <param name="sample">True for the sample, false for the blank form.</param>
    Outcome<MaterialTemplate> Template(string item, string variant, string material, bool sample);
}

/// <summary>Which items are asked for; null leaves a place open.</summary>
/// <param name="Search">Words.</param>
/// <param name="Audience"><c>person</c> or <c>company</c>.</param>
/// <param name="Theme">Id of a theme.</param>
/// <param name="LifeEvent">Id of a life event.</param>
/// <param name="Organ">Code of an organ.</param>
/// <param name="Region">GB/T 2260 code; items of the region, of the regions it lies in, and of the whole country.</param>
public sealed record CatalogFilter(
    string? Search = null, string? Audience = null, string? Theme = null, string? LifeEvent = null, string? Organ = null, string? Region = null);

/// <summary>Something items are found under.</summary>
/// <param name="Code">Its id or code.</param>
/// <param name="Title">Its name.</param>
/// <param name="Items">How many items (not variants) it has today.</param>
public sealed record CatalogTerm(string Code, Text Title, int Items);

/// <summary>All that items are found under.</summary>
/// <param name="Audiences">Person and company, always both.</param>
/// <param name="Themes">Themes that have items.</param>
/// <param name="LifeEvents">Life events that have items.</param>
/// <param name="Organs">Organs that have items.</param>
/// <param name="Regions">Every province-level region, with the items offered there.</param>
public sealed record CatalogTerms(
    IReadOnlyList<CatalogTerm> Audiences,
    IReadOnlyList<CatalogTerm> Themes,
    IReadOnlyList<CatalogTerm> LifeEvents,
    IReadOnlyList<CatalogTerm> Organs,
    IReadOnlyList<CatalogTerm> Regions);

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
