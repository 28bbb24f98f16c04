using System.Globalization;
using Tongban.Dmn;
using Tongban.Feel;

namespace Tongban.Tck.Tests;

/// <summary>Runs cases against models that are loaded once; numbers agree to eight decimal places, as in the kit's own runner.</summary>
internal sealed class TckRunner
{
    private readonly Dictionary<string, DmnLoadResult> _models = new(StringComparer.Ordinal);
    private static readonly FeelOptions Options = new() { Now = new DateTimeOffset(2026, 7, 1, 9, 30, 15, TimeSpan.FromHours(8)) };

    /// <summary>Null when the case passes, else what came instead.</summary>
    internal string? Run(TckCase test)
    {
        var loaded = Load(test.Model);
        if (loaded.Model is null) return "no model: " + loaded.Problems[0].Message;
        var inputs = FeelContext.Of(test.Inputs);
        DmnResult result;
        try
        {
            result = Decide(false);
            // With a trace tables are tried cell by cell instead of asked by their index.
            var traced = Decide(true);
            if (traced.Value.ToString() != result.Value.ToString()) return $"{result.Value} without a trace, {traced.Value} with one";
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
        DmnResult Decide(bool trace) => test switch
        {
            { Service: { } service } => loaded.Model.DecideService(service, inputs, Options, trace),
            { Knowledge: { } knowledge } => loaded.Model.Invoke(knowledge, inputs, Options, trace),
            _ => loaded.Model.Decide(test.Result, inputs, Options, trace),
        };
        var actual = result.Value;
        if (test.Service is not null && actual.AsContext is { } c && !Agree(test.Expected, actual) && c.TryGet(test.Result, out var one)) actual = one;
        if (Agree(test.Expected, actual)) return null;
        var why = result.Diagnostics.Count > 0 ? " — " + result.Diagnostics[0].Diagnostic.Message : "";
        return string.Create(CultureInfo.InvariantCulture, $"expected {test.Expected}, got {actual}{why}");
    }

    private DmnLoadResult Load(string path)
    {
        if (_models.TryGetValue(path, out var known)) return known;
        var folder = Path.GetDirectoryName(path)!;
        Stream? Import(DmnImport import)
        {
            if (import.LocationUri is { } uri && File.Exists(Path.Combine(folder, uri))) return File.OpenRead(Path.Combine(folder, uri));
            var named = Directory.EnumerateFiles(folder, "*.dmn").FirstOrDefault(f => File.ReadAllText(f).Contains($"namespace=\"{import.Namespace}\"", StringComparison.Ordinal)
                && f != path && System.Xml.Linq.XDocument.Load(f).Root!.Attribute("namespace")!.Value == import.Namespace);
            return named is null ? null : File.OpenRead(named);
        }
        if (!File.Exists(path)) return _models[path] = new(null, [new("tck.no-model", $"There is no file '{path}'.", null, 0, 0)]);
        using var stream = File.OpenRead(path);
        return _models[path] = DmnModel.Load(stream, Import);
    }

    private static bool Agree(FeelValue expected, FeelValue actual)
    {
        if (expected.Kind == FeelKind.Number && actual.Kind == FeelKind.Number)
            return FeelNumber.Subtract(expected.AsNumber, actual.AsNumber) is { } d && d < 0.00000001m && d > -0.00000001m;
        if (expected.AsList is { } l)
            return actual.AsList is { } m && l.Count == m.Count && !l.Where((v, i) => !Agree(v, m[i])).Any();
        if (expected.AsContext is { } c)
            return actual.AsContext is { } d && c.Count == d.Count && c.Entries.All(e => d.TryGet(e.Key, out var v) && Agree(e.Value, v));
        return expected.Kind == actual.Kind && (expected.Kind is FeelKind.Time or FeelKind.DateTime ? expected == actual || expected.ToString() == actual.ToString() : expected == actual);
    }
}
