using System.Xml.Linq;
using Tongban.Feel;
using Tongban.Feel.Syntax;

namespace Tongban.Dmn.Xml;

/// <summary>
/// Turns boxed expressions (7.3, 10.2.2) into the syntax tree of FEEL, so that one compiler and one run tree serve both.
/// Only decision tables keep a node of their own.
/// </summary>
internal sealed class BoxedReader(TypeReader types, NameTable members, List<DmnProblem> problems, List<Tables.TableNode> tables)
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "literalExpression", "context", "decisionTable", "invocation", "list", "relation", "functionDefinition",
        "conditional", "filter", "for", "some", "every",
    };

    private readonly List<string> _scope = [];

    internal List<string> Scope => _scope;

    internal TypeReader Types => types;

    internal List<DmnProblem> Problems => problems;

    internal List<Tables.TableNode> Tables => tables;

    /// <summary>The expression among an element's children, or null.</summary>
    internal static XElement? ExpressionIn(XElement? e) => e?.Elements().FirstOrDefault(c => Kinds.Contains(c.Name.LocalName));

    internal Expr Read(XElement e)
    {
        var read = e.Name.LocalName switch
        {
            "literalExpression" => Text(e, e.TextOf(), false),
            "context" => Context(e),
            "decisionTable" => new Tables.TableReader(this).Read(e),
            "invocation" => Invocation(e),
            "list" => new ListExpr([.. e.Elements().Where(c => Kinds.Contains(c.Name.LocalName)).Select(Read)], default),
            "relation" => Relation(e),
            "functionDefinition" => Function(e),
            "conditional" => new IfExpr(Part(e, "if"), Part(e, "then"), Part(e, "else"), default, true),
            "filter" => Filter(e),
            "for" => Loop(e, "return", (i, body) => new ForExpr(i, body, default)),
            "some" => Loop(e, "satisfies", (i, body) => new QuantifiedExpr(false, i, body, default, true)),
            _ => Loop(e, "satisfies", (i, body) => new QuantifiedExpr(true, i, body, default, true)),
        };
        var type = e.Name.LocalName is "functionDefinition" ? FeelType.Any : types.Of(e);
        return type.IsAny ? read : new CoerceExpr(read, type, default);
    }

    /// <summary>Reads FEEL text; what cannot be read becomes null with its diagnostic, and a problem of the model.</summary>
    internal Expr Text(XElement e, string text, bool tests)
    {
        var diagnostics = new List<FeelDiagnostic>();
        if (text.Length == 0)
        {
            problems.Add(e.Problem("dmn.empty", "The expression is empty.", DmnSeverity.Warning));
            return new LiteralExpr(FeelValue.Null, default);
        }
        if (OtherLanguage(e) is { } language) return Broken(e, new(FeelCodes.Syntax, $"The expression is in '{language}', not in FEEL.", default));
        var tree = Parser.Parse(text, members, _scope, types.Find, tests, diagnostics);
        // Functions and tests are asked for by their form: what is in them carries the place.
        if (tree is FunctionExpr function) return function with { Body = new TextExpr(function.Body, e) };
        if (tree is InExpr cell) return cell with { Tests = [.. cell.Tests.Select(t => new TextExpr(t, e))] };
        if (tree is not null) return new TextExpr(tree, e);
        return Broken(e, diagnostics[0]);
    }

    private HostExpr Broken(XElement e, FeelDiagnostic d)
    {
        problems.Add(e.Problem(d.Code, d.Message, e.Place(d.Span)));
        return new(_ => new BrokenNode(d), d.Span);
    }

    /// <summary>The language of an expression (7.3.1), by default that of the model and else FEEL, of whatever version.</summary>
    private static string? OtherLanguage(XElement e)
        => (e.Attr("expressionLanguage") ?? e.Document?.Root?.Attr("expressionLanguage")) is { Length: > 0 } named && !named.Contains("feel", StringComparison.OrdinalIgnoreCase) ? named : null;

    private sealed class BrokenNode(FeelDiagnostic d) : Feel.Evaluation.Node(d.Span)
    {
        internal override FeelValue Eval(Feel.Evaluation.Frame frame, Feel.Evaluation.Run run) => run.Fail(d.Code, d.Message, d.Span);
    }

    internal Expr Child(XElement? e) => ExpressionIn(e) is { } child ? Read(child) : new LiteralExpr(FeelValue.Null, default);

    private Expr Part(XElement e, string name) => Child(e.Child(name));

    private ContextExpr Context(XElement e)
    {
        var entries = new List<(string, Expr)>();
        var before = _scope.Count;
        Expr? result = null;
        foreach (var entry in e.Children("contextEntry"))
        {
            var value = Child(entry);
            if (entry.Child("variable") is not { } variable) { result = value; continue; }
            var type = types.Of(variable);
            var name = variable.NameOf();
            entries.Add((name, type.IsAny || value is FunctionExpr ? value : new CoerceExpr(value, type, default)));
            _scope.Add(name);
        }
        _scope.RemoveRange(before, _scope.Count - before);
        return new(entries, default) { Result = result };
    }

    private InvokeExpr Invocation(XElement e)
    {
        var names = new List<string>();
        var arguments = new List<Expr>();
        foreach (var binding in e.Children("binding"))
        {
            names.Add(binding.Child("parameter")?.NameOf() ?? "");
            arguments.Add(Child(binding));
        }
        return new(Child(e), arguments, names, default);
    }

    private ListExpr Relation(XElement e)
    {
        var columns = e.Children("column").Select(c => (Name: c.NameOf(), Type: types.Of(c))).ToList();
        var rows = new List<Expr>();
        foreach (var row in e.Children("row"))
        {
            var cells = row.Elements().Where(c => Kinds.Contains(c.Name.LocalName)).Select(Read).ToList();
            var entries = columns.Take(cells.Count).Select((c, i) => (c.Name, c.Type.IsAny ? cells[i] : new CoerceExpr(cells[i], c.Type, default)));
            // A row is a value of its own: its cells do not see each other.
            rows.Add(new HostExpr(RowNode(entries.ToList()), default));
        }
        return new(rows, default);
    }

    private static Func<Feel.Evaluation.Compiler, Feel.Evaluation.Node> RowNode(List<(string Name, Expr Value)> entries) => compiler =>
    {
        var shape = new FeelShape([.. entries.Select(x => x.Name)]);
        return new Tables.RecordNode(shape, [.. entries.Select(x => compiler.Compile(x.Value))]);
    };

    internal Expr Function(XElement e)
    {
        var parameters = e.Children("formalParameter").Select(p => new Parameter(p.NameOf(), types.Of(p))).ToList();
        var result = types.Of(e);
        if (result.IsList == false && types.Of(e.Parent?.Child("variable")) is { } declared && declared.Element is not null && !declared.IsList) result = declared.Element;
        var before = _scope.Count;
        _scope.AddRange(parameters.Select(p => p.Name));
        var body = Child(e);
        _scope.RemoveRange(before, _scope.Count - before);
        return (e.Attr("kind") ?? "FEEL") switch
        {
            "Java" => new ExternalFunctionExpr(parameters, new ContextExpr([("java", body)], default), result, default),
            "PMML" => new ExternalFunctionExpr(parameters, new ContextExpr([("pmml", body)], default), result, default),
            _ => new FunctionExpr(parameters, body, result, default),
        };
    }

    private FilterExpr Filter(XElement e)
    {
        var source = Part(e, "in");
        _scope.Add("item");
        var match = Part(e, "match");
        _scope.RemoveAt(_scope.Count - 1);
        return new(source, match, default);
    }

    private Expr Loop(XElement e, string bodyName, Func<IReadOnlyList<Iteration>, Expr, Expr> make)
    {
        var name = NameTable.Normalize(e.Attr("iteratorVariable") ?? "item");
        var source = Part(e, "in");
        _scope.Add(name);
        _scope.Add("partial");
        var body = Part(e, bodyName);
        _scope.RemoveRange(_scope.Count - 2, 2);
        return make([new(name, source, null)], body);
    }
}
