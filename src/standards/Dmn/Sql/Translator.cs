using Tongban.Dmn.Model;
using Tongban.Dmn.Tables;
using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Sql;

/// <summary>Walks the run tree of decisions and writes SQL.</summary>
internal sealed class Translator(SqlDialect dialect, SqlColumns columns)
{
    // FEEL rounds to 34 digits; what stays within them is exact in both.
    private const int MostDigits = FeelNumber.Precision;

    private readonly Dictionary<DecisionElement, Term> _done = [];
    private DecisionElement _decision = null!;
    private Term? _tested;

    internal Term Decision(DecisionElement decision)
    {
        if (_done.TryGetValue(decision, out var done))
            return done;
        var outer = (_decision, _tested);
        (_decision, _tested) = (decision, null);
        if (decision.Code is null)
            throw Refuse("decision", "It has no logic that could be read.", default);
        var term = Typed(Write(decision.Code.Root), decision.Type, default);
        (_decision, _tested) = outer;
        return _done[decision] = term;
    }

    internal Term Write(Node node)
    {
        switch (node)
        {
            case ConstantNode n: return Constant(n.Value, n.Span);
            case SlotNode { Up: 0 } n when n.Slot < _decision.Requirements.Length: return Required(_decision.Requirements[n.Slot], n.Span);
            case SlotNode { Up: 0 } when _tested is not null: return _tested;
            case PathNode n: return Member(n);
            case CoerceNode n: return Typed(Write(n.Operand), n.Type, n.Span);
            case AndNode n: return Logical("AND", n.Left, n.Right);
            case OrNode n: return Logical("OR", n.Left, n.Right);
            case CompareNode n: return Compare(n.Operator, Write(n.Left), Write(n.Right), n.Span);
            case ArithmeticNode n: return Calculate(n);
            case NegateNode n: return Write(n.Operand) is { Kind: FeelKind.Number } x ? x with { Text = $"(-{x.Text})" } : throw Refuse("negation", "Its operand is no number.", n.Span);
            case BetweenNode n: return Between(n);
            case IfNode n: return If(n);
            case TestsNode n: return Tests(n, Write(n.Operand));
            case TableNode n: return new TableWriter(this, n).Write();
            case InvokeNode { Function: ConstantNode { Value.AsFunction: Feel.Functions.Builtin f }, Arguments: [var one] } n: return Function(f.Name, Write(one), n.Span);
            default: throw Refuse(Name(node), "SQL has nothing of the same meaning.", node.Span);
        }
    }

    internal Refused Refuse(string construct, string message, FeelSpan span) => new(new(construct, message, _decision.Name, span));

    /// <summary>Whether a value passes unary tests: true, false or unknown, as in FEEL.</summary>
    internal Term Tests(TestsNode tests, Term operand)
    {
        var outer = _tested;
        _tested = operand;
        var any = string.Join(" OR ", tests.Tests.Select(t => Test(t.Node, t.UsesOperand, operand).Text));
        _tested = outer;
        return tests.Negated ? Term.Boolean($"NOT ({any})") : Term.Boolean(any);
    }

    private Term Test(Node test, bool usesOperand, Term operand)
    {
        switch (test)
        {
            case ConstantNode { Value.AsRange: { Operator: null } range } n:
                return Term.Boolean($"{Compare(range.LowIncluded ? ">=" : ">", operand, Constant(range.Low, n.Span), n.Span).Text} AND {Compare(range.HighIncluded ? "<=" : "<", operand, Constant(range.High, n.Span), n.Span).Text}");
            case TestRangeNode n: return Compare(n.Operator, operand, Write(n.Endpoint), n.Span);
            case var _ when usesOperand: return Write(test) is { Kind: FeelKind.Boolean } t ? t : throw Refuse("unary test", "An expression with ? must give a boolean.", test.Span);
            default: return Compare("=", operand, Write(test), test.Span);
        }
    }

