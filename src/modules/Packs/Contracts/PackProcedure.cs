using System.Text.Json;
using Tongban.Bpmn;
using Tongban.Dmn;
using Tongban.Packs.ExplainDecision;

namespace Tongban.Packs.Contracts;

/// <summary>A procedure with the decisions it may take. Immutable, safe to share between threads.</summary>
public sealed class PackProcedure
{
    private readonly IReadOnlyDictionary<string, PackDecisions> decisions;

    internal PackProcedure(string file, string xml, BpmnProcess process, IReadOnlyDictionary<string, PackDecisions> decisions) =>
        (File, Xml, Process, this.decisions) = (file, xml, process, decisions);

    /// <summary>Path in the pack.</summary>
    public string File { get; }

    /// <summary>BPMN 2.0 XML as written, for viewers.</summary>
    public string Xml { get; }

    /// <summary>The compiled process.</summary>
    public BpmnProcess Process { get; }

    /// <summary>Takes a decision of the pack.</summary>
    /// <param name="reference"><c>file.dmn#Decision</c>, as <c>tb:decision</c> writes it.</param>
    /// <param name="variables">What the decision sees: its input data by name.</param>
    /// <returns>Its value, or why there is none.</returns>
    public DecisionAnswer Decide(string reference, IReadOnlyDictionary<string, JsonElement> variables)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(variables);
        if (reference.Split('#') is not [var file, var name] || !decisions.TryGetValue($"decisions/{file}", out var model))
            return new(default, $"there is no decision '{reference}'");
        return model.Decide(name, variables);
    }

    /// <summary>Takes a decision of the pack again and tells all that led to it.</summary>
    /// <param name="pack">The pack, whose clauses its rules name.</param>
    /// <param name="reference"><c>file.dmn#Decision</c>.</param>
    /// <param name="variables">What the decision sees.</param>
    /// <returns>Null when there is no such decision, or none of its inputs is known yet.</returns>
    public DecisionView? Explain(string pack, string reference, IReadOnlyDictionary<string, JsonElement> variables)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(variables);
        return reference.Split('#') is [var file, var name] && decisions.TryGetValue($"decisions/{file}", out var model)
            && model.Model.Decisions.Any(d => d.Name == name || d.Id == name) && model.Model.Inputs.Any(i => variables.ContainsKey(i.Name))
                ? new DecisionExplainer(model, pack).Explain(reference, name, variables)
                : null;
    }
}
