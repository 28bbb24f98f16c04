using System.Data.Common;
using System.Globalization;
using CsCheck;
using DuckDB.NET.Data;
using Npgsql;
using Tongban.Feel;
using Tongban.Testing;

namespace Tongban.Dmn.Tests;

/// <summary>A decision in SQL gives what it gives in process, row by row, nulls included; and what it cannot give is refused by name.</summary>
public sealed class SqlTests
{
    private static readonly SqlColumns Columns = new(9, 3);

    [Fact]
    public void Sql_OnDuckDb_GivesWhatTheEngineGives()
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        Agree(database, SqlDialect.DuckDb, 300);
    }

    [Fact]
    public async Task Sql_OnPostgres_GivesWhatTheEngineGives()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var server = await PostgresServer.SharedAsync();
        var name = await server.CreateDatabaseAsync();
        await using (var database = new NpgsqlConnection(name))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            Agree(database, SqlDialect.PostgreSql, 200);
        }

        await server.DropDatabaseAsync(name);
    }

    private static void Agree(DbConnection database, SqlDialect dialect, int models)
    {
        var (written, refused) = (0, 0);
        Gen.Select(Gen.OneOf(SqlModels.Expressions, SqlModels.Tables), SqlModels.Rows.Array[20]).Sample((xml, rows) =>
        {
            var model = DmnModel.Load(xml).Model!;
            var sql = DmnSql.Translate(model, "d", dialect, Columns);
            if (sql.Sql is null)
            {
                Interlocked.Increment(ref refused);
                Assert.False(string.IsNullOrEmpty(sql.Refusal!.Construct));
                return;
            }

            Interlocked.Increment(ref written);
            var given = Query(database, dialect, sql.Sql, rows);
            for (var i = 0; i < rows.Length; i++)
            {
                var expected = model.Decide("d", Context(rows[i]), FeelOptions.Default).Value;
                Assert.True(Same(expected, given[i]), $"{rows[i]}: {expected} in process, {given[i] ?? "NULL"} in SQL\n{xml}\n{sql.Sql}");
            }
        }, iter: models, threads: 1);
        Assert.True(written > refused, $"{written} written, {refused} refused: too few to say anything");
    }

    private static FeelContext Context(SqlModels.Row row) => FeelContext.Of(
        ("a", row.A is { } a ? FeelValue.Of(a) : FeelValue.Null), ("b", row.B is { } b ? FeelValue.Of(b) : FeelValue.Null), ("s", FeelValue.Of(row.S)),
        ("t", row.T is { } t ? FeelValue.Of(t) : FeelValue.Null), ("w", row.W is { } w ? FeelValue.Of(w) : FeelValue.Null));

    private static bool Same(FeelValue expected, string? given) => expected.Kind switch
    {
        FeelKind.Null => given is null,
        FeelKind.Number => given is not null && FeelNumber.Parse(given) == expected.AsNumber,
        _ => given == expected.ToString(),
    };

    private static List<string?> Query(DbConnection database, SqlDialect dialect, string sql, SqlModels.Row[] rows)
    {
        var number = dialect == SqlDialect.DuckDb ? $"DECIMAL({Columns.Digits}, {Columns.Scale})" : $"numeric({Columns.Digits}, {Columns.Scale})";
        var values = rows.Select((r, i) => string.Create(CultureInfo.InvariantCulture,
            $"({i}, CAST({Text(r.A)} AS {number}), CAST({Text(r.B)} AS {number}), CAST({Text(r.S)} AS varchar), CAST({Text(r.T)} AS boolean), CAST({Text(r.W)} AS date))"));
        using var command = database.CreateCommand();
        command.CommandText = $"SELECT CAST({sql} AS varchar) FROM (VALUES {string.Join(", ", values)}) AS r(i, a, b, s, t, w) ORDER BY i";
        using var reader = command.ExecuteReader();
        var given = new List<string?>();
        while (reader.Read())
            given.Add(reader.IsDBNull(0) ? null : reader.GetString(0));
        return given;
    }

    private static string Text(object? value) => value switch
    {
        null => "NULL",
        DateOnly date => $"'{date:yyyy-MM-dd}'",
        bool truth => truth ? "TRUE" : "FALSE",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [Theory]
    [InlineData("a / b", "division", 0)]
    [InlineData("1 + a ** 2", "exponentiation", 4)]
    [InlineData("s < \"x\"", "comparison", 0)]
    [InlineData("upper case(s)", "function", 0)]
    [InlineData("duration(\"P1D\")", "result", 0)]
    [InlineData("some i in [a, 1]  satisfies i", "quantified", 0)]
    [InlineData("{ f: function(n: number) f(n), r: 1 }.r", "context", 0)]
    [InlineData("[1, 2]", "list", 0)]
    [InlineData("a * a * a * a", "number", 0)]
    [InlineData("a = s", "comparison", 0)]
    [InlineData("if t then a else s", "alternatives", 0)]
    public void Construct_WithoutAFaithfulForm_IsRefusedByNameAndPlace(string text, string construct, int start)
    {
        var xml = $"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
            {string.Concat("abst".Select((n, i) => $"""<inputData id="i{n}" name="{n}"><variable name="{n}" typeRef="{(i < 2 ? "number" : i == 2 ? "string" : "boolean")}"/></inputData>"""))}
            <decision id="d" name="d"><variable name="d"/>{string.Concat("abst".Select(i => $"""<informationRequirement><requiredInput href="#i{i}"/></informationRequirement>"""))}
            <literalExpression><text>{System.Security.SecurityElement.Escape(text)}</text></literalExpression></decision></definitions>
            """;
        var refusal = DmnSql.Translate(Table.Model(xml), "d", SqlDialect.DuckDb, Columns).Refusal;
        Assert.Equal((construct, "d", start), (refusal?.Construct, refusal?.Decision, refusal?.Span.Start));
    }
}
