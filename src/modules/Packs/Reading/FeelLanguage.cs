using System.Text.Json;
using Tongban.Bpmn;
using Tongban.Feel;

namespace Tongban.Packs.Reading;

/// <summary>
/// FEEL as the expression language of packs. The variables an expression uses are found by reading it once without any: what nothing binds
/// is a variable. Where the variables of a place are known, a name that is none of them is refused at load instead of being null in a case.
/// </summary>
internal sealed class FeelLanguage(IReadOnlySet<string>? known = null) : IBpmnExpressions
{
    /// <summary>The longest expression taken; a rule that needs more is a decision model.</summary>
    internal const int MaxLength = 4000;

    public ExpressionCompilation Compile(string text)
    {
        if (text.Length > MaxLength)
            return new(null, $"longer than {MaxLength} characters; make it a decision");
        var first = FeelExpression.Parse(text, FeelNames.None);
        if (first.Expression is null)
            return new(null, Words(first.Diagnostics));
        var used = first.Diagnostics.Where(d => d.Code == FeelCodes.UnknownName).Select(d => text.Substring(d.Span.Start, d.Span.Length)).Distinct(StringComparer.Ordinal).ToArray();
        if (known is not null && used.Where(name => !known.Contains(name)).ToList() is { Count: > 0 } strange)
            return new(null, $"no such name: {string.Join(", ", strange)}");
        var parsed = used.Length == 0 ? first : FeelExpression.Parse(text, new FeelNames(used));
        return parsed.Expression is { } expression && parsed.Diagnostics.Count == 0
            ? new(new Compiled(expression, used), null)
            : new(null, Words(parsed.Diagnostics));
    }

    private static string Words(IReadOnlyList<FeelDiagnostic> diagnostics) =>
        diagnostics.Count == 0 ? "not an expression" : string.Join("; ", diagnostics.Select(d => d.Message).Distinct(StringComparer.Ordinal));

    private sealed class Compiled(FeelExpression expression, string[] names) : IBpmnExpression
    {
        public string Text => expression.Text;

        public ExpressionValue Evaluate(IReadOnlyDictionary<string, JsonElement> variables)
        {
            var input = FeelContext.Of(names.Where(variables.ContainsKey).Select(n => KeyValuePair.Create(n, FeelValue.FromJson(variables[n]))));
            var result = expression.Evaluate(input, FeelOptions.Default);
            return new(JsonSerializer.SerializeToElement(result.Value.ToJson()), result.Diagnostics is [var first, ..] ? first.Message : null);
        }
    }
}
