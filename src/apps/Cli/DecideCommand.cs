using System.CommandLine;
using System.Text.Json.Nodes;
using Tongban.Dmn;
using Tongban.Feel;

namespace Tongban.Cli;

/// <summary><c>tongban decide MODEL.dmn</c>: makes decisions of a model and prints them as JSON; with <c>--check</c> tells its lints.</summary>
internal static class DecideCommand
{
    internal static Command Create()
    {
        var model = new Argument<string>("MODEL.dmn") { Description = "A decision model, DMN 1.1 to 1.5" };
        var decision = new Option<string?>("--decision") { Description = "This decision only, by name or id; its value is printed bare" };
        var service = new Option<string?>("--service") { Description = "This decision service, by name or id" };
        var input = new Option<string?>("--input") { Description = "JSON object of the inputs by name; none when left out" };
        var trace = new Option<bool>("--trace") { Description = "Print value, diagnostics and how it came about" };
        var check = new Option<bool>("--check") { Description = "Print the model's lints as JSON; exit code 1 when there are any, 2 when a part cannot be read" };
        var sql = new Option<string?>("--sql") { Description = "Print the decision as one SQL expression: duckdb or postgresql" };
        var number = new Option<string>("--number") { Description = "With --sql: digits and scale of number columns", DefaultValueFactory = _ => "15,3" };
        var command = new Command("decide", "Makes the decisions of a model") { model, decision, service, input, trace, check, sql, number };
        command.SetAction(arguments =>
        {
            var path = arguments.GetValue(model)!;
            if (!CommandFailure.TryRead(path, out var xml))
                return CommandFailure.BadInput;
            var dialect = DecisionSql.Dialect(arguments.GetValue(sql));
            if (dialect is null && arguments.GetValue(sql) is { } wanted)
                return CommandFailure.Tell("--sql", $"'{wanted}' is none of duckdb, postgresql");
            var loaded = DmnModel.Load(xml, import => Beside(path, import));
            if (arguments.GetValue(check) && loaded.Model is { } checkedModel)
                return PrintLints(checkedModel, loaded.Problems);
            if (loaded.Model is not { } read || Touch(read, arguments.GetValue(decision) ?? arguments.GetValue(service), loaded.Problems))
                return TellProblems(path, loaded.Problems);
            if (dialect is { } into)
                return DecisionSql.Print(path, read, arguments.GetValue(decision), into, arguments.GetValue(number)!);
            var inputs = FeelContext.Empty;
            if (arguments.GetValue(input) is { } file && !FeelInput.TryRead(file, out inputs))
                return CommandFailure.BadInput;
            var asked = (Decision: arguments.GetValue(decision), Service: arguments.GetValue(service));
            return asked switch
            {
                ({ }, { }) => CommandFailure.Tell("", "--decision and --service exclude each other"),
                ({ } name, _) when !read.Decisions.Any(d => d.Name == name || d.Id == name) => Unknown(path, "decision", name, read.Decisions.Select(d => d.Name)),
                (_, { } name) when Service(read, name) is null => Unknown(path, "decision service", name, read.Services.Select(s => s.Name)),
                _ => DecisionInputs.TryType(arguments.GetValue(input) ?? "", inputs, Wanted(read, asked.Service), [.. read.Inputs, .. read.ImportedInputs], out var typed)
                    ? Decide(read, asked.Decision, asked.Service, typed, arguments.GetValue(trace))
                    : CommandFailure.BadInput,
            };
        });
        return command;
    }

    /// <summary>Whether something that cannot be read touches what is asked for: one decision or service, or all when none is named.</summary>
    private static bool Touch(DmnModel model, string? asked, IReadOnlyList<DmnProblem> problems)
    {
        var errors = problems.Where(p => p.Severity == DmnSeverity.Error).ToList();
        if (errors.Count == 0)
            return false;
        var under = asked is null ? null : model.RestsOn(asked);
        return under is null || under.Count == 0 || errors.Any(e => e.Owner is null || under.Contains(e.Owner));
    }

    private static int Decide(DmnModel model, string? decision, string? service, FeelContext inputs, bool trace)
    {
        var options = FeelInput.Options();
        if (service is not null)
            Console.WriteLine(FeelInput.Written(Shown(model.DecideService(service, inputs, options, trace))));
        else if (decision is not null)
            Console.WriteLine(FeelInput.Written(Shown(model.Decide(decision, inputs, options, trace))));
        else
            Console.WriteLine(FeelInput.Written(new JsonObject(model.Decisions.Select(d => KeyValuePair.Create(d.Name, Shown(model.Decide(d.Id, inputs, options, trace)))))));
        return 0;
    }

    private static JsonNode? Shown(DmnResult result)
    {
        if (result.Trace is not null)
            return DecisionTraceJson.Of(result);
        foreach (var told in result.Diagnostics)
            CommandFailure.Tell(told.Decision ?? "", $"{told.Diagnostic.Message} [{told.Diagnostic.Code}]");
        return result.Value.ToJson();
    }

    private static int PrintLints(DmnModel model, IReadOnlyList<DmnProblem> problems)
    {
        var all = problems.Concat(DmnLint.Check(model)).ToList();
        Console.WriteLine(FeelInput.Written(new JsonArray([.. all.Select(p => new JsonObject
        {
            ["code"] = p.Code,
            ["severity"] = p.Severity == DmnSeverity.Error ? "error" : "warning",
            ["message"] = p.Message,
            ["element"] = p.ElementId,
            ["line"] = p.Line,
            ["column"] = p.Column,
        })])));
        return all.Any(p => p.Severity == DmnSeverity.Error) ? CommandFailure.BadInput : all.Count == 0 ? 0 : CommandFailure.Failed;
    }

    private static int TellProblems(string path, IReadOnlyList<DmnProblem> problems)
    {
        foreach (var problem in problems)
            CommandFailure.Tell($"{path}:{problem.Line}:{problem.Column}", $"{problem.Message} [{problem.Code}]{(problem.ElementId is { } id ? $" in {id}" : "")}");
        return CommandFailure.BadInput;
    }

    internal static int Unknown(string path, string kind, string name, IEnumerable<string> known) =>
        CommandFailure.Tell(path, $"the model has no {kind} '{name}'; it has {(string.Join(", ", known.Select(k => $"'{k}'")) is { Length: > 0 } some ? some : "none")}");

    private static DmnService? Service(DmnModel model, string name) => model.Services.FirstOrDefault(s => s.Id == name) ?? model.Services.FirstOrDefault(s => s.Name == name);

    // A service takes decisions as inputs too.
    private static IReadOnlyList<DmnInput> Wanted(DmnModel model, string? service) => service is not null && Service(model, service) is { } s ? s.Inputs : [];

    /// <summary>An imported model is looked for in the importing model's own folder and nowhere else.</summary>
    private static FileStream? Beside(string path, DmnImport import)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (import.LocationUri is { } location && File.Exists(Path.Combine(folder, Path.GetFileName(location))))
            return File.OpenRead(Path.Combine(folder, Path.GetFileName(location)));
        foreach (var file in Directory.EnumerateFiles(folder, "*.dmn"))
            if (DmnModel.Load(File.ReadAllText(file), _ => null).Model?.Namespace == import.Namespace)
                return File.OpenRead(file);
        return null;
    }
}
