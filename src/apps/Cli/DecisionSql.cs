using System.Globalization;
using Tongban.Dmn;

namespace Tongban.Cli;

/// <summary><c>tongban decide MODEL.dmn --sql duckdb|postgresql</c>: decisions as SQL expressions over the columns of a table.</summary>
internal static class DecisionSql
{
    /// <summary>The dialect of a name, written in either case; null when there is none of it.</summary>
    internal static SqlDialect? Dialect(string? name) => name?.ToLowerInvariant() switch
    {
        "duckdb" => SqlDialect.DuckDb,
        "postgresql" => SqlDialect.PostgreSql,
        _ => null,
    };

    /// <summary>Prints the expression of a decision, or of all as columns of a SELECT; a refused construct is bad input with its place.</summary>
    internal static int Print(string path, DmnModel model, string? decision, SqlDialect dialect, string number)
    {
        if (number.Split(',') is not [var digits, var scale] || !int.TryParse(digits, CultureInfo.InvariantCulture, out var d) || !int.TryParse(scale, CultureInfo.InvariantCulture, out var s) || d is < 1 or > 34 || s < 0 || s > d)
            return CommandFailure.Tell("--number", $"'{number}' is no DIGITS,SCALE with at most 34 digits");
        if (decision is not null && !model.Decisions.Any(x => x.Name == decision || x.Id == decision))
            return DecideCommand.Unknown(path, "decision", decision, model.Decisions.Select(x => x.Name));
        var written = new List<string>();
        foreach (var name in decision is null ? model.Decisions.Select(x => x.Name) : [decision])
        {
            var result = DmnSql.Translate(model, name, dialect, new(d, s));
            if (result.Refusal is { } no)
                return CommandFailure.Tell($"{path}: {no.Decision}: at {no.Span.Start + 1}, {no.Span.Length} characters", $"{no.Construct} cannot be translated: {no.Message}");
            written.Add(model.Decisions.Count == 1 || decision is not null ? result.Sql! : $"{result.Sql} AS \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        Console.WriteLine(string.Join(",\n", written));
        return 0;
    }
}
