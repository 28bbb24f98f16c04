using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework.Contracts;
using Tongban.Packs.Contracts;

namespace Tongban.Cli;

/// <summary><c>tongban packs check|test|coverage</c>: whether packs are well made, prove what they say, and how far documents are carried out.</summary>
internal static class PacksCommand
{
    internal static Command Create() => new("packs", "Policy packs: checked, run by their scenarios, counted clause by clause") { Check(), Test(), CoverageOf() };

    private static Command Check() => With("check", "Loads every pack and tells each problem with its file and line", (services, _) =>
    {
        foreach (var pack in services.GetRequiredService<IPackLibrary>().Packs)
            Console.WriteLine($"{pack.Id} {pack.Version}: ok");
        return 0;
    });

    private static Command Test()
    {
        var only = new Option<string?>("--pack") { Description = "Only this pack" };
        var command = With("test", "Runs every scenario; exit code 1 when one does not hold", (services, arguments) =>
        {
            var (library, simulator) = (services.GetRequiredService<IPackLibrary>(), services.GetRequiredService<ISimulator>());
            var (passed, failed) = (0, 0);
            foreach (var pack in library.Packs.Where(p => arguments.GetValue(only) is not { } id || p.Id == id))
            {
                foreach (var scenario in pack.Scenarios)
                {
                    var differences = ScenarioRun.Run(library, pack, scenario, input => simulator.RunJson(input, "en"));
                    _ = differences.Count == 0 ? passed++ : failed++;
                    if (differences.Count == 0)
                        continue;
                    Console.WriteLine($"{pack.Id}/{scenario.File}:{scenario.Line}: {scenario.Title.En} ({string.Join(", ", scenario.Proves)})");
                    foreach (var difference in differences)
                        Console.WriteLine($"  {difference}");
                }
            }

            Console.WriteLine($"scenarios: {passed} passed, {failed} failed");
            return failed == 0 ? 0 : CommandFailure.Failed;
        });
        command.Add(only);
        return command;
    }

    private static Command CoverageOf()
    {
        var format = new Option<string>("--format") { Description = "table or json", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = With("coverage", "Per document: clauses, executable, declaratory, linked, proven by scenario, missing", (services, arguments) =>
        {
            var rows = services.GetRequiredService<IPackLibrary>().Packs.Select(p => CoverageRow.Of(p)).ToList();
            if (arguments.GetValue(format) == "json")
            {
                Console.WriteLine(JsonSerializer.Serialize(rows, CliJson.Options));
                return 0;
            }

            Console.WriteLine($"{"document",-24} {"clauses",8} {"executable",11} {"declaratory",12} {"linked",7} {"proven",7} {"missing",8}");
            foreach (var row in rows.Append(CoverageRow.Sum(rows)))
                Console.WriteLine($"{row.Document,-24} {row.Clauses,8} {row.Executable,11} {row.Declaratory,12} {row.Linked,7} {row.Proven,7} {row.Missing.Count,8}");
            return 0;
        });
        command.Add(format);
        return command;
    }

    private static Command With(string name, string description, Func<ServiceProvider, ParseResult, int> run)
    {
        var packs = new PacksOption();
        var command = new Command(name, description);
        packs.AddTo(command);
        command.SetAction(arguments =>
        {
            using var services = packs.Open(arguments);
            return services is null ? CommandFailure.BadInput : run(services, arguments);
        });
        return command;
    }

    /// <summary>How far a document is carried out: an executable clause is missing until something carries it out and a scenario proves it.</summary>
    private sealed record CoverageRow(string Document, string? Number, int Clauses, int Executable, int Declaratory, int Linked, int Proven, IReadOnlyList<string> Missing)
    {
        internal static CoverageRow Of(Pack pack)
        {
            var coverage = Coverage.Of(pack);
            return new(
                pack.Id, pack.Instrument.Number, coverage.Clauses, coverage.Executable, coverage.Declaratory, coverage.Done, coverage.Proven,
                [.. coverage.Missing.Select(c => c.Clause.Id)]);
        }

        internal static CoverageRow Sum(IReadOnlyCollection<CoverageRow> rows) => new(
            "all", null, rows.Sum(r => r.Clauses), rows.Sum(r => r.Executable), rows.Sum(r => r.Declaratory), rows.Sum(r => r.Linked), rows.Sum(r => r.Proven),
            [.. rows.SelectMany(r => r.Missing)]);
    }
}
