using System.Collections.Frozen;
using System.Xml;
using System.Xml.Linq;

namespace Tongban.Bpmn.Xml;

/// <summary>What every part of the reader needs: names, ids, extension elements, expressions.</summary>
internal sealed class ElementReader(IBpmnExpressions expressions, ProblemList problems)
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Tb = BpmnReader.ExtensionNamespace;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public ProblemList Problems => problems;

    /// <summary>The default expression language of the document; null when it names none.</summary>
    public string? Language { get; set; }

    public static string NameOf(XElement element) => element.Name.LocalName;

    public static IEnumerable<XElement> Children(XElement element, string name) => element.Elements(Bpmn + name);

    public static string? Attribute(XElement element, string name) =>
        element.Attribute(name)?.Value is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public ElementHead Head(XElement element)
    {
        var id = Attribute(element, "id");
        if (id is null)
            problems.Add("missing", element, $"<{NameOf(element)}> needs an id");
        else if (!_ids.Add(id))
            problems.Add("duplicate-id", element, $"the id '{id}' is used twice");
        var extensions = Children(element, "extensionElements").SelectMany(e => e.Elements()).Where(e => e.Name.Namespace == Tb).Select(Extension).ToList();
        var attributes = element.Attributes().Where(a => a.Name.Namespace == Tb).ToFrozenDictionary(a => a.Name.LocalName, a => a.Value);
        return new(id ?? "", Attribute(element, "name"), ProblemList.LineOf(element), extensions, attributes);
    }

    /// <summary>Refuses every child of the element that is not named; parts with no effect are always allowed.</summary>
    public void AllowOnly(XElement element, params ReadOnlySpan<string> names)
    {
        foreach (var child in element.Elements())
        {
            var name = NameOf(child);
            if (child.Name.Namespace != Bpmn)
                problems.Add("unsupported", child, $"<{name}> of namespace '{child.Name.NamespaceName}' stands outside extensionElements");
            else if (name is not ("documentation" or "extensionElements" or "incoming" or "outgoing") && !names.Contains(name))
                problems.Add("unsupported", child, $"<{name}> in <{NameOf(element)}> is not in the supported subset");
        }
    }

    /// <summary>Refuses an attribute unless it has its harmless value.</summary>
    public void Require(XElement element, string attribute, string harmless)
    {
        if (Attribute(element, attribute) is { } value && value != harmless)
            problems.Add("unsupported", element, $"{attribute}=\"{value}\" on <{NameOf(element)}> is not in the supported subset");
    }

    public bool Flag(XElement element, string attribute, bool otherwise)
    {
        switch (Attribute(element, attribute))
        {
            case null:
                return otherwise;
            case "true" or "1":
                return true;
            case "false" or "0":
                return false;
            case var value:
                problems.Add("structure", element, $"{attribute}=\"{value}\" is neither true nor false");
                return otherwise;
        }
    }

    /// <summary>Compiles the text of an element such as conditionExpression; null and a problem when it cannot be.</summary>
    public IBpmnExpression? Expression(XElement element)
    {
        if ((Attribute(element, "language") ?? Language) is { } language && !language.Contains("feel", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add("unsupported", element, $"the expression language '{language}' is not FEEL");
            return null;
        }
        return Expression(element, element.Value);
    }

    public IBpmnExpression? Expression(XElement at, string text)
    {
        text = text.Trim();
        if (text.StartsWith('='))
            text = text[1..].Trim();
        if (text.Length == 0)
        {
            problems.Add("expression", at, "the expression is empty");
            return null;
        }
        var (expression, problem) = expressions.Compile(text);
        if (expression is null)
            problems.Add("expression", at, $"'{text}': {problem}");
        return expression;
    }

    private static ExtensionElement Extension(XElement element) => new(
        NameOf(element),
        element.Attributes().Where(a => a.Name.Namespace == XNamespace.None || a.Name.Namespace == Tb).DistinctBy(a => a.Name.LocalName).ToFrozenDictionary(a => a.Name.LocalName, a => a.Value),
        string.Concat(element.Nodes().OfType<XText>().Select(t => t.Value)).Trim(),
        element.Elements().Where(e => e.Name.Namespace == Tb).Select(Extension).ToList(),
        ProblemList.LineOf(element));
}
