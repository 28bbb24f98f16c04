using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Tongban.Dmn;
using Tongban.Feel;

namespace Tongban.Bench;

/// <summary>
/// Screens synthetic people for five benefits by eight conditions in DuckDB: the SQL made from the model beside the same rule written by
/// hand, in turn in one run, and beside deciding row by row in process on a sample.
/// </summary>
internal static class PopulationBench
{
    private const string ByHand = """
        CASE WHEN age < 18 AND income < 1000.00 AND resident THEN 300.00 WHEN age >= 60 AND resident THEN 500.00 ELSE 0.00 END AS b1,
        CASE WHEN disabled AND NOT employed AND income < 2000.00 THEN 800.00 WHEN disabled THEN 200.50 ELSE 0.00 END AS b2,
        CASE WHEN children >= 3 AND region IN ('north', 'west') AND savings < 50000.00 THEN 450.00 WHEN children BETWEEN 1 AND 2 AND savings < 20000.00 THEN 150.00 ELSE 0.00 END AS b3,
        CASE WHEN region = 'west' AND age >= 18 AND age < 60 AND NOT employed THEN 600.00 ELSE 0.00 END AS b4,
        CASE WHEN income >= 1000.00 AND income < 3000.00 AND resident AND children >= 1 THEN 99.90 ELSE 0.00 END AS b5
        """;

    private static readonly (string Name, string Type)[] Inputs =
        [("age", "number"), ("income", "number"), ("savings", "number"), ("children", "number"), ("region", "string"), ("disabled", "boolean"), ("employed", "boolean"), ("resident", "boolean")];

    // Cells in the order of the inputs; the last is the benefit.
    private static readonly string[][][] Benefits =
    [
        [["< 18", "< 1000", "-", "-", "-", "-", "-", "true", "300.00"], [">= 60", "-", "-", "-", "-", "-", "-", "true", "500.00"]],
        [["-", "< 2000", "-", "-", "-", "true", "false", "-", "800.00"], ["-", "-", "-", "-", "-", "true", "-", "-", "200.50"]],
        [["-", "-", "< 50000", ">= 3", "\"north\", \"west\"", "-", "-", "-", "450.00"], ["-", "-", "< 20000", "[1..2]", "-", "-", "-", "-", "150.00"]],
        [["[18..60)", "-", "-", "-", "\"west\"", "-", "false", "-", "600.00"]],
        [["-", "[1000..3000)", "-", ">= 1", "-", "-", "-", "true", "99.90"]],
    ];

    public static int Run(string[] args)
    {
        var rows = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
        var model = DmnModel.Load(Model()).Model!;
        var made = string.Join(",\n", Enumerable.Range(1, 5).Select(b => $"{DmnSql.Translate(model, $"b{b}", SqlDialect.DuckDb, new(9, 2)).Sql} AS b{b}"));
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        Query(database, $"""
            CREATE TABLE people AS SELECT CAST(hash(i) % 100 AS DECIMAL(9, 2)) AS age, CASE WHEN i % 97 = 0 THEN NULL ELSE CAST((hash(i + 1) % 500000) / 100 AS DECIMAL(9, 2)) END AS income,
              CAST(hash(i + 2) % 100000 AS DECIMAL(9, 2)) AS savings, CAST(hash(i + 3) % 5 AS DECIMAL(9, 2)) AS children,
              ['north', 'east', 'south', 'west'][CAST(1 + hash(i + 4) % 4 AS BIGINT)] AS region, hash(i + 5) % 20 = 0 AS disabled, hash(i + 6) % 3 > 0 AS employed, hash(i + 7) % 10 > 0 AS resident
            FROM range({rows}) AS r(i)
            """);
        string Whole(string columns) => $"SELECT sum(b1), sum(b2), sum(b3), sum(b4), sum(b5) FROM (SELECT {columns} FROM people)";
        var (hand, ours) = (new List<double>(), new List<double>());
        var results = new HashSet<string>();
        for (var i = 0; i < 7; i++)
        {
            hand.Add(Time(() => results.Add(Query(database, Whole(ByHand)))));
            ours.Add(Time(() => results.Add(Query(database, Whole(made)))));
        }

        if (results.Count != 1)
            throw new InvalidOperationException("the two do not agree: " + string.Join(" | ", results));
        var one = RowByRow(model, database, sample: 200_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {rows:N0} rows, sums {results.Single()}
            | way | rows/s (best of 7) | median |
            |---|---:|---:|
            | SQL by hand | {rows / hand.Min():N0} | {rows / hand.Order().ElementAt(3):N0} |
            | SQL made from the model | {rows / ours.Min():N0} | {rows / ours.Order().ElementAt(3):N0} |
            | in process, row by row, one thread (sample of 200,000, without reading) | {one:N0} | |
            """));
        return 0;
    }

    private static double RowByRow(DmnModel model, DuckDBConnection database, int sample)
    {
        using var command = database.CreateCommand();
        command.CommandText = $"SELECT age, income, savings, children, region, disabled, employed, resident FROM people LIMIT {sample}";
        using var reader = command.ExecuteReader();
        var people = new List<FeelContext>();
        while (reader.Read())
            people.Add(FeelContext.Of(Inputs.Select((input, i) => KeyValuePair.Create(input.Name, reader.IsDBNull(i) ? FeelValue.Null
                : i < 4 ? FeelValue.Of(reader.GetDecimal(i)) : i == 4 ? FeelValue.Of(reader.GetString(i)) : FeelValue.Of(reader.GetBoolean(i))))));
        return people.Count / Time(() =>
        {
            foreach (var person in people)
                for (var b = 1; b <= 5; b++)
                    model.Decide($"b{b}", person, FeelOptions.Default);
        });
    }

    private static double Time(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed.TotalSeconds;
    }

    private static string Query(DuckDBConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return reader.Read() ? string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))) : "";
    }

    private static string Model() => $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
        {string.Concat(Inputs.Select(i => $"""<inputData id="i-{i.Name}" name="{i.Name}"><variable name="{i.Name}" typeRef="{i.Type}"/></inputData>"""))}
        {string.Concat(Benefits.Select((rules, b) => $"""
            <decision id="b{b + 1}" name="b{b + 1}"><variable name="b{b + 1}"/>{string.Concat(Inputs.Select(i => $"""<informationRequirement><requiredInput href="#i-{i.Name}"/></informationRequirement>"""))}
            <decisionTable hitPolicy="FIRST">{string.Concat(Inputs.Select(i => $"<input><inputExpression><text>{i.Name}</text></inputExpression></input>"))}
            <output><defaultOutputEntry><text>0.00</text></defaultOutputEntry></output>
            {string.Concat(rules.Select(r => $"<rule>{string.Concat(r[..8].Select(c => $"<inputEntry><text>{System.Security.SecurityElement.Escape(c)}</text></inputEntry>"))}<outputEntry><text>{r[8]}</text></outputEntry></rule>"))}
            </decisionTable></decision>
            """))}</definitions>
        """;
}
