using Tongban.Dmn.Model;
using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn;

/// <summary>A decision model (DMN 1.1 to 1.5), compiled once; decisions may be made from many threads.</summary>
public sealed class DmnModel
{
    private readonly Element[] _elements;

    // One run is kept for the next decision, whichever thread makes it; decisions at the same time take new ones.
    private GraphRun? _spare;

    // Where the elements' names stand in the inputs given last: inputs of one kind share their shape.
    private Places? _places;
    private readonly Dictionary<string, DecisionElement> _decisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ServiceElement> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnowledgeElement> _knowledge = new(StringComparer.Ordinal);

    internal DmnModel(string name, string ns, Element[] elements, IReadOnlyList<DmnKnowledgeSource> sources, IReadOnlyList<Tables.TableNode> tables)
    {
        (Name, Namespace, _elements, KnowledgeSources, Tables) = (name, ns, elements, sources, tables);
        var own = elements.Where(e => e.Namespace == ns).ToList();
        // Ids first, so that a name that is another's id does not hide it.
        foreach (var e in own.Concat(elements)) Index(e, e.Id);
        foreach (var e in own.Concat(elements)) Index(e, e.Name);
        Inputs = [.. own.OfType<InputElement>().Select(i => new DmnInput(i.Id, i.Name, i.Type))];
        Decisions = [.. own.OfType<DecisionElement>().Select(d => new DmnDecision(d.Id, d.Name, [.. d.Requirements.SelectMany(r => r.Elements).Select(e => e.Name)], d.Authorities) { Question = d.Question })];
        ImportedInputs = [.. elements.OfType<InputElement>().Where(i => i.Namespace != ns).Select(i => new DmnInput(i.Id, i.Name, i.Type))];
        Services = [.. own.OfType<ServiceElement>().Select(s => new DmnService(s.Id, s.Name, [.. s.Inputs.Select(i => new DmnInput(i.Id, i.Name, i.Type))]))];
    }

    /// <summary>The name of the model.</summary>
    public string Name { get; }

    /// <summary>Its namespace.</summary>
    public string Namespace { get; }

    /// <summary>The input data of the model itself, without imports.</summary>
    public IReadOnlyList<DmnInput> Inputs { get; }

    /// <summary>The decisions of the model itself, without imports.</summary>
    public IReadOnlyList<DmnDecision> Decisions { get; }

    /// <summary>The input data of imported models, given by name like its own.</summary>
    public IReadOnlyList<DmnInput> ImportedInputs { get; }

    /// <summary>The decision services of the model itself, without imports.</summary>
    public IReadOnlyList<DmnService> Services { get; }

    /// <summary>The knowledge sources with their locations.</summary>
    public IReadOnlyList<DmnKnowledgeSource> KnowledgeSources { get; }

    internal IReadOnlyList<Tables.TableNode> Tables { get; }

    internal IReadOnlyList<Element> Elements => _elements;

    internal DecisionElement? Decision(string name) => _decisions.GetValueOrDefault(name);

    private void Index(Element e, string key)
    {
        if (e is DecisionElement d) _decisions.TryAdd(key, d);
        if (e is ServiceElement s) _services.TryAdd(key, s);
        if (e is KnowledgeElement k) _knowledge.TryAdd(key, k);
    }

    /// <summary>
    /// Reads a model from text. Never throws on a bad model: the problems say what is wrong and where.
    /// <paramref name="imports"/> gives the text of imported models; null for one that it does not have.
    /// </summary>
    public static DmnLoadResult Load(string xml, Func<DmnImport, Stream?>? imports = null) => new Xml.ModelReader(imports).Read(xml);

    /// <summary>Reads a model from a stream, which stays open.</summary>
    public static DmnLoadResult Load(Stream xml, Func<DmnImport, Stream?>? imports = null)
        => Xml.XmlSource.ReadText(xml, out var problem) is { } text ? Load(text, imports) : new(null, [problem!]);

    /// <summary>
    /// Makes a decision, named by id or name, from the inputs by name. An input that is missing is null. An error gives null with
    /// diagnostics. Throws <see cref="ArgumentException"/> when the model has no such decision.
    /// </summary>
    public DmnResult Decide(string decision, FeelContext inputs, FeelOptions options, bool trace = false)
        => _decisions.TryGetValue(decision, out var d)
            ? Run(d, inputs, options, trace)
            : throw new ArgumentException($"The model has no decision '{decision}'.", nameof(decision));

