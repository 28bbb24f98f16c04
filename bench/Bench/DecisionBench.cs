using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RulesEngine.Models;
using Tongban.Dmn;
using Tongban.Feel;

namespace Tongban.Bench;

/// <summary>
/// Evaluations per second on one thread: (a) a simple expression, (b) a unary test, (c) 20 rules × 4 inputs, (d) tables of 10 to 1,000
/// rules, (e) a graph of 30 decisions, (f) cold reading of a large model; beside feelin, RulesEngine and C# written by hand, on the same
/// inputs in the same run. All ways are first held against the same expected results.
/// </summary>
internal static class DecisionBench
{
    private static double _seconds = 3;

    public static async Task<int> Run(string[] args)
    {
        if (args.Length > 0 && double.TryParse(args[0], CultureInfo.InvariantCulture, out var given))
            _seconds = given;
        Console.WriteLine("| what | way | per second | bytes each |");
        Console.WriteLine("|---|---|---:|---:|");
        // The second argument picks rows, such as "ace"; the peers then stay out.
        bool Asked(char row) => args.Length < 2 || args[1].Contains(row, StringComparison.Ordinal);
        if (Asked('a')) Simple();
        if (Asked('b')) Test();
        if (Asked('c')) await TwentyRules(peers: args.Length < 2);
        if (Asked('d')) Tables();
        if (Asked('e')) Graph();
        if (Asked('f')) Cold();
        return args.Length < 2 ? Peer() : 0;
    }

    private static void Simple()
    {
        var parsed = FeelExpression.Parse(DecisionWork.Expression, new FeelNames("age", "region", "income", "employed")).Expression!;
        Measure("a", "Tongban.Feel", i => parsed.Evaluate(DecisionWork.Contexts[i % DecisionWork.Inputs.Length], FeelOptions.Default));
        Measure("a", "C# by hand", i => DecisionWork.ByHand(DecisionWork.Inputs[i % DecisionWork.Inputs.Length]));
    }

    private static void Test()
    {
        var parsed = FeelUnaryTests.Parse(DecisionWork.Test, FeelNames.None).Tests!;
        var values = DecisionWork.Inputs.Select(i => FeelValue.Of(i.Age)).ToArray();
        Measure("b", "Tongban.Feel", i => parsed.Matches(values[i % values.Length], FeelContext.Empty, FeelOptions.Default));
        Measure("b", "C# by hand", i => DecisionWork.Inputs[i % DecisionWork.Inputs.Length].Age is (>= 18 and <= 65) or 70);
    }

    private static async Task TwentyRules(bool peers)
    {
        var model = DmnModel.Load(DecisionWork.Model(DecisionWork.Rules)).Model!;
        for (var i = 0; i < DecisionWork.Inputs.Length; i++)
            if (model.Decide("d", DecisionWork.Contexts[i], FeelOptions.Default).Value != FeelValue.Of(DecisionWork.Expected[i]))
                throw new InvalidOperationException($"input {i}: the model does not give {DecisionWork.Expected[i]}");
        Measure("c", "Tongban.Dmn", i => model.Decide("d", DecisionWork.Contexts[i % DecisionWork.Inputs.Length], FeelOptions.Default));
        Measure("c", "C# by hand, a loop over rules", i => DecisionWork.LoopByHand(DecisionWork.Inputs[i % DecisionWork.Inputs.Length]));
        if (!peers)
            return;
        var engine = new RulesEngine.RulesEngine([new Workflow { WorkflowName = "w", Rules = [.. DecisionWork.Rules.Select(r => new Rule { RuleName = $"{r.Output}", Expression = r.CSharp, RuleExpressionType = RuleExpressionType.LambdaExpression })] }]);
        var input = DecisionWork.Inputs.Select(i => new RuleParameter("i", i)).ToArray();
        for (var i = 0; i < input.Length; i++)
            if ((await engine.ExecuteAllRulesAsync("w", input[i])).First(r => r.IsSuccess).Rule.RuleName != $"{DecisionWork.Expected[i]}")
                throw new InvalidOperationException($"input {i}: RulesEngine does not give {DecisionWork.Expected[i]}");
        Measure("c", "RulesEngine", i => engine.ExecuteAllRulesAsync("w", input[i % input.Length]).AsTask().GetAwaiter().GetResult());
    }

    private static void Tables()
    {
        foreach (var rules in new[] { 10, 100, 1_000 })
            foreach (var (kind, cell) in new (string, Func<int, string>)[] { ("equalities", i => $"{i}"), ("intervals", i => $"[{i}..{i + 1})") })
            {
                var model = DmnModel.Load(DecisionWork.Numbered(rules, cell)).Model!;
                var inputs = Enumerable.Range(0, rules).Select(i => FeelContext.Of(("n", FeelValue.Of(i)))).ToArray();
                Measure("d", $"Tongban.Dmn, {rules} rules, {kind}", i => model.Decide("d", inputs[i % rules], FeelOptions.Default));
            }
    }

    private static void Graph()
    {
        var model = DmnModel.Load(DecisionWork.Chain(30)).Model!;
        var input = FeelContext.Of(("x", FeelValue.Of(3)));
        Measure("e", "Tongban.Dmn, 30 decisions", _ => model.Decide("d30", input, FeelOptions.Default));
        Measure("e", "C# by hand", i =>
        {
            decimal sum = i;
            for (var k = 1; k <= 30; k++)
                sum = sum + 3m * k;
            return sum;
        });
    }

    private static void Cold()
    {
        var xml = DecisionWork.Model([.. Enumerable.Range(0, 50).SelectMany(_ => DecisionWork.Rules)]);
        Measure("f", $"Tongban.Dmn, {xml.Length / 1000} kB, 1,000 rules × 4 inputs", _ => DmnModel.Load(xml).Model);
        Measure("f", "XDocument.Parse of the same (floor)", _ => System.Xml.Linq.XDocument.Parse(xml));
    }

    // The machine may have other work: a row is cut into slices of about a millisecond, and the best of them is told.
    private static void Measure<T>(string what, string way, Func<int, T> once)
    {
        var run = 0;
        for (var end = what == "f" ? 5 : 50_000; run < end; run++)
            once(run);
        Thread.Sleep(200);
        var best = 0.0;
        var slice = 1;
        var bytes = 0L;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < _seconds;)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var end = run + slice; run < end; run++)
                once(run);
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / slice;
            best = Math.Max(best, slice / took);
            slice = Math.Max(1, (int)(best / 1000));
        }

        Row(what, way, best, $"{bytes:N0}");
    }

    private static void Row(string what, string way, double perSecond, string bytes) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| ({what}) | {way} | {perSecond:N0} | {bytes} |"));

    private static int Peer()
    {
        if (!Directory.Exists(Repository.Path("bench", "peers", "node_modules")))
        {
            Console.Error.WriteLine("feelin is missing: npm ci --ignore-scripts in bench/peers");
            return 1;
        }

        var work = Path.GetTempFileName();
        File.WriteAllText(work, JsonSerializer.Serialize(DecisionWork.ForPeers(), JsonSerializerOptions.Web));
        var start = new ProcessStartInfo("node", [Repository.Path("bench", "decisions", "peer.mjs"), work, _seconds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var peer = Process.Start(start)!;
        while (peer.StandardOutput.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            Row(row.RootElement.GetProperty("what").GetString()!, row.RootElement.GetProperty("way").GetString()!, row.RootElement.GetProperty("perSecond").GetDouble(), "–");
        }

        peer.WaitForExit();
        File.Delete(work);
        return peer.ExitCode;
    }
}
