using Tongban.Feel.Syntax;

namespace Tongban.Feel.Evaluation;

/// <summary>Turns the syntax tree into the run tree: names become slots, constants are folded, unknown names are told.</summary>
internal sealed class Compiler
{
    private readonly Compiler? _outer;
    private readonly List<(string Name, int Slot)> _scope = [];
    private readonly Dictionary<string, Stack<int>> _slotsOf = new(StringComparer.Ordinal);
    private readonly List<(int Slot, int Depth)> _items = [];
    private readonly List<FeelDiagnostic> _diagnostics;
    private readonly SortedSet<int> _used = [];
    private int _slots;
    private object? _source;

    internal Compiler(IReadOnlyList<string> names, List<FeelDiagnostic> diagnostics, Compiler? outer = null)
    {
        _outer = outer;
        _source = outer?._source;
        _diagnostics = diagnostics;
        foreach (var n in names) Declare(n);
    }

    /// <summary>How many slots a frame of this code needs.</summary>
    internal int SlotCount { get; private set; }

    /// <summary>The slots that names of the text mean.</summary>
    internal IEnumerable<int> Used => _used;

    internal int Declare(string name)
    {
        var slot = _slots++;
        SlotCount = Math.Max(SlotCount, _slots);
        _scope.Add((name, slot));
        if (!_slotsOf.TryGetValue(name, out var slots)) _slotsOf[name] = slots = new();
        slots.Push(slot);
        return slot;
    }

    /// <summary>Leaves the scope of the last names; their slots are free again, since functions keep copies of what they captured.</summary>
    internal void Forget(int count = 1)
    {
        for (var i = _scope.Count - count; i < _scope.Count; i++) _slotsOf[_scope[i].Name].Pop();
        _scope.RemoveRange(_scope.Count - count, count);
        _slots -= count;
    }

    internal int? Find(string name) => _slotsOf.TryGetValue(name, out var slots) && slots.TryPeek(out var slot) ? slot : null;

    internal Node Compile(Expr e)
    {
        switch (e)
        {
            case LiteralExpr x: return new ConstantNode(x.Value, x.Span);
            case NameExpr x: return Name(x);
            case PathExpr x: return new PathNode(Compile(x.Target), x.Member, x.Span);
            case FilterExpr x: return Filter(x);
            case BinaryExpr { Operator: "and" } x: return new AndNode(Compile(x.Left), Compile(x.Right), x.Span);
            case BinaryExpr { Operator: "or" } x: return new OrNode(Compile(x.Left), Compile(x.Right), x.Span);
            case BinaryExpr x when Operators.IsComparison(x.Operator): return new CompareNode(x.Operator, Compile(x.Left), Compile(x.Right), x.Span);
            case BinaryExpr x: return Fold(new ArithmeticNode(x.Operator[0] == '*' && x.Operator.Length > 1 ? '^' : x.Operator[0], Compile(x.Left), Compile(x.Right), x.Span));
            case NegateExpr x: return Fold(new NegateNode(Compile(x.Operand), x.Span));
            case BetweenExpr x: return new BetweenNode(Compile(x.Operand), Compile(x.Low), Compile(x.High), x.Span);
            case InExpr x: return In(x);
            case CompareTestExpr x: return new TestRangeNode(x.Operator, Compile(x.Endpoint), x.Span);
            case IfExpr x: return new IfNode(Compile(x.Condition), Compile(x.Then), Compile(x.Else), x.Strict, x.Span);
            case ForExpr x: return For(x);
            case QuantifiedExpr x: return Quantified(x);
            case FunctionExpr x: return Function(x.Parameters, x.Body, x.Result, x.Span);
            case ExternalFunctionExpr x: return new ExternalNode([.. x.Parameters], Compile(x.Mapping), x.Result, x.Span);
            case InvokeExpr x: return Invoke(x);
            case ListExpr x: return new ListNode([.. x.Items.Select(Compile)], x.Span);
            case ContextExpr x: return Context(x);
            case RangeExpr x: return Fold(new RangeNode(Compile(x.Low), Compile(x.High), x.LowIncluded, x.HighIncluded, x.Span));
            case InstanceOfExpr x: return new InstanceOfNode(Compile(x.Operand), x.Type, x.Span);
            case CoerceExpr x: return x.Type.IsAny && x.Type.Allowed is null ? Compile(x.Operand) : new CoerceNode(Compile(x.Operand), x.Type, x.Span);
            case TextExpr x: return Within(x);
            case HostExpr x: return x.Compile(this);
            default: throw new InvalidOperationException($"No run node for {e.GetType().Name}.");
        }
    }

    private Node Within(TextExpr x)
    {
        var outer = _source;
        _source = x.Source;
        var node = Compile(x.Inner);
        _source = outer;
        return node;
    }

