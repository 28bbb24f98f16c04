using Tongban.Audit;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Packs.Reading;
using Tongban.Packs.Shelf;
using Tongban.Packs.Storage;
using Tongban.Storage;

namespace Tongban.Packs.InstallPack;

/// <summary>Takes a zip: checks it, compares it with what is in force, and installs it when asked to. An administrator's verb.</summary>
internal sealed class InstallPackHandler(
    PackLoader loader, PackStore store, PackLibrary library, Transactions transactions, IAuditTrail audit, TimeProvider time) : IPackImport
{
    public async Task<Outcome<PackImport>> ImportAsync(Stream zip, bool install, Acting by, CancellationToken cancel)
    {
        if (!by.Has(Roles.Administrator))
            return Refusal.Forbidden();
        var (result, files) = loader.Load(problems => PackFiles.FromZip(zip, problems));
        if (result.Pack is not { } pack)
            return new PackImport(null, null, null, result.Problems, [], false);
        var changes = await ChangesAsync(pack, files, cancel).ConfigureAwait(false);
        if (!install)
            return new PackImport(pack.Id, pack.Version, pack.Digest, [], changes, false);

        var taken = library.Packs.FirstOrDefault(p => p.Id != pack.Id && (p.Items.Any(i => pack.Item(i.Key) is not null) || p.Registers.Any(r => pack.Register(r.Id) is not null)));
        if (taken is not null)
            return new Refusal(RefusalKind.Conflict, "packs.id-taken", new(
                $"事项或名录标识已被政策包 {taken.Id} 使用。", $"An item or register id of it is used by the pack {taken.Id}."));
        var kept = await transactions.RunAsync<bool>(async token =>
        {
            var outcome = await store.KeepAsync(pack.Id, pack.Version, files, by.Name, token).ConfigureAwait(false);
            if (outcome is { Succeeded: true, Value: true })
                await audit.AppendAsync(
                    DerivedId(pack.Id), "pack", "packs.install", by, time.GetUtcNow(),
                    new { pack = pack.Id, version = pack.Version, digest = pack.Digest }, null, token).ConfigureAwait(false);
            return outcome;
        }, cancel).ConfigureAwait(false);
        if (kept.Refusal is { } refusal)
            return refusal;
        library.Put(pack);
        return new PackImport(pack.Id, pack.Version, pack.Digest, [], changes, true);
    }

    public async Task<Outcome<IReadOnlyList<FileDifference>>> DifferencesAsync(string pack, string from, string to, Acting by, CancellationToken cancel)
    {
        if (!by.Has(Roles.Administrator))
            return Refusal.Forbidden();
        if (library.Find(pack, from) is null || library.Find(pack, to) is null)
            return Refusal.NotFound("packs.pack");
        return PackDifferences.LineByLine(
            await store.FilesAsync(pack, from, cancel).ConfigureAwait(false), await store.FilesAsync(pack, to, cancel).ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<PackDifference>> ChangesAsync(Pack pack, PackFiles files, CancellationToken cancel)
    {
        var newest = library.Packs.LastOrDefault(p => p.Id == pack.Id);
        var before = newest is null ? PackFiles.FromStored([]) : await store.FilesAsync(newest.Id, newest.Version, cancel).ConfigureAwait(false);
        return PackDifferences.Between(before, files);
    }

    // The audit chain of a pack is one root, whatever its versions.
    private static Guid DerivedId(string pack) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("pack:" + pack)).AsSpan(0, 16));
}
