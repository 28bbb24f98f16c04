using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Model;

/// <summary>One run over the graph: each element's value is found once. It can be used again, so that a decision need not allocate.</summary>
internal sealed class GraphRun(int count)
{
    private readonly FeelValue[] _values = new FeelValue[count];
    private readonly bool[] _known = new bool[count];
    private readonly Frame?[] _frames = new Frame?[count];
    private FeelContext inputs = FeelContext.Empty;
    private int[] _places = [];
    private List<DmnDecisionTrace>? trace;
    private List<DmnTableTrace>? _tables;
    private List<DmnDiagnostic>? _located;
    private int _locatedUpTo;
    private bool _any;

    internal int ElementCount => count;

    internal List<DmnDecisionTrace>? Trace => trace;

    /// <param name="given">The inputs.</param>
    /// <param name="places">The place of each element's name among them, or -1.</param>
    /// <param name="traced">Where to record the decisions, or null.</param>
    internal GraphRun Begin(FeelContext given, int[] places, List<DmnDecisionTrace>? traced)
    {
        (inputs, _places, trace) = (given, places, traced);
        return this;
    }

    /// <summary>Forgets everything of this run.</summary>
    internal void End()
    {
        if (_any)
        {
            Array.Clear(_values);
            Array.Clear(_known);
            _any = false;
        }
        (inputs, _places, trace, _tables, _located, _locatedUpTo) = (FeelContext.Empty, [], null, null, null, 0);
    }

    /// <summary>The frame in which an element is evaluated, once a run; functions keep copies of it.</summary>
    internal Frame FrameOf(Element element, int slots) => _frames[element.Index] ??= new Frame(new FeelValue[slots], null);

    internal ref readonly FeelValue Value(Element element, Run run)
    {
        if (!_known[element.Index]) Set(element, element.Value(this, run));
        return ref _values[element.Index];
    }

    internal void Set(Element element, in FeelValue value)
    {
        _values[element.Index] = value;
        _known[element.Index] = true;
        _any = true;
    }

    internal FeelValue[] Given => inputs.Values;

    /// <summary>The place of an input that is plainly of its type, which most are; false for any other.</summary>
    internal bool TryPlain(InputElement input, out int place)
    {
        place = -1;
        if ((uint)input.Index >= (uint)_places.Length || _known[input.Index]) return false;
        place = _places[input.Index];
        return place >= 0 && input.Type.IsPlainly(inputs.Values[place]);
    }

    internal bool TryInput(InputElement input, out FeelValue value)
    {
        var place = input.Index < _places.Length ? _places[input.Index] : -1;
        value = place < 0 ? default : inputs.Values[place];
        return place >= 0;
    }

    internal List<DmnTableTrace>? BeginDecision()
    {
        var outer = _tables;
        if (trace is not null) _tables = [];
        return outer;
    }

    internal void Add(DmnTableTrace table) => _tables?.Add(table);

    internal void EndDecision(DecisionElement decision, FeelValue[] slots, FeelValue value, Run run, int before, List<DmnTableTrace>? outer)
    {
        if (run.Mark > _locatedUpTo)
        {
            var diagnostics = run.Diagnostics;
            _located ??= [];
            for (var i = _locatedUpTo; i < diagnostics.Count; i++) _located.Add(new(i < before ? null : decision.Name, diagnostics[i]));
            _locatedUpTo = diagnostics.Count;
        }
        if (trace is null) return;
        Record(decision, slots, value, run, [.. run.Diagnostics.Skip(before)]);
        _tables = outer;
    }

    private void Record(DecisionElement decision, FeelValue[] slots, FeelValue value, Run run, IReadOnlyList<FeelDiagnostic> diagnostics)
    {
        var given = decision.Requirements.Select((r, i) => KeyValuePair.Create(r.Name, slots[i])).Where(p => p.Value.Kind != FeelKind.Function);
        // What a trace holds may be stored and drawn: it is bounded like a result.
        run.CheckOutput(value);
        foreach (var slot in slots) run.CheckOutput(slot);
        trace!.Add(new(decision.Id, decision.Name, [.. given], value, _tables ?? [], decision.Authorities, diagnostics));
    }

    internal IReadOnlyList<DmnDiagnostic> Located(Run run)
    {
        if (run.Mark == 0) return [];
        var all = _located ?? [];
        for (var i = _locatedUpTo; i < run.Diagnostics.Count; i++) all.Add(new(null, run.Diagnostics[i]));
        return all;
    }
}