    internal Term Compare(string op, Term a, Term b, FeelSpan span)
    {
        if (a.Kind is { } x && b.Kind is { } y && x != y)
            throw Refuse("comparison", $"A {x} is compared with a {y}.", span);
        if (op is "=" or "!=")
            return Term.Boolean($"{a.Text} IS {(op == "=" ? "NOT " : "")}DISTINCT FROM {b.Text}");
        if ((a.Kind ?? b.Kind) is not (FeelKind.Number or FeelKind.Date))
            throw Refuse("comparison", $"The order of a {a.Kind ?? b.Kind ?? FeelKind.Null} is not that of the database.", span);
        return Term.Boolean($"{a.Text} {op} {b.Text}");
    }

    /// <summary>The type that alternatives have together.</summary>
    internal Term Together(string text, IReadOnlyCollection<Term> alternatives, FeelSpan span)
    {
        var kinds = alternatives.Select(a => a.Kind).OfType<FeelKind>().Distinct().ToList();
        return kinds.Count > 1 ? throw Refuse("alternatives", $"One gives a {kinds[0]}, another a {kinds[1]}.", span)
            : kinds.Count == 0 ? Term.Null
            : Sized(text, kinds[0], alternatives.Max(a => a.Whole), alternatives.Max(a => a.Scale), span);
    }

