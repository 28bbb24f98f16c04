using Tongban.Audit;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>A change of identity data: one transaction, one audit record on the root it concerns.</summary>
internal sealed class Changes(Transactions transactions, IAuditTrail trail, TimeProvider time)
{
    internal Task<Outcome<T>> RunAsync<T>(Func<CancellationToken, Task<Outcome<T>>> change, CancellationToken cancel) => transactions.RunAsync(change, cancel);

    internal Task RecordAsync(Guid root, string kind, string verb, Acting by, object data, CancellationToken cancel) =>
        trail.AppendAsync(root, kind, verb, by, time.GetUtcNow(), data, null, cancel);
}
