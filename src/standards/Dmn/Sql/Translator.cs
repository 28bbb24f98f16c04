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

    private const int MostText = 1_000_000;
    private const int MostCalls = 50;
    private const int MostRounds = 1_000;

    private readonly Dictionary<DecisionElement, Term> _done = [];
    private DecisionElement _decision = null!;
    private Scope _scope = new([], [], null);
    private int _calls;

    /// <summary>What the slots of a frame mean: first what is required, then parameters and variables; and the frame around it.</summary>
    private sealed record Scope(Requirement[] Required, Dictionary<int, Term> Variables, Scope? Outer);

    internal Term Decision(DecisionElement decision)
    {
        if (_done.TryGetValue(decision, out var done))
            return done;
        var outer = (_decision, _scope);
        (_decision, _scope) = (decision, new(decision.Requirements, [], null));
        if (decision.Code is null)
            throw Refuse("decision", "It has no logic that could be read.", default);
        var term = Typed(Write(decision.Code.Root), decision.Type, default);
        (_decision, _scope) = outer;
        return _done[decision] = term;
    }

    internal Term Write(Node node)
    {
        var term = Form(node);
        return term.Text.Length <= MostText ? term : throw Refuse(Name(node), $"The expression would have more than {MostText} characters.", node.Span);
    }

    private Term Form(Node node)
    {
        switch (node)
        {
            case ConstantNode n: return Constant(n.Value, n.Span);
            case SlotNode n: return Slot(n);
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
            case QuantifiedNode n: return Quantified(n);
            case TableNode n: return new TableWriter(this, n).Write();
            case InvokeNode { Function: ConstantNode { Value.AsFunction: Feel.Functions.Builtin f }, Names: null } n: return Function(f.Name, n);
            case InvokeNode { Function: FunctionNode f } n: return Call(f, _scope, n);
            case InvokeNode { Function: SlotNode { Up: var up, Slot: var slot } } n when RequiredBy(up, slot)?.Element is KnowledgeElement { Code.Root: FunctionNode f } k: return Call(f, new(k.Requirements, [], null), n);
            default: throw Refuse(Name(node), "SQL has nothing of the same meaning.", node.Span);
        }
    }

    private Scope Around(int up)
    {
        var scope = _scope;
        for (; up > 0; up--)
            scope = scope.Outer!;
        return scope;
    }

    private Requirement? RequiredBy(int up, int slot) => Around(up) is var scope && slot < scope.Required.Length ? scope.Required[slot] : null;

    private Term Slot(SlotNode n) => RequiredBy(n.Up, n.Slot) is { } required ? Required(required, n.Span)
        : Around(n.Up).Variables.TryGetValue(n.Slot, out var variable) ? variable
        : throw Refuse("variable", "It stands for more than one value.", n.Span);

    /// <summary>Business knowledge, or a function where it is called, with the arguments in its place.</summary>
    private Term Call(FunctionNode function, Scope around, InvokeNode call)
    {
        var arguments = new Dictionary<int, Term>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var at = call.Names is null ? i : Array.IndexOf(function.Names, call.Names[i]);
            if (at < 0 || at >= function.Parameters.Length)
                throw Refuse("invocation", "Its arguments are not the function's parameters.", call.Span);
            arguments[at] = Typed(Write(call.Arguments[i]), function.Parameters[at].Type, call.Arguments[i].Span);
        }

        if (arguments.Count != function.Parameters.Length)
            throw Refuse("invocation", "Its arguments are not the function's parameters.", call.Span);
        if (++_calls > MostCalls)
            throw Refuse("recursion", $"Functions call each other more than {MostCalls} deep.", call.Span);
        var outer = _scope;
        _scope = new([], arguments, around);
        var result = Typed(Write(function.Body), function.Result, call.Span);
        _scope = outer;
        _calls--;
        return result;
    }

    /// <summary>`some` and `every` over lists that are written out: each round in its place, true, false or unknown as in FEEL.</summary>
    private Term Quantified(QuantifiedNode n)
    {
        var rounds = new List<string>();
        Round(0);
        return rounds.Count == 0 ? Constant(FeelValue.Of(n.Every), n.Span) : Term.Boolean(string.Join(n.Every ? " AND " : " OR ", rounds));

        void Round(int level)
        {
            if (level == n.Iterations.Length)
            {
                var condition = Write(n.Condition);
                if (condition.Kind is not (null or FeelKind.Boolean) || rounds.Count == MostRounds)
                    throw Refuse("quantified", $"The condition is no boolean, or there are more than {MostRounds} rounds.", n.Span);
                rounds.Add(condition.Text);
                return;
            }

            if (n.Iterations[level] is not { Source: ListNode list, To: null } iteration)
                throw Refuse("quantified", "What it goes over is no list that is written out.", n.Span);
            foreach (var item in list.Items)
            {
                _scope.Variables[iteration.Slot] = Write(item);
                Round(level + 1);
            }
        }
    }

    internal Refused Refuse(string construct, string message, FeelSpan span) => new(new(construct, message, _decision.Name, span));

    /// <summary>Whether a value passes unary tests: true, false or unknown, as in FEEL.</summary>
    internal Term Tests(TestsNode tests, Term operand)
    {
        _scope.Variables[tests.Slot] = operand;
        var any = string.Join(" OR ", tests.Tests.Select(t => Test(t.Node, t.UsesOperand, operand).Text));
        return tests.Negated ? Term.Boolean($"NOT ({any})") : Term.Boolean(any);
    }

    private Term Test(Node test, bool usesOperand, Term operand)
    {
        switch (test)
        {
            case ConstantNode { Value.AsRange: { Operator: null } range } n:
                return Term.Boolean($"{Compare(range.LowIncluded ? ">=" : ">", operand, Constant(range.Low, n.Span), n.Span).Text} AND {Compare(range.HighIncluded ? "<=" : "<", operand, Constant(range.High, n.Span), n.Span).Text}");
            case TestRangeNode n: return Compare(n.Operator, operand, Write(n.Endpoint), n.Span);
            case ListNode list when !usesOperand: return Among(list, operand);
            case var _ when usesOperand: return Write(test) is { Kind: FeelKind.Boolean } t ? t : throw Refuse("unary test", "An expression with ? must give a boolean.", test.Span);
            default: return Compare("=", operand, Write(test), test.Span);
        }
    }

    /// <summary>Whether a value is in a list that is written out: true or false, never unknown.</summary>
    private Term Among(ListNode list, Term value) => list.Items.Length == 0 ? new("FALSE", FeelKind.Boolean)
        : Term.Boolean(string.Join(" OR ", list.Items.Select(item => Compare("=", value, Write(item), item.Span).Text)));

    internal Term Compare(string op, Term a, Term b, FeelSpan span)
    {
        if (a.Kind is { } x && b.Kind is { } y && x != y)
            throw Refuse("comparison", $"A {x} is compared with a {y}.", span);
        if (op is "=" or "!=")
            return Term.Boolean($"{a.Text} IS {(op == "=" ? "NOT " : "")}DISTINCT FROM {b.Text}");
        if ((a.Kind ?? b.Kind) is not (FeelKind.Number or FeelKind.Date or FeelKind.DaysDuration))
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
            // A duration of whole days is the number of its days, as the difference of two dates is.
            case FeelKind.DaysDuration when value.Nanoseconds % Calendar.DayNanoseconds == 0: return new($"{value.Nanoseconds / Calendar.DayNanoseconds}", FeelKind.DaysDuration);
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
        if (target is not SlotNode slot || RequiredBy(slot.Up, slot.Slot)?.Element is not InputElement input)
            return Part(path.Name, Write(path.Target), path.Span);
        var type = input.Type;
        foreach (var name in names)
        {
            if (type.SimpleKind == FeelKind.Date)
                return Part(path.Name, Write(path.Target), path.Span);
            type = type is { Members: { } members, Allowed: null } && members.TryGetValue(name, out var member) ? member : throw Refuse("path", $"'{name}' is not declared.", path.Span);
        }

        return Column($"{input.Name}.{string.Join('.', names)}", type, path.Span);
    }

    /// <summary>A part of a date; the years before 1 have a year 0 among them in FEEL and DuckDB, not in PostgreSQL.</summary>
    private Term Part(string name, Term date, FeelSpan span)
    {
        if (date.Kind != FeelKind.Date || name is not ("year" or "month" or "day" or "weekday"))
            throw Refuse("path", "Only members of inputs, and year, month, day and weekday of dates, have columns.", span);
        var part = $"extract({(name == "weekday" ? "isodow" : name)} FROM {date.Text})";
        if (name == "year" && dialect == SqlDialect.PostgreSql)
            part = $"(CASE WHEN {part} < 0 THEN {part} + 1 ELSE {part} END)";
        return new($"CAST({part} AS DECIMAL(10, 0))", FeelKind.Number, 10);
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
        if (n.Operator is '+' or '-' && n.Right is ConstantNode { Value: { Kind: FeelKind.DaysDuration or FeelKind.MonthsDuration } duration } && Write(n.Left) is { Kind: FeelKind.Date } date)
            return Shifted(date, duration, n);
        var (a, b) = (Write(n.Left), Write(n.Right));
        if (n.Operator == '-' && a.Kind == FeelKind.Date && b.Kind == FeelKind.Date)
            return new($"({a.Text} - {b.Text})", FeelKind.DaysDuration);
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

    /// <summary>A date so many whole days, or months, later: past the end of a month is its last day, in FEEL as in SQL.</summary>
    private Term Shifted(Term date, FeelValue duration, ArithmeticNode n)
    {
        if (duration.Kind == FeelKind.MonthsDuration)
            return Math.Abs(duration.Months) <= 100_000 ? new($"CAST({date.Text} {n.Operator} INTERVAL '{duration.Months} months' AS DATE)", FeelKind.Date) : throw Refuse("duration", "It is longer than dates of the database are.", n.Span);
        var days = duration.Nanoseconds / Calendar.DayNanoseconds;
        return duration.Nanoseconds % Calendar.DayNanoseconds == 0 && Int128.Abs(days) <= 1_000_000
            ? new($"({date.Text} {n.Operator} ({days}))", FeelKind.Date)
            : throw Refuse("duration", "It is none of whole days, or longer than dates of the database are.", n.Span);
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

    private Term Function(string name, InvokeNode call)
    {
        if (name == "list contains" && call.Arguments is [ListNode list, var element])
            return Among(list, Write(element));
        Term[] a = [.. call.Arguments.Select(Write)];
        var texts = a.All(t => t.Kind == FeelKind.String);
        var duck = dialect == SqlDialect.DuckDb;
        return (name, a) switch
        {
            ("not", [{ Kind: null or FeelKind.Boolean } x]) => Term.Boolean($"NOT {x.Text}"),
            ("abs", [{ Kind: FeelKind.Number } x]) => x with { Text = $"abs({x.Text})" },
            ("string length", [{ Kind: FeelKind.String } x]) => new($"CAST(length({x.Text}) AS DECIMAL(10, 0))", FeelKind.Number, 10),
            ("contains", [var x, var y]) when texts => Term.Boolean(duck ? $"contains({x.Text}, {y.Text})" : $"strpos({x.Text}, {y.Text}) > 0"),
            ("starts with", [var x, var y]) when texts => Term.Boolean($"starts_with({x.Text}, {y.Text})"),
            ("ends with", [var x, var y]) when texts => Term.Boolean(duck ? $"suffix({x.Text}, {y.Text})" : $"right({x.Text}, length({y.Text})) = {y.Text}"),
            ("substring", [{ Kind: FeelKind.String } x, _, ..]) when Place(call, 1) is { } start && (a.Length == 2 || Place(call, 2) is not null) =>
                new($"(CASE WHEN length({x.Text}) >= {start} THEN substr({x.Text}, {start}{(a.Length > 2 ? $", {Place(call, 2)}" : "")}) END)", FeelKind.String),
            _ => throw Refuse("function", $"{name}() has no translation for {string.Join(", ", a.Select(t => $"a {t.Kind ?? FeelKind.Null}"))}.", call.Span),
        };
    }

    /// <summary>An argument that is a whole number from 1, written out.</summary>
    private static long? Place(InvokeNode call, int argument) =>
        call.Arguments[argument] is ConstantNode { Value: { Kind: FeelKind.Number, AsNumber: var n } } && n.ToInt64() is >= 1 and <= int.MaxValue and var place ? place : null;

    private static string Name(Node node) => node.GetType().Name is var name && name.EndsWith("Node", StringComparison.Ordinal) ? name[..^4].ToLowerInvariant() : node.GetType().Name;
}
