using System.Security;

namespace Tongban.Dmn.Tests;

/// <summary>Writes small models of one decision table for tests.</summary>
internal static class Table
{
    /// <summary>A table over inputs a, b, … of the given types; each rule is its cells, and its result is its number.</summary>
    internal static string Xml(string hitPolicy, string[] types, IEnumerable<string[]> rules, string? source = null, string? defaultOutput = null)
    {
        var names = types.Select((_, i) => ((char)('a' + i)).ToString()).ToArray();
        var inputs = names.Select((n, i) => $"""<inputData id="i{n}" name="{n}"><variable name="{n}" typeRef="{types[i]}"/></inputData>""");
        var needs = names.Select(n => $"""<informationRequirement><requiredInput href="#i{n}"/></informationRequirement>""");
        var columns = names.Select((n, i) => $"""<input id="c{n}"><inputExpression typeRef="{types[i]}"><text>{n}</text></inputExpression></input>""");
        var rows = rules.Select((cells, r) =>
            $"""<rule id="r{r + 1}">{string.Concat(cells.Select(c => $"<inputEntry><text>{SecurityElement.Escape(c)}</text></inputEntry>"))}<outputEntry><text>{r + 1}</text></outputEntry></rule>""");
        return $"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
            {string.Concat(inputs)}{source}
            <decision id="d" name="d"><variable name="d"/>{string.Concat(needs)}
            {(source is null ? "" : """<authorityRequirement><requiredAuthority href="#s"/></authorityRequirement>""")}
            <decisionTable id="t" hitPolicy="{hitPolicy}">
            {string.Concat(columns)}<output>{(defaultOutput is null ? "" : $"<defaultOutputEntry><text>{defaultOutput}</text></defaultOutputEntry>")}</output>
            {string.Join('\n', rows)}
            </decisionTable></decision></definitions>
            """;
    }

    internal static DmnModel Model(string xml)
    {
        var loaded = DmnModel.Load(xml);
        Assert.True(loaded.Model is not null && loaded.Problems.Count == 0, string.Join('\n', loaded.Problems));
        return loaded.Model!;
    }
}
