using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>What a pack has that can carry out a clause; <c>kind:name</c> in an outline must be one of them.</summary>
internal sealed class Carriers
{
    private readonly Dictionary<string, HashSet<string>> names = new(StringComparer.Ordinal);

    internal Carriers(
        IEnumerable<ItemVersion> items, IEnumerable<string> decisions, IEnumerable<RegisterDefinition> registers, IEnumerable<PaperTemplate> papers,
        IEnumerable<string> forms, IReadOnlyList<PackProcedure> procedures, IEnumerable<CertificateType> certificates)
    {
        var all = items.ToList();
        Add("item", all.Select(i => i.Key).Concat(all.Select(i => i.Item)));
        Add("event", all.SelectMany(i => i.Events).Select(e => e.Type));
        Add("material", all.SelectMany(i => i.Materials).Select(m => m.Id));
        Add("clock", all.SelectMany(i => i.Clocks).Select(c => c.Id));
        Add("guide", ["fee", "conditions", "remedies", "channels", "materials", "questions", "legal-basis", "periods"]);
        Add("decision", decisions.Select(d => d[(d.IndexOf('#', StringComparison.Ordinal) + 1)..]));
        Add("register", registers.Select(r => r.Id));
        Add("paper", papers.Select(p => p.Id));
        Add("certificate", certificates.Select(c => c.Id));
        Add("form", forms.Select(f => Path.GetFileNameWithoutExtension(f)));
        Add("procedure", procedures.Select(p => Path.GetFileNameWithoutExtension(p.File)));
        Add("action", procedures.SelectMany(p => p.Process.Nodes).SelectMany(n => n.ExtensionsNamed("action")).Select(a => a.Attribute("name") ?? ""));
        Add("guard", procedures.SelectMany(p => p.Process.Nodes).SelectMany(n => n.ExtensionsNamed("guard")).Select(g => g.Attribute("code") ?? ""));
        Add("pack", ["effective", "governed-before"]);
    }

    /// <summary>Why a carrier does not exist; null when it does.</summary>
    internal Text? Problem(string carrier)
    {
        var (kind, name) = (carrier[..carrier.IndexOf(':', StringComparison.Ordinal)], carrier[(carrier.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        if (!names.TryGetValue(kind, out var known))
            return new($"落实方式须为：{string.Join("、", names.Keys)}。", $"What carries a clause out is one of: {string.Join(", ", names.Keys)}.");
        return known.Contains(name) ? null : new($"政策包里没有 {carrier}。", $"The pack has no {carrier}.");
    }

    private void Add(string kind, IEnumerable<string> all) => names[kind] = all.ToHashSet(StringComparer.Ordinal);
}
