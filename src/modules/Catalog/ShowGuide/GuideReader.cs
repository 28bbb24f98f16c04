using Tongban.Catalog.BrowseItems;
using Tongban.Catalog.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.ShowGuide;

/// <summary>Composes the guide of an item variant from its pack.</summary>
internal static class GuideReader
{
    internal static ItemView Read(Shelved item, IEnumerable<Shelved> all, IPackLibrary library, DateOnly day)
    {
        var (version, pack, guide) = (item.Version, item.Pack, item.Version.Guide);
        return new ItemView(
            item.Shown, guide.Code, guide.Fee,
            [.. guide.LegalBasis.Select(b => Basis(b, pack))],
            guide.Conditions, version.Materials, Periods.Of(version), FlowSteps.Of(version), guide.Channels, guide.Remedies, guide.Questions,
            Versions(version, library, day), pack.Id, pack.Instrument.Title, pack.GovernedBefore)
        {
            Audiences = [.. guide.Audiences.Select(a => new CatalogTerm(BrowseTerms.IdOf(a), BrowseTerms.Audience(a), 0))],
            Regions = [.. guide.Regions.Select(r => new CatalogTerm(r, BrowseTerms.Region(r), 0))],
            Level = guide.Level is { } level ? BrowseTerms.Level(level) : null,
            Visits = guide.Visits,
            Result = guide.Result,
            Windows = guide.Windows,
            Variants = [.. all.Where(o => o.Shown.Item == item.Shown.Item).Select(o => new VariantView(o.Shown.Variant, o.Shown.VariantTitle, Periods.Of(o.Version), o.Version.Materials))],
            PackVersion = version.PackVersion,
            Form = version.Events.Select(e => e.Form).FirstOrDefault(f => f is not null && version.Events[0].Form == f),
        };
    }

    private static BasisView Basis(LegalBasis basis, Pack pack)
    {
        var clause = basis.Ref.Instrument == pack.Id && basis.Ref.Clause.Length > 0 ? pack.Instrument.Clause(basis.Ref.Clause) : null;
        return new(basis.Ref, basis.Text, clause?.Number is { Length: > 0 } number ? number : null, clause?.Gist);
    }

    private static List<VersionView> Versions(ItemVersion inForce, IPackLibrary library, DateOnly day)
    {
        var having = library.Packs.Where(p => p.Id == inForce.Pack && p.Item(inForce.Key) is not null).ToList();
        var views = new List<VersionView>();
        for (var i = having.Count - 1; i >= 0; i--)
            views.Add(new(having[i].Version, having[i].Effective, having[i].Digest, having[i].Version == library.InForce(inForce.Pack, day)?.Version)
            {
                Changes = i == 0 ? [] : VersionChanges.Between(having[i - 1].Item(inForce.Key)!, having[i].Item(inForce.Key)!),
            });
        return views;
    }
}
