using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Model;

/// <summary>One run over the graph: each element's value is found once.</summary>
internal sealed class GraphRun(int count, FeelContext inputs, List<DmnDecisionTrace>? trace)
{
    private readonly FeelValue[] _values = new FeelValue[count];
    private readonly bool[] _known = new bool[count];
    private List<DmnTableTrace>? _tables;
    private List<DmnDiagnostic>? _located;
    private int _locatedUpTo;

    internal int ElementCount => count;

    internal List<DmnDecisionTrace>? Trace => trace;

    internal FeelValue Value(Element element, Run run)
    {
        if (_known[element.Index]) return _values[element.Index];
        var v = element.Value(this, run);
        Set(element, v);
        return v;
    }

    internal void Set(Element element, FeelValue value)
    {
        _values[element.Index] = value;
        _known[element.Index] = true;
    }

    internal bool TryInput(InputElement input, out FeelValue value) => inputs.TryGet(input.Name, out value);

    internal List<DmnTableTrace>? BeginDecision()
    {
        var outer = _tables;
        if (trace is not null) _tables = [];
        return outer;
    }

    internal void Add(DmnTableTrace table) => _tables?.Add(table);

    internal void EndDecision(DecisionElement decision, FeelValue[] slots, FeelValue value, Run run, int before, List<DmnTableTrace>? outer)
    {
        var diagnostics = run.Diagnostics;
        if (diagnostics.Count > _locatedUpTo)
        {
            _located ??= [];
            for (var i = _locatedUpTo; i < diagnostics.Count; i++) _located.Add(new(i < before ? null : decision.Name, diagnostics[i]));
            _locatedUpTo = diagnostics.Count;
        }
        if (trace is null) return;
        var inputs = decision.Requirements.Select((r, i) => KeyValuePair.Create(r.Name, slots[i])).Where(p => p.Value.Kind != FeelKind.Function);
        trace.Add(new(decision.Id, decision.Name, [.. inputs], value, _tables ?? [], decision.Authorities, [.. diagnostics.Skip(before)]));
        _tables = outer;
    }

    internal IReadOnlyList<DmnDiagnostic> Located(Run run)
    {
        if (run.Diagnostics.Count == 0) return [];
        var all = _located ?? [];
        for (var i = _locatedUpTo; i < run.Diagnostics.Count; i++) all.Add(new(null, run.Diagnostics[i]));
        return all;
    }
}
