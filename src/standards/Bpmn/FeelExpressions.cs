using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tongban.Bpmn.Execution;
using Tongban.Feel;

namespace Tongban.Bpmn;

/// <summary>
/// FEEL as the language of models. FEEL binds names when it compiles, while a process gets its variables as it runs;
/// so every name in the text that is not called, not a member and not a keyword is taken for a variable, and is null
/// while the process has none of that name. A call of a function that does not exist is refused at load, as are
/// <c>now()</c> and <c>today()</c>: a procedure's time comes with its events, so that it can be replayed.
/// Thread-safe.
/// </summary>
public sealed partial class FeelExpressions : IBpmnExpressions
{
    private const int MaxLength = 20_000;
    private static readonly FeelOptions Options = new() { Budget = new FeelBudget(Steps: 1_000_000, ListSize: 100_000, TextSize: 1_000_000) };
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "not", "between", "instance", "of",
        "true", "false", "null", "function", "external", "item", "partial",
    };

    private readonly string[] _names;

    /// <summary>FEEL with names that are not plain words, such as <c>correction-notice</c>, known as variables and members.</summary>
    /// <param name="names">Such names; none for most models.</param>
    public FeelExpressions(params IEnumerable<string> names) => _names = [.. names];

    /// <inheritdoc/>
    public ExpressionCompilation Compile(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            return new(null, $"the expression has more than {MaxLength} characters");
        var bare = Quoted().Replace(text, " 0 ");
        if (Clock().Match(bare) is { Success: true } clock)
            return new(null, $"{clock.Groups[1].Value}() depends on when it runs; use a variable that comes with the event");
        var variables = VariablesIn(bare);
        var (expression, diagnostics) = FeelExpression.Parse(text, new FeelNames(variables).WithMembers(_names));
        var wrong = diagnostics.FirstOrDefault(d => expression is null || d.Code == FeelCodes.UnknownName);
        return expression is null || wrong is not null
            ? new(null, wrong is null ? "no FEEL expression" : $"{wrong.Message} (at {wrong.Span.Start + 1})")
            : new(new Compiled(expression, variables), null);
    }

    private List<string> VariablesIn(string bare)
    {
        // Names of several words, among them built-in functions, would else be taken apart.
        bare = LongFunctions().Replace(bare, "f(");
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Word().Matches(bare))
            (match.Groups["call"].Success ? called : found as ISet<string>).Add(match.Groups["name"].Value);
        found.ExceptWith(Keywords);
        found.ExceptWith(called);
        found.UnionWith(_names.Where(n => bare.Contains(n, StringComparison.Ordinal)));
        return [.. found];
    }

    [GeneratedRegex("@?\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(now|today)\s*\(")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(date and time|years and months duration|string length|(upper|lower) case|substring (before|after)|(starts|ends) with|list (contains|replace)|insert before|index of|distinct values|get (value|entries|or else)|context( put| merge)?|(day|month|week) of (year|week)|met by|overlaps (before|after)|(started|finished) by|round (up|down|half up|half down))\s*\(")]
    private static partial Regex LongFunctions();

    // A word that is no member (after a dot) and no key of a context (before a colon).
    [GeneratedRegex(@"(?<![\p{L}\p{N}_.])(?<name>[\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_])(?!\s*:)(?<call>\s*\()?")]
    private static partial Regex Word();

    private sealed class Compiled(FeelExpression expression, List<string> variables) : IBpmnExpression
    {
        private static readonly JsonElement True = JsonElement.Parse("true");
        private static readonly JsonElement False = JsonElement.Parse("false");

        public string Text => expression.Text;

        public ExpressionValue Evaluate(IReadOnlyDictionary<string, JsonElement> values)
        {
            var input = FeelContext.Of(variables
                .Where(values.ContainsKey)
                .Select(name => KeyValuePair.Create(name, FeelValue.FromJson(values[name]))));
            var (value, diagnostics) = expression.Evaluate(input, Options);
            return new(ToJson(value), diagnostics.Count > 0 ? diagnostics[0].Message : null);
        }

        private static JsonElement ToJson(FeelValue value)
        {
            if (value.IsTrue)
                return True;
            if (value.IsFalse)
                return False;
            if (value.ToJson() is not { } node)
                return Variables.Null;
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer))
                node.WriteTo(writer);
            var reader = new Utf8JsonReader(buffer.WrittenSpan);
            return JsonElement.ParseValue(ref reader);
        }
    }
}
