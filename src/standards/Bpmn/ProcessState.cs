using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tongban.Bpmn;

/// <summary>Where a process instance is in its life.</summary>
public enum ProcessStatus : byte
{
    /// <summary>It waits for its start.</summary>
    NotStarted,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>All its paths ended, or a terminate end did.</summary>
    Completed,

    /// <summary>An error nothing caught ended it.</summary>
    Failed,
}

/// <summary>
/// A process instance: everything the engine needs between two steps. Immutable; its JSON is stable, so equal states
/// have equal JSON.
/// </summary>
public sealed record ProcessState
{
    /// <summary>Id of the process it is an instance of.</summary>
    [JsonPropertyName("process")]
    public required string ProcessId { get; init; }

    /// <summary>Where it is in its life.</summary>
    [JsonPropertyName("status")]
    public ProcessStatus Status { get; init; }

    /// <summary>The next id for a token, scope or wait; ids are never used twice.</summary>
    [JsonPropertyName("next")]
    public int NextId { get; init; } = 1;

    /// <summary>Running scopes by ascending id; the first is the process itself.</summary>
    [JsonPropertyName("scopes")]
    public ImmutableArray<ScopeInstance> Scopes { get; init; } = [];

    /// <summary>Tokens by ascending id.</summary>
    [JsonPropertyName("tokens")]
    public ImmutableArray<Token> Tokens { get; init; } = [];

    /// <summary>What is waited for, by ascending id.</summary>
    [JsonPropertyName("waits")]
    public ImmutableArray<Wait> Waits { get; init; } = [];

    /// <summary>The process's variables: while it runs those of its outermost scope, afterwards the last ones.</summary>
    [JsonPropertyName("result")]
    public ImmutableSortedDictionary<string, JsonElement>? Result { get; init; }

    /// <summary>The variables of the process's outermost scope.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> Variables =>
        Result ?? (Scopes.IsDefaultOrEmpty ? Execution.Variables.Empty : Scopes[0].Variables);

    /// <summary>An instance that waits for its start.</summary>
    /// <param name="process">The process.</param>
    public static ProcessState New(BpmnProcess process) => new() { ProcessId = process.Id };

    /// <summary>The state as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StateJson.Default.ProcessState);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">The text is not a state.</exception>
    public static ProcessState FromJson(string json)
    {
        var state = JsonSerializer.Deserialize(json, StateJson.Default.ProcessState) ?? throw new JsonException("null is not a process state");
        return state with
        {
            Scopes = state.Scopes.IsDefault ? [] : [.. state.Scopes.Select(s => s with { Variables = Sorted(s.Variables) ?? Execution.Variables.Empty })],
            Tokens = state.Tokens.IsDefault ? [] : [.. state.Tokens.Select(t => t.Locals is null ? t : t with { Locals = Sorted(t.Locals) })],
            Waits = state.Waits.IsDefault ? [] : state.Waits,
            Result = Sorted(state.Result),
        };
    }

    private static ImmutableSortedDictionary<string, JsonElement>? Sorted(ImmutableSortedDictionary<string, JsonElement>? read) =>
        read?.WithComparers(StringComparer.Ordinal);
}

/// <summary>What a running scope is an instance of.</summary>
public enum ScopeKind : byte
{
    /// <summary>The process itself.</summary>
    Process,

    /// <summary>A sub-process.</summary>
    SubProcess,

    /// <summary>An event sub-process.</summary>
    EventSubProcess,

    /// <summary>A called process.</summary>
    Call,

    /// <summary>The instances of a multi-instance activity.</summary>
    MultiInstance,
}

/// <summary>A running scope.</summary>
public sealed record ScopeInstance
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("id")]
    public required int Id { get; init; }

    /// <summary>What it is.</summary>
    [JsonPropertyName("kind")]
    public ScopeKind Kind { get; init; }

    /// <summary>Id of the process, sub-process or multi-instance activity.</summary>
    [JsonPropertyName("element")]
    public required string ElementId { get; init; }

    /// <summary>Id of the enclosing scope instance; 0 for the process.</summary>
    [JsonPropertyName("in")]
    public int Parent { get; init; }

    /// <summary>The token that waits for it; 0 for the process and event sub-processes.</summary>
    [JsonPropertyName("token")]
    public int Owner { get; init; }

    /// <summary>Its variables, sorted by name.</summary>
    [JsonPropertyName("vars")]
    public ImmutableSortedDictionary<string, JsonElement> Variables { get; init; } = Execution.Variables.Empty;

    /// <summary>For multi-instance: how far it is.</summary>
    [JsonPropertyName("loop")]
    public LoopProgress? Loop { get; init; }
}

/// <summary>How far a multi-instance activity is.</summary>
/// <param name="Total">How many instances it has.</param>
/// <param name="Started">How many began.</param>
/// <param name="Completed">How many completed.</param>
/// <param name="Items">The items; null when only a number was given.</param>
/// <param name="Outputs">What completed instances contributed, by index from 0.</param>
public sealed record LoopProgress(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("started")] int Started,
    [property: JsonPropertyName("completed")] int Completed,
    [property: JsonPropertyName("items")] ImmutableArray<JsonElement>? Items,
    [property: JsonPropertyName("outputs")] ImmutableSortedDictionary<int, JsonElement>? Outputs);

/// <summary>A point that execution has reached.</summary>
public sealed record Token
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("id")]
    public required int Id { get; init; }

    /// <summary>Id of the node it is at.</summary>
    [JsonPropertyName("at")]
    public required string NodeId { get; init; }

    /// <summary>Id of the scope instance it is in.</summary>
    [JsonPropertyName("in")]
    public required int Scope { get; init; }

    /// <summary>At a joining gateway: id of the flow it came by; null elsewhere.</summary>
    [JsonPropertyName("via")]
    public string? Flow { get; init; }

    /// <summary>Variables only its activity sees.</summary>
    [JsonPropertyName("vars")]
    public ImmutableSortedDictionary<string, JsonElement>? Locals { get; init; }
}

/// <summary>What a wait is for.</summary>
public enum WaitKind : byte
{
    /// <summary>A person to complete a user task.</summary>
    Task,

    /// <summary>The host to answer a service task.</summary>
    Service,

    /// <summary>The host to answer a decision it was asked for.</summary>
    Decision,

    /// <summary>A message.</summary>
    Message,

    /// <summary>A timer.</summary>
    Timer,
}

/// <summary>Something the instance waits for.</summary>
public sealed record Wait
{
    /// <summary>Its id, by which events name it.</summary>
    [JsonPropertyName("id")]
    public required int Id { get; init; }

    /// <summary>What it is for.</summary>
    [JsonPropertyName("kind")]
    public WaitKind Kind { get; init; }

    /// <summary>Id of the node that goes on when it comes: the task, the catching or boundary event, or the start of an event sub-process.</summary>
    [JsonPropertyName("element")]
    public required string ElementId { get; init; }

    /// <summary>The token that waits; 0 for starts of event sub-processes.</summary>
    [JsonPropertyName("token")]
    public int Token { get; init; }

    /// <summary>Id of the scope instance it is in.</summary>
    [JsonPropertyName("in")]
    public required int Scope { get; init; }

    /// <summary>Name of the message; null for other kinds.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProcessState))]
[JsonSerializable(typeof(int))]
internal sealed partial class StateJson : JsonSerializerContext;
