using Tongban.Bpmn;
using Tongban.Feel;

namespace Tongban.Packs.Reading;

/// <summary>
/// FEEL where the variables of a place are known: a name that is none of them is refused at load instead of being null in a case. What
/// nothing binds when the text is read without any variable is a variable.
/// </summary>
internal sealed class FeelLanguage(IReadOnlySet<string>? known = null) : IBpmnExpressions
{
    private static readonly FeelExpressions Feel = new();

    public ExpressionCompilation Compile(string text)
    {
        if (known is not null && FeelExpression.Parse(text, FeelNames.None) is { Expression: not null } free)
        {
            var strange = free.Diagnostics.Where(d => d.Code == FeelCodes.UnknownName)
                .Select(d => text.Substring(d.Span.Start, d.Span.Length)).Where(name => !known.Contains(name)).Distinct(StringComparer.Ordinal).ToList();
            if (strange.Count > 0)
                return new(null, $"nothing gives the name {string.Join(", ", strange)}");
        }

        return Feel.Compile(text);
    }
}
