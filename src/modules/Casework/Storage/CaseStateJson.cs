using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tongban.Bpmn;
using Tongban.Casework.Procedure;

namespace Tongban.Casework.Storage;

/// <summary>A case's state as text. The process part is the engine's own stable JSON.</summary>
internal static partial class CaseStateJson
{
    internal static string Write(CaseState state) => JsonSerializer.Serialize(
        new Kept(state.Process.ToJson(), [.. state.History], [.. state.Timers], state.Outcome, state.EndedAt), KeptJson.Default.Kept);

    internal static CaseState Read(string text)
    {
        var kept = JsonSerializer.Deserialize(text, KeptJson.Default.Kept) ?? throw new JsonException("null is not a case state");
        return new(ProcessState.FromJson(kept.Process), [.. kept.History], [.. kept.Timers], kept.Outcome, kept.EndedAt);
    }

    internal sealed record Kept(string Process, ImmutableArray<HistoryEntry> History, ImmutableArray<PendingTimer> Timers, string Outcome, DateTimeOffset? EndedAt);

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Kept))]
    private sealed partial class KeptJson : JsonSerializerContext;
}
