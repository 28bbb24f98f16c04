using System.Xml.Linq;

namespace Tongban.Bpmn.Xml;

/// <summary>Reads a document: its messages, errors, escalations, processes and diagram.</summary>
internal sealed class DefinitionsReader(IBpmnExpressions expressions, ProblemList problems)
{
    private readonly ElementReader _read = new(expressions, problems);

    public BpmnModel Read(XElement root)
    {
        if (root.Name != ElementReader.Bpmn + "definitions")
        {
            problems.Add("xml", root, "the root is not <definitions> of BPMN 2.0");
            return new(null, [], new([], []));
        }
        _read.Language = ElementReader.Attribute(root, "expressionLanguage");
        var named = new NamedReferences(_read);
        foreach (var element in root.Elements().Where(e => e.Name.Namespace == ElementReader.Bpmn))
            switch (ElementReader.NameOf(element))
            {
                case "message" or "error" or "escalation":
                    named.Add(element);
                    break;
                case "process" or "collaboration" or "itemDefinition" or "category" or "dataStore" or "interface" or "documentation" or "extensionElements":
                    break;
                default:
                    problems.Add("unsupported", element, $"<{ElementReader.NameOf(element)}> is not in the supported subset");
                    break;
            }

        var processes = new List<BpmnProcess>();
        // A process that says it is not executable belongs to somebody else: it is drawn, not run.
        foreach (var element in ElementReader.Children(root, "process").Where(p => ElementReader.Attribute(p, "isExecutable") is not ("false" or "0")))
        {
            var head = _read.Head(element);
            var scope = new FlowScope(head.Id, null);
            new ScopeReader(_read, named).Read(element, scope);
            if (!problems.Any)
                ModelChecks.Check(scope, problems);
            if (!problems.Any)
                processes.Add(new(head, scope));
        }
        if (!problems.Any && processes.Count == 0)
            problems.Add("missing", root, "there is no executable process");
        var diagram = DiagramReader.Read(root, problems);
        return new(ElementReader.Attribute(root, "id"), processes, diagram);
    }
}

/// <summary>Messages, errors and escalations by id: events refer to the id and mean the name or code.</summary>
internal sealed class NamedReferences(ElementReader read)
{
    private readonly Dictionary<(string Kind, string Id), string?> _names = [];

    public void Add(XElement element)
    {
        var kind = ElementReader.NameOf(element);
        var head = read.Head(element);
        var name = kind switch
        {
            "error" => ElementReader.Attribute(element, "errorCode") ?? head.Name,
            "escalation" => ElementReader.Attribute(element, "escalationCode") ?? head.Name,
            _ => head.Name,
        };
        if (name is null)
            read.Problems.Add("missing", element, $"<{kind}> needs a {(kind == "message" ? "name" : kind + "Code")}");
        _names[(kind, head.Id)] = name;
    }

    /// <summary>The name or code a reference attribute means; null when there is no such attribute.</summary>
    public string? Resolve(XElement at, string kind)
    {
        if (ElementReader.Attribute(at, kind + "Ref") is not { } reference)
            return null;
        var id = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (_names.TryGetValue((kind, reference), out var name) || _names.TryGetValue((kind, id), out name))
            return name;
        read.Problems.Add("unknown-reference", at, $"there is no {kind} '{reference}'");
        return null;
    }
}
