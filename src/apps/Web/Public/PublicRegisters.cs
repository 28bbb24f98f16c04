using Tongban.Packs.Contracts;

namespace Tongban.Web.Public;

/// <summary>The registers everyone may read, as the packs in force define them.</summary>
internal static class PublicRegisters
{
    internal static IReadOnlyList<RegisterDefinition> All(IPackLibrary library, DateOnly on) =>
        [.. library.Packs.Select(p => p.Id).Distinct().Select(id => library.InForce(id, on)).OfType<Pack>().SelectMany(p => p.Registers).Where(r => r.Public)];
}
