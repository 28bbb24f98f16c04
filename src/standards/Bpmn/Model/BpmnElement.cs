using System.Collections.Frozen;

namespace Tongban.Bpmn;

/// <summary>What every element of a model has.</summary>
public abstract class BpmnElement
{
    private protected BpmnElement(ElementHead head) => Head = head;

    /// <summary>Its id, unique in the document.</summary>
    public string Id => Head.Id;

    /// <summary>Its name as drawn; null when it has none.</summary>
    public string? Name => Head.Name;

    /// <summary>The line of its start tag, from 1.</summary>
    public int Line => Head.Line;

    /// <summary>Extension elements of our namespace, in document order.</summary>
    public IReadOnlyList<ExtensionElement> Extensions => Head.Extensions;

    /// <summary>Attributes of our namespace, by local name.</summary>
    public IReadOnlyDictionary<string, string> ExtensionAttributes => Head.Attributes;

    internal ElementHead Head { get; }

    /// <summary>The extension elements with a name.</summary>
    /// <param name="name">Local name, e.g. <c>clock</c>.</param>
    public IEnumerable<ExtensionElement> ExtensionsNamed(string name) => Extensions.Where(e => e.Name == name);

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} {Id}";
}

internal sealed record ElementHead(
    string Id,
    string? Name,
    int Line,
    IReadOnlyList<ExtensionElement> Extensions,
    FrozenDictionary<string, string> Attributes);

/// <summary>An element of the namespace <c>https://tongban.org/bpmn/1</c>, kept as it was written.</summary>
/// <param name="Name">Local name.</param>
/// <param name="Attributes">Its attributes without namespace or of ours, by local name.</param>
/// <param name="Text">Its own text, trimmed; empty when it has none.</param>
/// <param name="Children">Its child elements of our namespace.</param>
/// <param name="Line">The line of its start tag, from 1.</param>
public sealed record ExtensionElement(
    string Name,
    IReadOnlyDictionary<string, string> Attributes,
    string Text,
    IReadOnlyList<ExtensionElement> Children,
    int Line)
{
    /// <summary>An attribute, or null.</summary>
    /// <param name="name">Its local name.</param>
    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);
}
