using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Tongban.Identity;

/// <summary>Sign-in attempts per network address and minute on this node. Accounts have their own lock-out; this one slows a spray over many names.</summary>
internal sealed class AttemptRate(TimeProvider time, IOptions<IdentitySettings> settings)
{
    private readonly ConcurrentDictionary<(string Address, long Minute), int> attempts = new();
    private long swept;

    internal bool Allows(string address)
    {
        var minute = time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        // Once a minute the past is forgotten, so memory is bounded by the addresses of one minute.
        if (Interlocked.Exchange(ref swept, minute) != minute)
            foreach (var past in attempts.Keys.Where(k => k.Minute < minute))
                attempts.TryRemove(past, out _);
        return attempts.AddOrUpdate((address, minute), 1, (_, count) => count + 1) <= settings.Value.AttemptsPerMinute;
    }
}