    internal Term Constant(FeelValue value, FeelSpan span)
    {
        switch (value.Kind)
        {
            case FeelKind.Null: return Term.Null;
            case FeelKind.Boolean: return new(value.IsTrue ? "TRUE" : "FALSE", FeelKind.Boolean);
            case FeelKind.String when !value.AsString!.Contains('\0', StringComparison.Ordinal): return new($"'{value.AsString.Replace("'", "''", StringComparison.Ordinal)}'", FeelKind.String);
            case FeelKind.Date when value.ToString() is { Length: 10 } date: return new($"DATE '{date}'", FeelKind.Date);
            case FeelKind.Number:
                var text = value.ToString();
                var digits = text.TrimStart('-').Split('.');
                if (!text.All(c => char.IsAsciiDigit(c) || c is '-' or '.'))
                    break;
                var (whole, scale) = (digits[0].Length, digits.Length > 1 ? digits[1].Length : 0);
                return Sized($"CAST('{text}' AS {Decimal(whole, scale)})", FeelKind.Number, whole, scale, span);
        }

        throw Refuse("literal", $"A {value.Kind} has no exact form in the database.", span);
    }

    internal string Quoted(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal Term Sized(string text, FeelKind kind, int whole, int scale, FeelSpan span) => whole + scale > MostDigits
        ? throw Refuse("number", $"It may have {whole + scale} digits, and FEEL rounds after {MostDigits}.", span)
        : new(text, kind, whole, scale);

    private string Decimal(int whole, int scale) => dialect == SqlDialect.DuckDb ? $"DECIMAL({Math.Max(1, whole + scale)}, {scale})" : "numeric";

    private Term Required(Requirement requirement, FeelSpan span) => requirement.Element switch
    {
        InputElement input => Column(input.Name, input.Type, span),
        DecisionElement decision => Decision(decision),
        _ => throw Refuse("requirement", $"'{requirement.Name}' is neither an input nor a decision.", span),
    };

    private Term Column(string name, FeelType type, FeelSpan span) => type switch
    {
        { Allowed: not null } => throw Refuse("constraint", $"The type of '{name}' has allowed values.", span),
        { SimpleKind: FeelKind.Number } => new(Quoted(name), FeelKind.Number, columns.Digits - columns.Scale, columns.Scale),
        { SimpleKind: FeelKind.String or FeelKind.Boolean or FeelKind.Date } => new(Quoted(name), type.SimpleKind),
        _ => throw Refuse("input", $"'{name}' is not declared as number, string, boolean or date.", span),
    };

    private Term Member(PathNode path)
    {
        var names = new List<string> { path.Name };
        var target = path.Target;
        for (; target is PathNode outer; target = outer.Target)
            names.Insert(0, outer.Name);
        if (target is not SlotNode { Up: 0 } slot || slot.Slot >= _decision.Requirements.Length || _decision.Requirements[slot.Slot].Element is not InputElement input)
            throw Refuse("path", "Only members of inputs are columns.", path.Span);
        var type = input.Type;
        foreach (var name in names)
            type = type is { Members: { } members, Allowed: null } && members.TryGetValue(name, out var member) ? member : throw Refuse("path", $"'{name}' is not declared.", path.Span);
        return Column($"{input.Name}.{string.Join('.', names)}", type, path.Span);
    }

    internal Term Typed(Term term, FeelType type, FeelSpan span) => type.IsAny && type.Allowed is null || (type.Allowed is null && (term.Kind is null || type.SimpleKind == term.Kind))
        ? term
        : throw Refuse("type", "The declared type is another than the value's, or has allowed values.", span);

    private Term Logical(string op, Node left, Node right)
    {
        var (a, b) = (Write(left), Write(right));
        return a.Kind is null or FeelKind.Boolean && b.Kind is null or FeelKind.Boolean
            ? Term.Boolean($"{a.Text} {op} {b.Text}")
            : throw Refuse("logic", "An operand is no boolean.", left.Span);
    }

    private Term Calculate(ArithmeticNode n)
    {
        var (a, b) = (Write(n.Left), Write(n.Right));
        if (n.Operator == '+' && a.Kind == FeelKind.String && b.Kind == FeelKind.String)
            return new($"({a.Text} || {b.Text})", FeelKind.String);
        if (a.Kind != FeelKind.Number || b.Kind != FeelKind.Number)
            throw Refuse("arithmetic", "An operand is no number.", n.Span);
        return n.Operator switch
        {
            '+' or '-' => Sized($"({a.Text} {n.Operator} {b.Text})", FeelKind.Number, Math.Max(a.Whole, b.Whole) + 1, Math.Max(a.Scale, b.Scale), n.Span),
            '*' => Sized($"({a.Text} * {b.Text})", FeelKind.Number, a.Whole + b.Whole, a.Scale + b.Scale, n.Span),
            '/' => throw Refuse("division", "A quotient may have no end; FEEL rounds it to 34 digits, the database otherwise.", n.Span),
            _ => throw Refuse("exponentiation", "The database computes powers in binary.", n.Span),
        };
    }

    private Term Between(BetweenNode n)
    {
        var (v, low, high) = (Write(n.Operand), Write(n.Low), Write(n.High));
        var inside = $"{Compare(">=", v, low, n.Span).Text} AND {Compare("<=", v, high, n.Span).Text}";
        // FEEL does not decide as long as one of the three is null; SQL's AND does.
        return Term.Boolean($"CASE WHEN {v.Text} IS NULL OR {low.Text} IS NULL OR {high.Text} IS NULL THEN NULL ELSE {inside} END");
    }

    private Term If(IfNode n)
    {
        var (condition, then, otherwise) = (Write(n.Condition), Write(n.Then), Write(n.Otherwise));
        return condition.Kind is null or FeelKind.Boolean
            ? Together($"(CASE WHEN {condition.Text} THEN {then.Text} ELSE {otherwise.Text} END)", [then, otherwise], n.Span)
            : throw Refuse("if", "The condition is no boolean.", n.Span);
    }

    private Term Function(string name, Term argument, FeelSpan span) => (name, argument.Kind) switch
    {
        ("not", null or FeelKind.Boolean) => Term.Boolean($"NOT {argument.Text}"),
        ("abs", FeelKind.Number) => argument with { Text = $"abs({argument.Text})" },
        _ => throw Refuse("function", $"{name}() has no translation for a {argument.Kind ?? FeelKind.Null}.", span),
    };

    private static string Name(Node node) => node.GetType().Name is var name && name.EndsWith("Node", StringComparison.Ordinal) ? name[..^4].ToLowerInvariant() : node.GetType().Name;
}
