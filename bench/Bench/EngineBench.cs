using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tongban.Bpmn;

namespace Tongban.Bench;

/// <summary>
/// Instances per second through start, three user tasks and a gateway, on one thread, beside bpmn-engine on the same
/// model in the same run. Each row is the whole life of an instance.
/// </summary>
internal static class EngineBench
{
    private static readonly string[] Tasks = ["accept", "review", "decide"];
    private static readonly JsonElement Data = JsonDocument.Parse("""{ "ok": true }""").RootElement;

    public static int Run(string[] args)
    {
        var seconds = args.Length > 0 && double.TryParse(args[0], CultureInfo.InvariantCulture, out var given) ? given : 5;
        var xml = File.ReadAllText(Repository.Path("bench", "engine", "model.bpmn")).Replace("@CONDITION@", "ok = true", StringComparison.Ordinal);
        var process = Read(xml);
        Console.WriteLine("| way | instances/s |");
        Console.WriteLine("|---|---:|");
        Measure("Tongban.Bpmn, model read for each instance", () => Live(Read(xml), stored: false), seconds);
        Measure("Tongban.Bpmn, model read once", () => Live(process, stored: false), seconds);
        Measure("Tongban.Bpmn, model read once, state through JSON after each event", () => Live(process, stored: true), seconds);
        return Peer(seconds);
    }

    private static BpmnProcess Read(string xml) => BpmnReader.Read(xml, new FeelExpressions()).Model!.Processes[0];

    private static void Live(BpmnProcess process, bool stored)
    {
        var result = ProcessEngine.Step(process, ProcessState.New(process), new ProcessEvent.Start());
        foreach (var task in Tasks)
        {
            var state = stored ? ProcessState.FromJson(result.State.ToJson()) : result.State;
            result = ProcessEngine.Deliver(process, state, task, Data);
        }
        if (result.Commands[^1] is not ProcessCommand.ProcessEnded { EndEventId: "granted" })
            throw new InvalidOperationException("wrong path");
    }

    private static void Measure(string name, Action once, double seconds)
    {
        for (var i = 0; i < 2_000; i++)
            once();
        var watch = Stopwatch.StartNew();
        long runs = 0;
        for (; watch.Elapsed.TotalSeconds < seconds; runs++)
            once();
        Row(name, runs / watch.Elapsed.TotalSeconds);
    }

    private static void Row(string name, double perSecond) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {perSecond:N0} |"));

    private static int Peer(double seconds)
    {
        if (!Directory.Exists(Repository.Path("bench", "peers", "node_modules")))
        {
            Console.Error.WriteLine("the peer is missing: npm ci --ignore-scripts in bench/peers");
            return 1;
        }
        var start = new ProcessStartInfo("node", [Repository.Path("bench", "engine", "peer.mjs"), seconds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var peer = Process.Start(start)!;
        while (peer.StandardOutput.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            Row(row.RootElement.GetProperty("name").GetString()!, row.RootElement.GetProperty("perSecond").GetDouble());
        }
        peer.WaitForExit();
        return peer.ExitCode;
    }
}
