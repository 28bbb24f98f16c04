using System.Text.Json.Nodes;
using Tongban.Dmn;
using Tongban.Feel;

namespace Tongban.Cli;

/// <summary>A decision's result with its trace as JSON: value, diagnostics, and every decision that ran with its tables, rules and sources.</summary>
internal static class DecisionTraceJson
{
    internal static JsonObject Of(DmnResult result) => new()
    {
        ["value"] = result.Value.ToJson(),
        ["diagnostics"] = new JsonArray([.. result.Diagnostics.Select(d => Diagnostic(d.Diagnostic, d.Decision))]),
        ["trace"] = new JsonArray([.. result.Trace!.Decisions.Select(Decision)]),
    };

    private static JsonNode Decision(DmnDecisionTrace decision) => new JsonObject
    {
        ["id"] = decision.Id,
        ["decision"] = decision.Name,
        ["inputs"] = new JsonObject(decision.Inputs.Select(i => KeyValuePair.Create(i.Key, i.Value.ToJson()))),
        ["value"] = decision.Value.ToJson(),
        ["tables"] = new JsonArray([.. decision.Tables.Select(Table)]),
        ["knowledgeSources"] = new JsonArray([.. decision.Authorities.Select(a => new JsonObject { ["id"] = a.Id, ["name"] = a.Name, ["locationURI"] = a.LocationUri })]),
        ["diagnostics"] = new JsonArray([.. decision.Diagnostics.Select(d => Diagnostic(d, null))]),
    };

    private static JsonNode Table(DmnTableTrace table) => new JsonObject
    {
        ["id"] = table.ElementId,
        ["hitPolicy"] = table.HitPolicy,
        ["inputs"] = new JsonArray([.. table.InputTexts.Zip(table.InputValues, (text, value) => new JsonObject { ["expression"] = text, ["value"] = value.ToJson() })]),
        ["matched"] = new JsonArray([.. table.Rules.Where(r => r.Matched).Select(r => JsonValue.Create(r.Number))]),
        ["rules"] = new JsonArray([.. table.Rules.Select(Rule)]),
    };

    private static JsonNode Rule(DmnRuleTrace rule) => new JsonObject
    {
        ["rule"] = rule.Number,
        ["id"] = rule.Id,
        ["matched"] = rule.Matched,
        ["failed"] = new JsonArray([.. rule.Failed.Select(Cell)]),
    };

    private static JsonNode Cell(DmnCellTrace cell) => new JsonObject
    {
        ["column"] = cell.Column,
        ["test"] = cell.Text,
        ["value"] = cell.Value.ToJson(),
        ["at"] = $"{cell.Line}:{cell.LineColumn}",
        ["unknown"] = cell.Unknown,
        ["why"] = cell.Why is { } why ? Diagnostic(why, null) : null,
    };

    private static JsonObject Diagnostic(FeelDiagnostic diagnostic, string? decision) => new()
    {
        ["decision"] = decision,
        ["code"] = diagnostic.Code,
        ["message"] = diagnostic.Message,
        ["start"] = diagnostic.Span.Start,
        ["length"] = diagnostic.Span.Length,
    };
}
