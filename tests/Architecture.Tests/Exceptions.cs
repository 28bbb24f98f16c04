namespace Tongban.Architecture.Tests;

/// <summary>
/// Every exception to a rule of the house, each with its reason. A rule fails on a breach that is not named here and on a name whose
/// breach is gone, so this page is always the whole truth.
/// </summary>
internal static class Exceptions
{
    private static readonly (string Rule, string What, string Reason)[] All =
    [
        ("modules call only rows above", "Library -> Packs", "an official text is shown beside the outline its pack holds; Packs is the first of its row"),
        ("modules call only rows above", "Registers -> Packs", "registers are defined by packs; Packs is the first of its row and calls nobody in it"),
        ("modules call only rows above", "Catalog -> Packs", "the guide of an item is read from its pack"),
        ("only Contracts are public", "Tongban.Identity.IdentitySettings", "the host's configuration is bound to it"),
        ("only Contracts are public", "Tongban.Identity.DemoAccounts", "the host creates the synthetic accounts in development"),
        ("only Contracts are public", "Tongban.Identity.DemoAccount", "the sign-in page shows it in development"),
        ("the solution has every project", "eng/Migrations/Migrations.csproj", "a tool of the workshop, built by eng/migrations.sh alone"),
        ("internals are shown to tests only", "Feel -> Tongban.Dmn", "decision tables run on FEEL's evaluation tree, which is no public API yet"),
    ];

    public static IReadOnlyList<string> Of(string rule) => [.. All.Where(e => e.Rule == rule).Select(e => e.What)];
}