    /// <summary>
    /// Calls a decision service, named by id or name, with its input data and input decisions by name. Several outputs come as a context.
    /// Throws <see cref="ArgumentException"/> when the model has no such service.
    /// </summary>
    public DmnResult DecideService(string service, FeelContext inputs, FeelOptions options, bool trace = false)
    {
        if (!_services.TryGetValue(service, out var s)) throw new ArgumentException($"The model has no decision service '{service}'.", nameof(service));
        return Run(s, inputs, options, trace);
    }

    /// <summary>
    /// Calls a business knowledge model, named by id or name, with its arguments by name; one that is missing is null (10.3.2.13.2).
    /// Throws <see cref="ArgumentException"/> when the model has no such knowledge.
    /// </summary>
    public DmnResult Invoke(string knowledge, FeelContext arguments, FeelOptions options, bool trace = false)
        => _knowledge.TryGetValue(knowledge, out var k)
            ? Run(k, arguments, options, trace)
            : throw new ArgumentException($"The model has no business knowledge '{knowledge}'.", nameof(knowledge));

    /// <summary>
    /// The ids of all that a decision or decision service, named by id or name, rests on, itself included: what a problem must be in
    /// to touch its result. Empty when the model has no such decision or service.
    /// </summary>
    public IReadOnlySet<string> RestsOn(string name)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Element>();
        var left = new Stack<Element>();
        if (_decisions.TryGetValue(name, out var decision)) left.Push(decision);
        if (_services.TryGetValue(name, out var asked)) left.Push(asked);
        while (left.TryPop(out var e))
        {
            if (!seen.Add(e)) continue;
            ids.Add(e.Id);
            var under = e switch
            {
                DecisionElement d => d.Requirements.SelectMany(r => r.Elements),
                KnowledgeElement k => k.Requirements.SelectMany(r => r.Elements),
                ServiceElement s => s.Inputs.Concat(s.Outputs),
                _ => [],
            };
            foreach (var next in under) left.Push(next);
        }
        return ids;
    }

    private DmnResult Run(Element asked, FeelContext inputs, FeelOptions options, bool trace)
    {
        var run = Feel.Evaluation.Run.Rent(options);
        var decisions = trace ? new List<DmnDecisionTrace>() : null;
        var places = _places;
        if (places is null || !ReferenceEquals(places.Shape, inputs.Shape)) _places = places = Places.In(inputs.Shape, _elements);
        var graph = (Interlocked.Exchange(ref _spare, null) ?? new GraphRun(_elements.Length)).Begin(inputs, places.Of, decisions);
        run.Host = graph;
        FeelValue value;
        var whole = true;
        try
        {
            value = asked switch
            {
                ServiceElement service => Serve(service, inputs, graph, run),
                KnowledgeElement knowledge => Call(knowledge, inputs, graph, run),
                _ => asked.Value(graph, run),
            };
            run.CheckOutput(value);
        }
        catch (Run.BudgetSpent spent)
        {
            value = run.Fail(spent.Code, spent.Message, default);
            whole = false;
        }
        var result = new DmnResult(value, graph.Located(run), decisions is null ? null : new DmnTrace(decisions));
        Feel.Evaluation.Run.Return(run);
        graph.End();
        // A run that was broken off has frames with values in them: they are not for the next case.
        if (whole) _spare = graph;
        return result;
    }

    private static FeelValue Call(KnowledgeElement knowledge, FeelContext arguments, GraphRun graph, Run run)
        => graph.Value(knowledge, run).AsFunction is { } f ? f.Invoke([.. f.Parameters.Select(p => arguments[p])], run, default) : FeelValue.Null;

    private static FeelValue Serve(ServiceElement service, FeelContext inputs, GraphRun graph, Run run)
    {
        foreach (var input in service.Inputs)
            graph.Set(input, input.Type.TryCoerce(inputs[input.Name], run, out var v) ? v
                : run.Fail(FeelCodes.Type, $"The input '{input.Name}' is not of its declared type.", default));
        return ServiceFunction.Result(service, graph, run);
    }

    private sealed record Places(FeelShape Shape, int[] Of)
    {
        internal static Places In(FeelShape shape, Element[] elements) => new(shape, [.. elements.Select(e => e is InputElement ? shape.IndexOf(e.Name) : -1)]);
    }
}
