using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tongban.GuoMi;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Audit;

/// <summary>
/// Seals whole days: an hour after midnight (Asia/Shanghai) the day before gets one digest over all its records in (root, number) order,
/// chained to the previous seal. Removing a whole root, which its own chain cannot show, breaks the seal of its days.
/// </summary>
public sealed class AuditSeals(PlatformDb db, Transactions transactions, TimeProvider time, IEnumerable<ISealSigner> signers)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    // A command that began before midnight is written after it; by then it has long ended one way or the other.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Seals every unsealed day that has records and is over since an hour; returns how many days were sealed.</summary>
    public async Task<int> SealFinishedDaysAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime((time.GetUtcNow() - Grace).ToOffset(China).DateTime);
        var count = 0;
        while (true)
        {
            var last = await db.Set<SealRow>().AsNoTracking().OrderByDescending(s => s.Day).FirstOrDefaultAsync(cancel).ConfigureAwait(false);
            var from = last is null ? DateTimeOffset.MinValue : StartOf(last.Day.AddDays(1));
            var first = await db.Set<AuditRow>().Where(r => r.At >= from).OrderBy(r => r.At).Select(r => (DateTimeOffset?)r.At)
                .FirstOrDefaultAsync(cancel).ConfigureAwait(false);
            if (first is not { } at || DayOf(at) is var day && day >= today)
                return count;

            var outcome = await transactions.RunAsync<Done>(async token =>
            {
                var (records, digest) = await DigestAsync(day, token).ConfigureAwait(false);
                var chained = Chain(last?.Digest ?? "", day, digest);
                db.Add(new SealRow
                {
                    Id = IdOf(day),
                    Day = day,
                    Records = records,
                    Digest = chained,
                    PreviousDigest = last?.Digest ?? "",
                    SealedAt = time.GetUtcNow(),
                    Signature = signers.FirstOrDefault()?.Sign(chained) ?? "",
                });
                return new Done();
            }, cancel).ConfigureAwait(false);
            if (outcome.Succeeded)
                count++; // A conflict means another node sealed that day: the loop goes on from its seal.
        }
    }

    internal async Task<(long Records, string Digest)> DigestAsync(DateOnly day, CancellationToken cancel)
    {
        var (from, to) = (StartOf(day), StartOf(day.AddDays(1)));
        var sm3 = new Sm3();
        long records = 0;
        await foreach (var row in db.Set<AuditRow>().AsNoTracking().Where(r => r.At >= from && r.At < to)
            .OrderBy(r => r.RootId).ThenBy(r => r.Seq).Select(r => new { r.RootId, r.Seq, r.Hash }).AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
        {
            sm3.Append(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.RootId:D} {row.Seq} {row.Hash}\n")));
            records++;
        }

        return (records, Convert.ToHexStringLower(sm3.GetCurrentHash()));
    }

    internal static string Chain(string previous, DateOnly day, string digest) =>
        Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes($"{previous}\n{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\n{digest}")));

    private static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), China).ToUniversalTime();

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(China).DateTime);

    private static Guid IdOf(DateOnly day) => new(day.DayNumber, 0x5EA1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
