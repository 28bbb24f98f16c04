using Tongban.Bpmn;
using Tongban.Kernel;

namespace Tongban.Casework.Procedure;

/// <summary>What a pack attached to one flow node (see docs/packs.md).</summary>
/// <param name="Guards">All must be true before the event that reaches the node is taken.</param>
/// <param name="Marks">History entries set when the node is entered.</param>
/// <param name="Outcome">The case's outcome from then on; null leaves it.</param>
/// <param name="Action">The module action a service or send task asks for; null for none.</param>
internal sealed record NodeRules(
    IReadOnlyList<GuardDefinition> Guards,
    IReadOnlyList<MarkDefinition> Marks,
    OutcomeDefinition? Outcome,
    ActionDefinition? Action)
{
    internal static readonly NodeRules None = new([], [], null, null);
}

/// <summary>A condition the law sets for an act.</summary>
/// <param name="When">FEEL; anything but true refuses.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Clause">The clause that sets it.</param>
/// <param name="Words">Why the act is refused.</param>
internal sealed record GuardDefinition(IBpmnExpression When, string Code, string Clause, Text Words);

/// <summary>A history entry the procedure sets.</summary>
/// <param name="Type">Its type, e.g. <c>accepted</c>.</param>
/// <param name="Clause">The clause it rests on.</param>
/// <param name="EffectiveOn">FEEL date it counts from; null for the day it is set.</param>
/// <param name="Words">What happened.</param>
internal sealed record MarkDefinition(string Type, string Clause, IBpmnExpression? EffectiveOn, Text Words);

/// <summary>An outcome of a case.</summary>
/// <param name="Value">Stable value, e.g. <c>approved</c>.</param>
/// <param name="Words">What a person reads.</param>
internal sealed record OutcomeDefinition(string Value, Text Words);

/// <summary>A module action with its arguments.</summary>
/// <param name="Name"><c>module.verb</c>.</param>
/// <param name="Arguments">Argument names and the expressions that give them.</param>
/// <param name="Clause">The clause it carries out; empty where none is named.</param>
internal sealed record ActionDefinition(string Name, IReadOnlyList<(string Name, IBpmnExpression Value)> Arguments, string Clause);
