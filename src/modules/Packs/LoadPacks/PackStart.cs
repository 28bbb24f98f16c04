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
            foreach (var found in await ReadAsync(Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal).Select(Open), cancel).ConfigureAwait(false))
                problems.AddRange(await KeepAsync(found, cancel).ConfigureAwait(false));
        foreach (var problem in problems)
            log.LogError("Pack problem: {Problem}", problem);
        return problems;
    }

    /// <summary>Loads versions another node, or an earlier run, has kept and this one does not know.</summary>
    internal async Task<List<PackProblem>> LoadNewAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<PackStore>();
        var unknown = new List<Found>();
        foreach (var row in await store.AllAsync(cancel).ConfigureAwait(false))
            if (library.Find(row.Pack, row.Version)?.Digest != row.Digest)
                unknown.Add(new($"{row.Pack} {row.Version}: ", await store.FilesAsync(row.Pack, row.Version, cancel).ConfigureAwait(false), new()));
        var problems = new List<PackProblem>();
        foreach (var (source, _, read) in await ReadAsync(unknown, cancel).ConfigureAwait(false))
        {
            if (read!.Pack is { } pack)
                library.Put(pack);
            problems.AddRange(read.Problems.Select(p => p with { File = $"{source}{p.File}" }));
        }

        return problems;
    }

    // Packs know nothing of each other, and reading them is most of what a start waits for: all at once.
    private async Task<(string Source, PackFiles Files, PackLoadResult? Read)[]> ReadAsync(IEnumerable<Found> found, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var loader = scope.ServiceProvider.GetRequiredService<PackLoader>();
        return await Task.WhenAll(found.Select(f => Task.Run(() => (f.Source, f.Files, IsKnown(f) ? null : loader.Read(f.Files, f.Problems)), cancel))).ConfigureAwait(false);
    }

    // What the database had already is read and checked; the same bytes say nothing new.
    private bool IsKnown(Found found) => found.Problems.None && found.Files.Digest() is var digest && library.Packs.Any(p => p.Digest == digest);

    private static Found Open(string folder)
    {
        var problems = new Problems();
        return new($"{Path.GetFileName(folder)}/", PackFiles.FromDirectory(folder, problems), problems);
    }

    private async Task<IEnumerable<PackProblem>> KeepAsync((string Source, PackFiles Files, PackLoadResult? Read) found, CancellationToken cancel)
    {
        var (source, files, read) = found;
        if (read is null)
            return [];
        if (read.Pack is not { } pack)
            return read.Problems.Select(p => p with { File = $"{source}{p.File}" });
        await using var scope = scopes.CreateAsyncScope();
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
            return [new($"{source}pack.yaml", 0, 0, refusal.Code, refusal.Message)];
        library.Put(pack);
        return [];
    }

    /// <summary>Files that may be a pack, and what was wrong with them already.</summary>
    private sealed record Found(string Source, PackFiles Files, Problems Problems);
}