    /// <summary>Runs at once what has only constants below it and makes no diagnostic.</summary>
    private static Node Fold(Node node)
    {
        var constant = node switch
        {
            NegateNode n => n.Operand is ConstantNode,
            RangeNode r => r.Low is ConstantNode && r.High is ConstantNode,
            ArithmeticNode a => a.Left is ConstantNode && a.Right is ConstantNode,
            InvokeNode i => i.IsLiteral,
            _ => false,
        };
        if (!constant) return node;
        var run = Run.Rent(FeelOptions.Default);
        var value = node.Eval(new Frame([], null), run);
        var clean = run.Diagnostics.Count == 0;
        Run.Return(run);
        return clean ? new ConstantNode(value, node.Span) : node;
    }

    private Node Name(NameExpr x)
    {
        var plain = Static(x);
        // In a filter the members of the item come first; only at run time is it known whether it has one of that name.
        var up = 0;
        for (var c = this; c is not null; c = c._outer, up++)
            for (var i = 0; i < c._items.Count; i++)
            {
                var (slot, depth) = c._items[i];
                if (up == 0 && c.BoundSince(x.Name, depth)) continue;
                plain = new ItemMemberNode(new SlotNode(slot, up, x.Span), x.Name, plain, x.Span);
            }
        return plain;
    }

    private bool BoundSince(string name, int depth)
    {
        for (var i = depth; i < _scope.Count; i++)
            if (_scope[i].Name == name) return true;
        return false;
    }

    private Node Static(NameExpr x)
    {
        var up = 0;
        for (var c = this; c is not null; c = c._outer, up++)
        {
            if (c.Find(x.Name) is not { } slot) continue;
            c._used.Add(slot);
            return new SlotNode(slot, up, x.Span);
        }
        if (Functions.Library.Find(x.Name) is { } builtin) return new ConstantNode(FeelValue.Of(builtin), x.Span);
        if (!AnyItems()) _diagnostics.Add(new(FeelCodes.UnknownName, $"Nothing is named '{x.Name}' here.", x.Span) { Source = _source });
        return new UnknownNode(x.Name, x.Span);
    }

    private bool AnyItems()
    {
        for (var c = this; c is not null; c = c._outer)
            if (c._items.Count > 0) return true;
        return false;
    }

    private FilterNode Filter(FilterExpr x)
    {
        var target = Compile(x.Target);
        var slot = Declare("item");
        _items.Add((slot, _scope.Count));
        var condition = Compile(x.Condition);
        _items.RemoveAt(_items.Count - 1);
        Forget();
        return new(target, condition, slot, x.Span);
    }

    private TestsNode In(InExpr x)
    {
        var operand = Compile(x.Operand);
        var slot = Declare("?");
        var tests = x.Tests.Select(t => (Compile(t), NameUse.Occurs(t, "?"))).ToArray();
        Forget();
        return new(operand, slot, tests, x.Negated, x.Span);
    }

    private (IterationNode[] Nodes, int Count) Iterations(IReadOnlyList<Iteration> iterations)
    {
        var nodes = new IterationNode[iterations.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            var it = iterations[i];
            var source = Compile(it.Source);
            var to = it.To is null ? null : Compile(it.To);
            nodes[i] = new(source, to, Declare(it.Name));
        }
        return (nodes, nodes.Length);
    }

    private ForNode For(ForExpr x)
    {
        var (nodes, count) = Iterations(x.Iterations);
        var partial = Declare("partial");
        var result = Compile(x.Result);
        Forget(count + 1);
        return new(nodes, partial, NameUse.Occurs(x.Result, "partial"), result, x.Span);
    }

    private QuantifiedNode Quantified(QuantifiedExpr x)
    {
        var (nodes, count) = Iterations(x.Iterations);
        var condition = Compile(x.Condition);
        Forget(count);
        return new(x.Every, nodes, condition, x.Strict, x.Span);
    }

    internal FunctionNode Function(IReadOnlyList<Parameter> parameters, Expr body, FeelType result, FeelSpan span)
    {
        var inner = new Compiler([.. parameters.Select(p => p.Name)], _diagnostics, this);
        var node = inner.Compile(body);
        return new([.. parameters], node, inner, result, span);
    }

    private Node Invoke(InvokeExpr x)
        => Fold(new InvokeNode(Compile(x.Function), [.. x.Arguments.Select(Compile)], x.Names is null ? null : [.. x.Names], x.Span));

    private ContextNode Context(ContextExpr x)
    {
        var slots = new int[x.Entries.Count];
        var nodes = new Node[slots.Length];
        var declared = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            // A function may call itself by the name of its entry.
            var isFunction = x.Entries[i].Value is FunctionExpr;
            if (isFunction) { slots[i] = Declare(x.Entries[i].Key); declared++; }
            nodes[i] = Compile(x.Entries[i].Value);
            if (isFunction) continue;
            slots[i] = Declare(x.Entries[i].Key);
            declared++;
        }
        var result = x.Result is null ? null : Compile(x.Result);
        Forget(declared);
        return new(new FeelShape([.. x.Entries.Select(e => e.Key)]), nodes, slots, result, x.Span);
    }
}
