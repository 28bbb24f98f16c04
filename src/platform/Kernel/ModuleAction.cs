using System.Text.Json;

namespace Tongban.Kernel;

/// <summary>
/// What packs may name in a service task or a rule's effect: <c>registers.write</c>, <c>publicity.open</c> … Each module registers
/// the actions it offers; Packs checks every name and argument at load; Casework carries them out in the case's transaction.
/// </summary>
public interface IModuleAction
{
    /// <summary><c>module.verb</c>, stable.</summary>
    string Name { get; }

    /// <summary>What it does, for pack authors.</summary>
    Text Purpose { get; }

    /// <summary>JSON Schema of the arguments; checked at load for the names and at run time for the values.</summary>
    JsonElement Arguments { get; }

    /// <summary>Does it within the caller's transaction; returns what the procedure may read afterwards, or a refusal that undoes the whole command.</summary>
    Task<Outcome<JsonElement>> CarryOutAsync(ActionContext context, JsonElement arguments, CancellationToken cancel);
}

/// <summary>The moment an action is carried out in.</summary>
/// <param name="RootId">The case it serves.</param>
/// <param name="Pack">Pack id whose procedure asked.</param>
/// <param name="At">Instant of the event.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Basis">Clause the pack names for it.</param>
/// <param name="PartyId">Whose case it is; null where nobody's.</param>
/// <param name="OrganId">The organ whose case it is; null where no organ's.</param>
/// <param name="Number">The number people know the case by; null where there is none.</param>
public sealed record ActionContext(Guid RootId, string Pack, DateTimeOffset At, Acting By, ClauseRef? Basis, Guid? PartyId = null, Guid? OrganId = null, string? Number = null);
