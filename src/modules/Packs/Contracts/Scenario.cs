using System.Text.Json;
using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>A run that proves clauses.</summary>
/// <param name="File">Path in the pack.</param>
/// <param name="Line">Line it starts on.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Proves">Ids of clauses of the pack's document.</param>
/// <param name="Kind">What is run.</param>
/// <param name="Run">The input: an object as <c>tongban simulate</c> reads it, or <c>{ model, decision, inputs }</c>, or <c>{ form, data }</c>, or <c>{ register, entry }</c>, or <c>{ paper, data }</c>.</param>
/// <param name="Expect">Any part of the output.</param>
public sealed record Scenario(string File, int Line, Text Title, IReadOnlyList<string> Proves, ScenarioKind Kind, JsonElement Run, JsonElement Expect);

/// <summary>What a scenario runs.</summary>
public enum ScenarioKind
{
    /// <summary>A procedure on events, by Casework.</summary>
    Procedure,

    /// <summary>A decision on inputs.</summary>
    Decision,

    /// <summary>A form on data: which fields are refused.</summary>
    Form,

    /// <summary>A register entry against its schema.</summary>
    Register,

    /// <summary>Which document governs on a day.</summary>
    Governs,

    /// <summary>Which materials a case needs.</summary>
    Materials,
}
