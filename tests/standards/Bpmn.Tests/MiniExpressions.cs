using System.Text.Json;

namespace Tongban.Bpmn.Tests;

/// <summary>
/// Just enough of an expression language to test the engine without one: literals, lists, names with dots, and one
/// binary operator out of =, !=, &lt;, &gt;=, +. Anything else does not compile.
/// </summary>
internal sealed class MiniExpressions : IBpmnExpressions
{
    public static readonly MiniExpressions Instance = new();
    private static readonly string[] Operators = [" != ", " >= ", " = ", " < ", " + "];

    public ExpressionCompilation Compile(string text)
    {
        foreach (var op in Operators)
            if (text.IndexOf(op, StringComparison.Ordinal) is var at && at > 0)
                return Operand(text[..at]) is { } left && Operand(text[(at + op.Length)..]) is { } right
                    ? new(new Compiled(text, v => Combine(op.Trim(), left(v), right(v))), null)
                    : new(null, "no such expression");
        return Operand(text) is { } only ? new(new Compiled(text, only), null) : new(null, "no such expression");
    }

    private static Func<IReadOnlyDictionary<string, JsonElement>, JsonElement>? Operand(string text)
    {
        text = text.Trim();
        if (text.Length > 0 && (char.IsDigit(text[0]) || text[0] is '"' or '[' or '{' or '-' || text is "true" or "false" or "null"))
        {
            try
            {
                var literal = JsonDocument.Parse(text).RootElement;
                return _ => literal;
            }
            catch (JsonException)
            {
                return null;
            }
        }
        var path = text.Split('.');
        return path.All(p => p.Length > 0 && p.All(char.IsLetterOrDigit)) ? v => Follow(v, path) : null;
    }

    private static JsonElement Follow(IReadOnlyDictionary<string, JsonElement> variables, string[] path)
    {
        if (!variables.TryGetValue(path[0], out var value))
            return default;
        foreach (var step in path.Skip(1))
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
                return default;
        return value;
    }

    private static JsonElement Combine(string op, JsonElement left, JsonElement right) => op switch
    {
        "=" => Json(JsonElement.DeepEquals(OrNull(left), OrNull(right))),
        "!=" => Json(!JsonElement.DeepEquals(OrNull(left), OrNull(right))),
        _ when left.ValueKind != JsonValueKind.Number || right.ValueKind != JsonValueKind.Number => default,
        "<" => Json(left.GetDecimal() < right.GetDecimal()),
        ">=" => Json(left.GetDecimal() >= right.GetDecimal()),
        _ => JsonSerializer.SerializeToElement(left.GetDecimal() + right.GetDecimal()),
    };

    private static JsonElement OrNull(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? JsonSerializer.SerializeToElement<object?>(null) : value;

    private static JsonElement Json(bool value) => JsonSerializer.SerializeToElement(value);

    private sealed class Compiled(string text, Func<IReadOnlyDictionary<string, JsonElement>, JsonElement> evaluate) : IBpmnExpression
    {
        public string Text => text;

        public ExpressionValue Evaluate(IReadOnlyDictionary<string, JsonElement> variables) =>
            evaluate(variables) is { ValueKind: not JsonValueKind.Undefined } value ? new(value) : new(OrNull(default), "no value");
    }
}
