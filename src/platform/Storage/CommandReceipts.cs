using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Kernel;

namespace Tongban.Storage;

/// <summary>
/// Idempotency: the answer to a command is kept with its root under the caller's key, so that a repeat after a lost connection or a
/// crash is answered the same and does nothing twice. A key used again for another request is refused.
/// </summary>
public sealed class CommandReceipts(PlatformDb db, TimeProvider time)
{
    /// <summary>The root id a creating command gets from its caller and key, so that the same key finds the same root.</summary>
    public static Guid RootIdFor(Acting by, string key)
    {
        ArgumentNullException.ThrowIfNull(by);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{by.PersonId}\n{by.PartyId}\n{key}"), hash);
        return new Guid(hash[..16]);
    }

    /// <summary>Runs the command once per key: a repeat returns the first answer.</summary>
    /// <param name="rootId">The root the command writes.</param>
    /// <param name="by">Who asks; keys of different people never meet.</param>
    /// <param name="key">The caller's key, at most 200 characters; null runs without one.</param>
    /// <param name="request">What is asked, compared by hash.</param>
    /// <param name="command">The command, run inside the current transaction.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome<T>> OnceAsync<T>(Guid rootId, Acting by, string? key, object request, Func<Task<Outcome<T>>> command, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(command);
        if (key is null)
            return await command().ConfigureAwait(false);
        if (key.Length is 0 or > 200)
            return Refusal.Invalid("storage.bad-idempotency-key", new("幂等键须为 1 至 200 个字符。", "An idempotency key has 1 to 200 characters."));

        var kept = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{by.PersonId}\n{key}")));
        var requestHash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, JsonSerializerOptions.Web)));
        var earlier = await db.Set<CommandReceipt>().AsNoTracking().SingleOrDefaultAsync(r => r.RootId == rootId && r.Key == kept, cancel).ConfigureAwait(false);
        if (earlier is not null)
            return earlier.RequestHash == requestHash
                ? JsonSerializer.Deserialize<T>(earlier.Answer, JsonSerializerOptions.Web)!
                : new Refusal(RefusalKind.Conflict, "storage.idempotency-key-reused",
                    new("该幂等键已用于另一请求。", "This idempotency key was used for another request."));

        var outcome = await command().ConfigureAwait(false);
        if (outcome.Succeeded)
            db.Add(new CommandReceipt
            {
                RootId = rootId,
                Key = kept,
                RequestHash = requestHash,
                Answer = JsonSerializer.Serialize(outcome.Value, JsonSerializerOptions.Web),
                At = time.GetUtcNow(),
            });
        return outcome;
    }
}

internal sealed class CommandReceipt
{
    public Guid RootId { get; set; }
    public required string Key { get; set; }
    public required string RequestHash { get; set; }
    public required string Answer { get; set; }
    public DateTimeOffset At { get; set; }
}
