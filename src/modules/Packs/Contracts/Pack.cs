using System.Text.Json;
using Tongban.Bpmn;
using Tongban.Dmn;
using Tongban.Feel;
using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>One version of a pack: all that carries out one official document. Immutable.</summary>
/// <param name="Id">Pack id, lower-case with hyphens; also the id of its document.</param>
/// <param name="Version">Three numbers, <c>1.0.0</c>; the same version never has other contents.</param>
/// <param name="Title">Short name for people.</param>
/// <param name="Summary">What it sets going here.</param>
/// <param name="Effective">Days it is in force.</param>
/// <param name="Organ">Competent organ.</param>
/// <param name="Built">Whether its executable content is built, or only its outline.</param>
/// <param name="GovernedBefore">The document that governs applications received before it came into force; null when there is none.</param>
/// <param name="Instrument">The document's outline.</param>
/// <param name="Items">Items, one for each variant.</param>
/// <param name="Procedures">Procedures by path in the pack.</param>
/// <param name="Decisions">Decision models by path in the pack.</param>
/// <param name="Forms">Forms by path in the pack.</param>
/// <param name="Registers">Register definitions.</param>
/// <param name="Papers">Templates of official papers.</param>
/// <param name="Scenarios">Runs that prove clauses.</param>
/// <param name="Digest">SHA-256 over all paths and contents, lower-case hex: what the version is.</param>
public sealed record Pack(
    string Id,
    string Version,
    Text Title,
    Text Summary,
    InForce Effective,
    Text Organ,
    bool Built,
    Text? GovernedBefore,
    Instrument Instrument,
    IReadOnlyList<ItemVersion> Items,
    IReadOnlyDictionary<string, PackProcedure> Procedures,
    IReadOnlyDictionary<string, PackDecisions> Decisions,
    IReadOnlyDictionary<string, PackForm> Forms,
    IReadOnlyList<RegisterDefinition> Registers,
    IReadOnlyList<PaperTemplate> Papers,
    IReadOnlyList<Scenario> Scenarios,
    string Digest)
{
    /// <summary>Types of certificates.</summary>
    public IReadOnlyList<CertificateType> Certificates { get; init; } = [];

    /// <summary>The item with a key <c>item/variant</c>, or null.</summary>
    public ItemVersion? Item(string key) => Items.FirstOrDefault(i => i.Key == key);

    /// <summary>The register with an id, or null.</summary>
    public RegisterDefinition? Register(string id) => Registers.FirstOrDefault(r => r.Id == id);

    /// <summary>The template of a paper, or null.</summary>
    public PaperTemplate? Paper(string id) => Papers.FirstOrDefault(p => p.Id == id);
}

/// <summary>First and last day in force; open when <paramref name="To"/> is null.</summary>
public sealed record InForce(DateOnly From, DateOnly? To = null)
{
    /// <summary>Whether a day lies in it.</summary>
    public bool Holds(DateOnly day) => From <= day && (To is not { } last || day <= last);
}

/// <summary>A decision model file.</summary>
/// <param name="File">Path in the pack.</param>
/// <param name="Xml">DMN 1.5 XML as written, for viewers.</param>
public sealed record PackDecisions(string File, string Xml)
{
    /// <summary>The compiled model.</summary>
    public required DmnModel Model { get; init; }

    /// <summary>Takes a decision of the model.</summary>
    /// <param name="decision">Its name or id.</param>
    /// <param name="inputs">Input data by name; what is missing is null.</param>
    public DecisionAnswer Decide(string decision, IReadOnlyDictionary<string, JsonElement> inputs)
    {
        if (Model.Decisions.All(d => d.Name != decision && d.Id != decision))
            return new(default, $"{File} has no decision '{decision}'");
        var given = FeelContext.Of(Model.Inputs.Where(i => inputs.ContainsKey(i.Name)).Select(i => KeyValuePair.Create(i.Name, FeelValue.FromJson(inputs[i.Name]))));
        var result = Model.Decide(decision, given, FeelOptions.Default);
        return new(JsonSerializer.SerializeToElement(result.Value.ToJson()), result.Value.IsNull && result.Diagnostics is [var first, ..] ? first.Diagnostic.Message : null);
    }
}
