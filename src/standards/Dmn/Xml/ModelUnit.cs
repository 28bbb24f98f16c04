using System.Xml.Linq;
using Tongban.Dmn.Model;
using Tongban.Feel;
using Tongban.Feel.Evaluation;
using Tongban.Feel.Syntax;

namespace Tongban.Dmn.Xml;

/// <summary>One document of a model with its elements, types and imports.</summary>
internal sealed class ModelUnit
{
    private readonly Dictionary<string, (Element Element, XElement Source)> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<int, XElement> _sources = [];
    private readonly List<DmnProblem> _problems;
    private readonly TypeReader _types;
    private Dictionary<string, ModelUnit> _units = new();

    internal ModelUnit(XElement root, List<DmnProblem> problems, List<Element> elements)
    {
        (Root, _problems) = (root, problems);
        Namespace = root.Attr("namespace") ?? "";
        _types = new TypeReader(root, problems);
        foreach (var s in root.Children("knowledgeSource"))
            if (s.Attr("id") is { } id) KnowledgeSources[id] = new(id, s.NameOf(), s.Attr("locationURI")) { Place = s.Start() };
        foreach (var e in root.Elements())
        {
            var (id, name, index) = (e.Key(), e.NameOf(), elements.Count);
            Element? element = e.Name.LocalName switch
            {
                "inputData" => new InputElement(index, id, name, Namespace),
                "decision" => new DecisionElement(index, id, name, Namespace) { Question = e.Child("question")?.Value },
                "businessKnowledgeModel" => new KnowledgeElement(index, id, name, Namespace),
                "decisionService" => new ServiceElement(index, id, name, Namespace),
                _ => null,
            };
            if (element is null) continue;
            element.Place = e.Start();
            elements.Add(element);
            _sources[index] = e;
            if (!_byId.TryAdd(id, (element, e))) problems.Add(e.Problem("dmn.duplicate-id", $"The id '{id}' is used twice."));
        }
    }

    internal XElement Root { get; }

    internal string Namespace { get; }

    internal List<DmnImport> Imports { get; } = [];

    internal Dictionary<string, DmnKnowledgeSource> KnowledgeSources { get; } = new(StringComparer.Ordinal);

    internal XElement Source(Element e) => _sources[e.Index];

    /// <summary>Lets the types know those of imported models, once all documents are there.</summary>
    internal void LinkTypes(Dictionary<string, ModelUnit> units)
    {
        _units = units;
        foreach (var import in Imports) _types.Imports[import.Name] = units[import.Namespace]._types;
    }

    /// <summary>Resolves types and requirements, once the types of all documents know each other.</summary>
    internal void Link()
    {
        foreach (var (element, e) in _byId.Values.ToList())
        {
            var variable = e.Child("variable");
            if (element is InputElement or DecisionElement or ServiceElement) element.Type = _types.Of(variable);
            if (element is DecisionElement d)
            {
                d.Requirements = Requirements(e);
                d.Authorities = [.. e.Children("authorityRequirement").Select(a => a.Child("requiredAuthority")?.Attr("href")).Select(Authority).OfType<DmnKnowledgeSource>()];
            }
            if (element is KnowledgeElement k) k.Requirements = Requirements(e);
            if (element is ServiceElement s)
            {
                if (s.Type.Element is { } result && !s.Type.IsList) s.Type = result;
                s.Inputs = [.. Targets(e, "inputData"), .. Targets(e, "inputDecision")];
                s.Outputs = [.. Targets(e, "outputDecision")];
            }
        }
    }

    private DmnKnowledgeSource? Authority(string? href)
    {
        if (href is null) return null;
        var (ns, id) = Split(href);
        return _units.TryGetValue(ns, out var unit) ? unit.KnowledgeSources.GetValueOrDefault(id) : null;
    }

    private (string Namespace, string Id) Split(string href)
    {
        var hash = href.IndexOf('#', StringComparison.Ordinal);
        return hash > 0 ? (href[..hash], href[(hash + 1)..]) : (Namespace, href[(hash + 1)..]);
    }

    private IEnumerable<Element> Targets(XElement e, string child)
        => e.Children(child).Select(Target).OfType<Element>();

    private Element? Target(XElement reference)
    {
        var (ns, id) = Split(reference.Attr("href") ?? "");
        if (_units.TryGetValue(ns, out var unit) && unit._byId.TryGetValue(id, out var found)) return found.Element;
        _problems.Add(reference.Problem("dmn.reference", $"There is no element '{reference.Attr("href")}'."));
        return null;
    }

    private Requirement[] Requirements(XElement e)
    {
        var direct = new List<Requirement>();
        var imported = new Dictionary<string, List<Requirement>>(StringComparer.Ordinal);
        var references = e.Elements().Where(r => r.Name.LocalName is "informationRequirement" or "knowledgeRequirement")
            .SelectMany(r => r.Elements().Where(x => x.Name.LocalName is "requiredInput" or "requiredDecision" or "requiredKnowledge"));
        foreach (var reference in references)
        {
            if (Target(reference) is not { } target) continue;
            var requirement = new Requirement(target.Name, target, null);
            var import = target.Namespace == Namespace ? null : Imports.FirstOrDefault(i => i.Namespace == target.Namespace);
            if (import is null || import.Name.Length == 0) { direct.Add(requirement); continue; }
            if (!imported.TryGetValue(import.Name, out var under)) imported[import.Name] = under = [];
            under.Add(requirement);
        }
        direct.AddRange(imported.Select(i => new Requirement(i.Key, null, i.Value)));
        return [.. direct];
    }

    internal void Compile(List<Tables.TableNode> tables)
    {
        var members = _units.Values.SelectMany(u => u._types.MemberNames.Concat(u._byId.Values.Select(x => x.Element.Name)))
            .Concat(Root.Descendants().Where(x => x.Name.LocalName is "variable" or "column" or "output").Select(x => x.NameOf()))
            .Where(n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
        var shared = NameTable.Of(members);
        foreach (var (element, e) in _byId.Values)
        {
            var reader = new BoxedReader(_types, shared, _problems, tables);
            var requirements = element switch { DecisionElement d => d.Requirements, KnowledgeElement k => k.Requirements, _ => [] };
            var names = requirements.Select(r => r.Name).ToList();
            reader.Scope.AddRange(names);
            if (element is DecisionElement decision && BoxedReader.ExpressionIn(e) is { } expression) decision.Code = Make(reader.Read(expression), names, expression);
            if (element is KnowledgeElement knowledge && e.Child("encapsulatedLogic") is { } logic)
            {
                if (!names.Contains(knowledge.Name)) knowledge.Requirements = [.. requirements, new(knowledge.Name, knowledge, null)];
                reader.Scope.Add(knowledge.Name);
                names = [.. knowledge.Requirements.Select(r => r.Name)];
                knowledge.Code = Make(reader.Function(logic), names, logic);
            }
        }
    }

    private Code Make(Expr tree, List<string> names, XElement e)
    {
        var diagnostics = new List<FeelDiagnostic>();
        var code = Code.Compile(tree, names, diagnostics);
        foreach (var d in diagnostics)
            _problems.Add(d.Source is XElement text ? text.Problem(d.Code, d.Message, text.Place(d.Span), DmnSeverity.Warning) : e.Problem(d.Code, d.Message, DmnSeverity.Warning));
        return code;
    }
}
