using Tongban.Feel;

namespace Tongban.Dmn.Sql;

/// <summary>An SQL expression with what is known of its values: their kind (null: it is always NULL) and, for numbers, digits before and after the point.</summary>
internal sealed record Term(string Text, FeelKind? Kind, int Whole = 0, int Scale = 0)
{
    internal static readonly Term Null = new("NULL", null);

    internal static readonly Term True = new("TRUE", FeelKind.Boolean);

    internal static Term Boolean(string text) => new($"({text})", FeelKind.Boolean);
}

/// <summary>Ends a translation; caught where it began.</summary>
internal sealed class Refused(SqlRefusal refusal) : Exception
{
    internal SqlRefusal Refusal => refusal;
}
