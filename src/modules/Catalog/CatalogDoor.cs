using Tongban.Catalog.BrowseItems;
using Tongban.Catalog.Contracts;
using Tongban.Catalog.Materials;
using Tongban.Catalog.ShowGuide;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.WorkCalendar;

namespace Tongban.Catalog;

/// <summary>
/// Answers from one immutable shelf, made anew when the packs or the legal day change: a guide is composed once for each version in force,
/// not once for each reader.
/// </summary>
internal sealed class CatalogDoor(IPackLibrary library, TimeProvider time) : ICatalog
{
    private volatile CatalogShelf? kept;

    public IReadOnlyList<CatalogItem> List(string? search) => List(new CatalogFilter(search));

    public IReadOnlyList<CatalogItem> List(CatalogFilter filter) => Shelf().List(filter);

    public CatalogTerms Terms() => Shelf().Terms;

    public Outcome<ItemView> Guide(string item, string variant) =>
        Shelf().Guide($"{item}/{variant}") is { } guide ? guide : Refusal.NotFound("catalog.item");

    public Outcome<string> Flow(string item, string variant, string language) =>
        Shelf().Version($"{item}/{variant}") is { } version ? FlowDrawing.In(language, version.Procedure.Xml) : Refusal.NotFound("catalog.item");

    public Outcome<MaterialTemplate> Template(string item, string variant, string material, bool sample) =>
        Shelf().Version($"{item}/{variant}") is { } version
        && version.Materials.FirstOrDefault(m => m.Id == material) is { Template: { } id } found && (!sample || found.Sample is not null)
        && library.Find(version.Pack, version.PackVersion)?.Paper(id) is { } paper
            ? TemplateRenderer.Render(found, paper, sample)
            : Refusal.NotFound("catalog.template");

    private CatalogShelf Shelf()
    {
        var (packs, today) = (library.Packs, ChinaTime.DateOf(time.GetUtcNow()));
        if (kept is { } shelf && shelf.IsOf(packs, today))
            return shelf;
        return kept = new CatalogShelf(library, packs, today);
    }
}
