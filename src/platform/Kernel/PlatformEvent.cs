using System.Text.Json;

namespace Tongban.Kernel;

/// <summary>A fact told upwards through the outbox after its transaction; rendered as a CloudEvent outside.</summary>
/// <param name="RootId">The root (case, certificate …) it happened to.</param>
/// <param name="Seq">Its number within the root, from 1; the pair is unique and makes delivery idempotent.</param>
/// <param name="Type">Stable type, <c>casework.case-accepted</c>.</param>
/// <param name="At">When.</param>
/// <param name="Data">What, as JSON.</param>
public sealed record PlatformEvent(Guid RootId, long Seq, string Type, DateTimeOffset At, JsonElement Data);

/// <summary>A module that listens. Called once per event in a transaction of its own; a throw means: again later.</summary>
public interface IEventListener
{
    /// <summary>Name under which deliveries are remembered; never changed once released.</summary>
    string Name { get; }

    /// <summary>Whether events of a type are wanted.</summary>
    bool Wants(string type);

    /// <summary>Takes one event.</summary>
    Task HandleAsync(PlatformEvent happened, CancellationToken cancel);
}
