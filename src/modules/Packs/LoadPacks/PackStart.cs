using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Packs.Reading;
using Tongban.Packs.Shelf;
using Tongban.Packs.Storage;
using Tongban.Storage;

namespace Tongban.Packs.LoadPacks;

/// <summary>Fills the library: first every version ever loaded, from the database; then the folder, whose new versions are kept too.</summary>
internal sealed class PackStart(IServiceScopeFactory scopes, PackLibrary library, IOptions<PacksSettings> settings, ILogger<PackStart> log) : IPackStart
{
    public async Task<IReadOnlyList<PackProblem>> LoadAsync(CancellationToken cancel)
    {
        var problems = await LoadNewAsync(cancel).ConfigureAwait(false);
        if (settings.Value.Directory is { } directory && Directory.Exists(directory))
            foreach (var folder in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
                problems.AddRange(await LoadFolderAsync(folder, cancel).ConfigureAwait(false));
        foreach (var problem in problems)
            log.LogError("Pack problem: {Problem}", problem);
        return problems;
    }

    /// <summary>Loads versions another node, or an earlier run, has kept and this one does not know.</summary>
    internal async Task<List<PackProblem>> LoadNewAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<PackStore>();
        var loader = scope.ServiceProvider.GetRequiredService<PackLoader>();
        var problems = new List<PackProblem>();
        foreach (var row in await store.AllAsync(cancel).ConfigureAwait(false))
        {
            if (library.Find(row.Pack, row.Version)?.Digest == row.Digest)
                continue;
            var files = await store.FilesAsync(row.Pack, row.Version, cancel).ConfigureAwait(false);
            var (result, _) = loader.Load(_ => files);
            if (result.Pack is { } pack)
                library.Put(pack);
            problems.AddRange(result.Problems.Select(p => p with { File = $"{row.Pack} {row.Version}: {p.File}" }));
        }

        return problems;
    }

    private async Task<IEnumerable<PackProblem>> LoadFolderAsync(string folder, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var problems = new Problems();
        var files = PackFiles.FromDirectory(folder, problems);
        // What the database had already is read and checked; the same bytes say nothing new.
        if (problems.None && files.Digest() is var digest && library.Packs.Any(p => p.Digest == digest))
            return [];
        var result = scope.ServiceProvider.GetRequiredService<PackLoader>().Read(files, problems);
        var name = Path.GetFileName(folder);
        if (result.Pack is not { } pack)
            return result.Problems.Select(p => p with { File = $"{name}/{p.File}" });
        var store = scope.ServiceProvider.GetRequiredService<PackStore>();
        var kept = await scope.ServiceProvider.GetRequiredService<Transactions>().RunAsync<bool>(async token =>
        {
            var outcome = await store.KeepAsync(pack.Id, pack.Version, files, "folder", token).ConfigureAwait(false);
            return outcome.Refusal?.Code == "packs.version-changed" && settings.Value.AllowChanges
                ? await store.ReplaceAsync(pack.Id, pack.Version, files, token).ConfigureAwait(false)
                : outcome;
        }, cancel).ConfigureAwait(false);
        // Two nodes starting at once keep the same version: the second finds it there.
        if (kept.Refusal is { Code: not "storage.conflict" } refusal)
            return [new($"{name}/pack.yaml", 0, 0, refusal.Code, refusal.Message)];
        library.Put(pack);
        return [];
    }
}
