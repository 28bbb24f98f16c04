using System.Text;
using Tongban.Bpmn.Xml;

namespace Tongban.Bpmn;

/// <summary>Why a model is refused.</summary>
/// <param name="Code">One of <c>xml</c>, <c>too-large</c>, <c>unsupported</c>, <c>missing</c>, <c>duplicate-id</c>, <c>unknown-reference</c>, <c>expression</c>, <c>structure</c>.</param>
/// <param name="ElementId">Id of the element, or of the nearest enclosing one that has an id; null when there is none.</param>
/// <param name="Line">Line, from 1; 0 when unknown.</param>
/// <param name="Message">What is wrong.</param>
public sealed record BpmnProblem(string Code, string? ElementId, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}: {ElementId ?? "-"}: {Code}: {Message}";
}

/// <summary>The outcome of reading a model.</summary>
/// <param name="Model">Null when there is any problem.</param>
/// <param name="Problems">Empty when the model was read.</param>
public sealed record BpmnReadResult(BpmnModel? Model, IReadOnlyList<BpmnProblem> Problems);

/// <summary>
/// Reads BPMN 2.0 XML (ISO/IEC 19510). What the engine cannot run is refused, with the element and the reason; lanes,
/// annotations, data objects and message flows of a collaboration are drawings and have no effect. Document type
/// definitions are prohibited; a document has at most 8 Mi characters, 50 000 elements and a depth of 64.
/// </summary>
public static class BpmnReader
{
    /// <summary>Our extension namespace; its usual prefix is <c>tb</c>.</summary>
    public const string ExtensionNamespace = "https://tongban.org/bpmn/1";

    /// <summary>Reads a model.</summary>
    /// <param name="xml">The document.</param>
    /// <param name="expressions">The language of its expressions.</param>
    public static BpmnReadResult Read(string xml, IBpmnExpressions expressions)
    {
        ArgumentNullException.ThrowIfNull(xml);
        ArgumentNullException.ThrowIfNull(expressions);
        var problems = new ProblemList();
        var root = BoundedXml.Load(new StringReader(xml), problems);
        return Finish(root, expressions, problems);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">The document; UTF-8 unless its byte order mark says otherwise. Left open.</param>
    /// <param name="expressions">The language of its expressions.</param>
    public static BpmnReadResult Read(Stream stream, IBpmnExpressions expressions)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(expressions);
        var problems = new ProblemList();
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        return Finish(BoundedXml.Load(reader, problems), expressions, problems);
    }

    private static BpmnReadResult Finish(System.Xml.Linq.XElement? root, IBpmnExpressions expressions, ProblemList problems)
    {
        var model = root is null ? null : new DefinitionsReader(expressions, problems).Read(root);
        return problems.Any ? new(null, problems.All) : new(model, []);
    }
}
