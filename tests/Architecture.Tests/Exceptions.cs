namespace Tongban.Architecture.Tests;

/// <summary>
/// Every exception to a rule of the house, each with its reason. A rule fails on a breach that is not named here and on a name whose
/// breach is gone, so this page is always the whole truth.
/// </summary>
internal static class Exceptions
{
    private static readonly (string Rule, string What, string Reason)[] All =
    [
        ("modules call only rows above", "Registers -> Packs", "registers are defined by packs; Packs is the first of its row and calls nobody in it"),
        ("modules call only rows above", "Catalog -> Packs", "the guide of an item is read from its pack"),
    ];

    public static IReadOnlyList<string> Of(string rule) => [.. All.Where(e => e.Rule == rule).Select(e => e.What)];

    public static IEnumerable<(string Rule, string What, string Reason)> Everything => All;
}
