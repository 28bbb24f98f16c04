using Tongban.Dmn.Sql;
using Tongban.Feel;

namespace Tongban.Dmn;

/// <summary>A database whose SQL a decision is written in.</summary>
public enum SqlDialect
{
    /// <summary>DuckDB.</summary>
    DuckDb,

    /// <summary>PostgreSQL.</summary>
    PostgreSql,
}

/// <summary>How inputs stand in a table's columns: numbers as exact decimals.</summary>
/// <param name="Digits">Digits of a number column in all.</param>
/// <param name="Scale">Of these, after the point.</param>
public sealed record SqlColumns(int Digits = 15, int Scale = 3);

/// <summary>What was not translated and why.</summary>
/// <param name="Construct">The construct, such as <c>division</c>.</param>
/// <param name="Message">Why it cannot be held by SQL.</param>
/// <param name="Decision">The decision it is in.</param>
/// <param name="Span">Its place in the expression's text.</param>
public sealed record SqlRefusal(string Construct, string Message, string Decision, FeelSpan Span);

/// <summary>The expression, or the reason why there is none.</summary>
public sealed record SqlResult(string? Sql, SqlRefusal? Refusal);

/// <summary>
/// Writes a decision as one SQL expression over the columns of a table, so that a rule screens a population where it lies. Columns have the
/// names of the inputs, members of structured inputs joined by dots. What SQL cannot hold with the same nulls and the same decimals is
/// refused, never approximated: division, rounding, order of texts and their cases, times, results that are lists, contexts or durations.
/// </summary>
public static class DmnSql
{
    /// <summary>Translates a decision and all that it requires.</summary>
    /// <param name="model">The model.</param>
    /// <param name="decision">Name or id of the decision.</param>
    /// <param name="dialect">Whose SQL.</param>
    /// <param name="columns">The type of number columns.</param>
    /// <exception cref="ArgumentException">The model has no such decision.</exception>
    public static SqlResult Translate(DmnModel model, string decision, SqlDialect dialect, SqlColumns columns)
    {
        ArgumentNullException.ThrowIfNull(model);
        var asked = model.Decision(decision) ?? throw new ArgumentException($"The model has no decision '{decision}'.", nameof(decision));
        try
        {
            var term = new Translator(dialect, columns).Decision(asked);
            return term.Kind != FeelKind.DaysDuration ? new(term.Text, null)
                : new(null, new("result", "It is a duration, which the database would give as a number of days.", asked.Name, default));
        }
        catch (Refused refused)
        {
            return new(null, refused.Refusal);
        }
    }
}
