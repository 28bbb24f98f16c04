using System.Xml.Linq;
using Tongban.Dmn.Model;
using Tongban.Feel;
using Tongban.Feel.Evaluation;
using Tongban.Feel.Syntax;

namespace Tongban.Dmn.Xml;

/// <summary>Reads a model with all it imports into one graph, then compiles every expression in the scope of its requirements.</summary>
internal sealed class ModelReader(Func<DmnImport, Stream?>? imports)
{
    private const int MaxModels = 100;
    private readonly List<DmnProblem> _problems = [];
    private readonly Dictionary<string, ModelUnit> _units = new(StringComparer.Ordinal);
    private readonly List<Element> _elements = [];
    private readonly List<Tables.TableNode> _tables = [];

    internal DmnLoadResult Read(string xml)
    {
        if (xml.Length > XmlSource.MaxCharacters)
            return new(null, [new("dmn.size", $"The model has more than {XmlSource.MaxCharacters} characters.", null, 0, 0)]);
        var main = Open(xml);
        if (main is null) return new(null, _problems);
        foreach (var unit in _units.Values) unit.LinkTypes(_units);
        foreach (var unit in _units.Values) unit.Link();
        foreach (var unit in _units.Values) unit.Compile(_tables);
        if (GraphCycles.Find(_elements) is { } cycle)
        {
            var unit = _units[cycle.Namespace];
            _problems.Add(unit.Source(cycle).Problem("dmn.cycle", $"'{cycle.Name}' requires itself, directly or in a round."));
            return new(null, _problems);
        }
        var model = new DmnModel(main.Root.NameOf(), main.Namespace, [.. _elements], [.. main.KnowledgeSources.Values], _tables);
        return new(model, _problems);
    }

    private ModelUnit? Open(string xml)
    {
        if (XmlSource.Read(xml, _problems) is not { } root) return null;
        if (root.Name.LocalName != "definitions" || !root.Name.NamespaceName.Contains("DMN", StringComparison.OrdinalIgnoreCase))
        {
            _problems.Add(root.Problem("dmn.root", $"The document is no DMN model: its root is '{root.Name.LocalName}'."));
            return null;
        }
        var unit = new ModelUnit(root, _problems, _elements);
        _units[unit.Namespace] = unit;
        foreach (var import in root.Children("import"))
        {
            var wanted = new DmnImport(import.NameOf(), import.Attr("namespace") ?? "", import.Attr("locationURI"));
            if (!(import.Attr("importType") ?? "DMN").Contains("DMN", StringComparison.OrdinalIgnoreCase)) continue;
            if (!_units.ContainsKey(wanted.Namespace))
            {
                if (_units.Count >= MaxModels) { _problems.Add(import.Problem("dmn.import", $"More than {MaxModels} models are imported.")); return unit; }
                using var stream = imports?.Invoke(wanted);
                DmnProblem? unread = null;
                if (stream is null || XmlSource.ReadText(stream, out unread) is not { } text)
                {
                    if (unread is not null) _problems.Add(unread);
                    _problems.Add(import.Problem("dmn.import", $"The imported model '{wanted.Name}' ({wanted.Namespace}) is not there."));
                    continue;
                }
                if (Open(text) is not { } opened) continue;
                if (opened.Namespace != wanted.Namespace) _problems.Add(import.Problem("dmn.import", $"The imported model has the namespace '{opened.Namespace}', not '{wanted.Namespace}'."));
            }
            unit.Imports.Add(wanted);
        }
        return unit;
    }
}

/// <summary>Finds decisions that require themselves; without recursion, as the graph may be long.</summary>
internal static class GraphCycles
{
    internal static DecisionElement? Find(IReadOnlyList<Element> elements)
    {
        var state = new byte[elements.Count];
        var stack = new Stack<(DecisionElement Decision, IEnumerator<Element> Next)>();
        foreach (var start in elements.OfType<DecisionElement>())
        {
            if (state[start.Index] != 0) continue;
            Push(start);
            while (stack.Count > 0)
            {
                var (decision, next) = stack.Peek();
                if (!next.MoveNext()) { state[decision.Index] = 2; stack.Pop(); continue; }
                if (next.Current is not DecisionElement d || state[d.Index] == 2) continue;
                if (state[d.Index] == 1) return d;
                Push(d);
            }
        }
        return null;

        void Push(DecisionElement d)
        {
            state[d.Index] = 1;
            stack.Push((d, d.Requirements.SelectMany(r => r.Elements).GetEnumerator()));
        }
    }
}
