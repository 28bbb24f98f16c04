namespace Tongban.Feel;

/// <summary>A piece of the source text: offset of its first character and length, in UTF-16 units.</summary>
public readonly record struct FeelSpan(int Start, int Length)
{
    internal FeelSpan To(FeelSpan end) => new(Start, Math.Max(Length, end.Start + end.Length - Start));
}

/// <summary>What went wrong and where. A runtime error gives null and one of these (DMN 1.5, 7.3.4).</summary>
/// <param name="Code">A stable code, one of <see cref="FeelCodes"/>.</param>
/// <param name="Message">A sentence in English.</param>
/// <param name="Span">The place in the source text.</param>
public sealed record FeelDiagnostic(string Code, string Message, FeelSpan Span)
{
    /// <summary>The text of the host in which the span lies, when it has several.</summary>
    internal object? Source { get; init; }
}

/// <summary>The codes of diagnostics.</summary>
public static class FeelCodes
{
    /// <summary>The text does not follow the grammar.</summary>
    public const string Syntax = "feel.syntax";

    /// <summary>A name that nothing binds.</summary>
    public const string UnknownName = "feel.unknown-name";

    /// <summary>Operands or a value of the wrong type.</summary>
    public const string Type = "feel.type";

    /// <summary>Arguments that a function does not take.</summary>
    public const string Arguments = "feel.arguments";

    /// <summary>A calculation without a result: division by zero, overflow, a date that does not exist.</summary>
    public const string Domain = "feel.domain";

    /// <summary>A budget was used up.</summary>
    public const string Budget = "feel.budget";

    /// <summary>The caller cancelled.</summary>
    public const string Cancelled = "feel.cancelled";
}
