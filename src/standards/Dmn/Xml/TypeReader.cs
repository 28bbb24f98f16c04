using System.Xml.Linq;
using Tongban.Feel;
using Tongban.Feel.Evaluation;
using Tongban.Feel.Syntax;

namespace Tongban.Dmn.Xml;

/// <summary>Item definitions as types (7.3.3): components, collections, allowed values and constraints, also of imported models.</summary>
internal sealed class TypeReader(XElement root, List<DmnProblem> problems)
{
    private const int MostDepth = 100;
    private const int MostCharacters = 1_000;

    private readonly Dictionary<string, XElement> _definitions = First(root.Children("itemDefinition"));
    private readonly Dictionary<string, FeelType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    internal Dictionary<string, TypeReader> Imports { get; } = new(StringComparer.Ordinal);

    internal IEnumerable<string> MemberNames => root.Descendants().Where(e => e.Name.LocalName == "itemComponent").Select(e => e.NameOf());

    private static Dictionary<string, XElement> First(IEnumerable<XElement> elements)
    {
        var d = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var e in elements) d.TryAdd(e.NameOf(), e);
        return d;
    }

    /// <summary>The type of a name, or null; a prefix such as "feel:" is dropped, an import's name is followed.</summary>
    internal FeelType? Find(string name) => name.Length > MostCharacters ? null : Find(name, []);

    // Models may import each other, also without a name: each is asked once for a name.
    private FeelType? Find(string name, HashSet<(TypeReader, string)> asked)
    {
        if (!asked.Add((this, name))) return null;
        if (_types.TryGetValue(name, out var known)) return known;
        if (_definitions.TryGetValue(name, out var definition))
        {
            if (!_open.Add(name)) return FeelType.Any;
            var type = Define(definition, 0);
            _open.Remove(name);
            return _types[name] = type;
        }
        foreach (var (import, types) in Imports)
        {
            var under = import.Length == 0 ? name : name.StartsWith(import + ".", StringComparison.Ordinal) ? name[(import.Length + 1)..] : null;
            if (under is not null && types.Find(under, asked) is { } imported) return imported;
        }
        if (FeelType.Named(name) is { } builtin) return builtin;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 ? Find(name[(colon + 1)..], asked) : null;
    }

    /// <summary>The type that an element declares by typeRef (an attribute, or in 1.1 an element), Any when it declares none.</summary>
    internal FeelType Of(XElement? e)
    {
        var name = e?.Attr("typeRef") ?? e?.Child("typeRef")?.Value;
        if (e is null || string.IsNullOrWhiteSpace(name)) return FeelType.Any;
        if (Find(NameTable.Normalize(name)) is { } type) return type;
        problems.Add(e.Problem("dmn.unknown-type", $"There is no type '{name}'.", DmnSeverity.Warning));
        return FeelType.Any;
    }

    private FeelType Define(XElement e, int components)
    {
        // Definitions that rest on each other in a long chain are read one in the other: what is too deep is told, not tried.
        if (_open.Count + components > MostDepth || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            problems.Add(e.Problem("dmn.depth", $"Item definitions rest on each other more than {MostDepth} deep."));
            return FeelType.Any;
        }
        return Read(e, components);
    }

    private FeelType Read(XElement e, int depth)
    {
        var components = e.Children("itemComponent").ToList();
        FeelType type;
        if (e.Child("functionItem") is { } f)
            type = FeelType.FunctionOf([.. f.Children("parameters").Select(Of)], f.Attr("outputTypeRef") is { } o ? Find(o) ?? FeelType.Any : FeelType.Any);
        else if (components.Count > 0)
        {
            var members = new Dictionary<string, FeelType>(StringComparer.Ordinal);
            foreach (var c in components) members[c.NameOf()] = Define(c, depth + 1);
            type = FeelType.ContextOf(members);
        }
        else type = Of(e);
        var collection = e.Attr("isCollection") == "true";
        if (e.Child("allowedValues") is { } allowed && Tests(allowed) is { } a)
            type = !collection && type.IsList ? FeelType.ListOf(type.Element!.Constrained(a.Test, a.Root)) : type.Constrained(a.Test, a.Root);
        if (collection) type = FeelType.ListOf(type);
        if (e.Child("typeConstraint") is { } constraint && Tests(constraint) is { } t) type = type.Constrained(t.Test, t.Root);
        return type;
    }

    private NameTable? _members;

    private (Func<FeelValue, Run?, bool> Test, Node Root)? Tests(XElement e)
    {
        var text = e.TextOf();
        if (text.Length == 0) return null;
        var diagnostics = new List<FeelDiagnostic>();
        var tree = Parser.Parse(text, _members ??= NameTable.Of(MemberNames), [], static _ => null, true, diagnostics);
        if (tree is null)
        {
            problems.Add(e.Problem(diagnostics[0].Code, diagnostics[0].Message, e.Place(diagnostics[0].Span)));
            return null;
        }
        var code = Code.Compile(tree, ["?"], diagnostics);
        return ((v, run) => run is null ? Alone(v) : Test(v, run), code.Root);

        bool Test(FeelValue v, Run own)
        {
            var slots = new FeelValue[code.Slots];
            slots[0] = v;
            var mark = own.Mark;
            var allowed = code.Root.Holds(new Frame(slots, null), own) == Truth.True;
            // The caller tells that the value is not allowed; why a single test gave null adds nothing.
            own.Forget(mark);
            return allowed;
        }

        bool Alone(FeelValue v)
        {
            var own = Run.Rent(FeelOptions.Default);
            try
            {
                return Test(v, own);
            }
            catch (Run.BudgetSpent)
            {
                return false;
            }
            finally
            {
                Run.Return(own);
            }
        }
    }
}
