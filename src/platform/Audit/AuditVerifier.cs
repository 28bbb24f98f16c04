using Microsoft.EntityFrameworkCore;
using Tongban.Storage;

namespace Tongban.Audit;

/// <summary>What is wrong, and where.</summary>
/// <param name="RootId">The root whose chain is broken; null for a seal.</param>
/// <param name="Seq">The record.</param>
/// <param name="Day">The sealed day.</param>
/// <param name="Reason">Stable code: <c>gap</c>, <c>altered</c>, <c>seal-records</c>, <c>seal-chain</c>, <c>seal-signature</c>, <c>seal-unsigned</c>.</param>
public sealed record AuditFault(Guid? RootId, long? Seq, DateOnly? Day, string Reason);

/// <summary>Result of a verification.</summary>
/// <param name="Roots">Roots read.</param>
/// <param name="Records">Records read.</param>
/// <param name="Seals">Seals read.</param>
/// <param name="UnsignedSeals">Seals without a signature (no key was configured).</param>
/// <param name="UncheckedSeals">Seals with a signature and no key here to check it with.</param>
/// <param name="Faults">Everything found wrong, at most a thousand.</param>
public sealed record AuditReport(long Roots, long Records, long Seals, long UnsignedSeals, long UncheckedSeals, IReadOnlyList<AuditFault> Faults);

/// <summary>Reads the whole record and recomputes every hash and seal.</summary>
public sealed class AuditVerifier(PlatformDb db, AuditSeals seals, IEnumerable<ISealChecker> checkers)
{
    /// <summary>Verifies all; streams, so memory stays flat however long the record is.</summary>
    /// <param name="cancel">Cancels.</param>
    /// <param name="signedFrom">First day whose seal must be signed; null where unsigned seals are only counted.</param>
    public async Task<AuditReport> VerifyAsync(CancellationToken cancel, DateOnly? signedFrom = null)
    {
        var faults = new List<AuditFault>();
        long roots = 0, records = 0;
        (Guid Root, long Seq, string Hash) last = (Guid.Empty, 0, "");
        await foreach (var row in db.Set<AuditRow>().AsNoTracking().OrderBy(r => r.RootId).ThenBy(r => r.Seq)
            .AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
        {
            records++;
            if (row.RootId != last.Root || records == 1)
            {
                roots++;
                last = (row.RootId, 0, "");
            }

            if (faults.Count < 1000 && row.Seq != last.Seq + 1)
                faults.Add(new(row.RootId, row.Seq, null, "gap"));
            var record = row.ToRecord();
            if (faults.Count < 1000 && AuditChain.HashOf(record, last.Hash) != row.Hash)
                faults.Add(new(row.RootId, row.Seq, null, "altered"));
            last = (row.RootId, row.Seq, row.Hash);
        }

        long sealCount = 0, unsigned = 0, uncheckedSeals = 0;
        var previous = "";
        foreach (var seal in await db.Set<SealRow>().AsNoTracking().OrderBy(s => s.Day).ToListAsync(cancel).ConfigureAwait(false))
        {
            sealCount++;
            var (count, digest) = await seals.DigestAsync(seal.Day, cancel).ConfigureAwait(false);
            if (seal.PreviousDigest != previous)
                faults.Add(new(null, null, seal.Day, "seal-chain"));
            if (count != seal.Records || AuditSeals.Chain(seal.PreviousDigest, seal.Day, digest) != seal.Digest)
                faults.Add(new(null, null, seal.Day, "seal-records"));
            if (seal.Signature.Length == 0)
            {
                unsigned++;
                if (seal.Day >= signedFrom)
                    faults.Add(new(null, null, seal.Day, "seal-unsigned"));
            }
            else if (!checkers.Any())
                uncheckedSeals++;
            else if (!checkers.Any(c => c.Verifies(seal.Digest, seal.Signature)))
                faults.Add(new(null, null, seal.Day, "seal-signature"));
            previous = seal.Digest;
        }

        return new(roots, records, sealCount, unsigned, uncheckedSeals, faults);
    }
}
