using System.Xml;
using System.Xml.Linq;

namespace Tongban.Bpmn.Xml;

/// <summary>Collects what is wrong; beyond a hundred problems nobody reads on.</summary>
internal sealed class ProblemList
{
    private const int Max = 100;
    private readonly List<BpmnProblem> _problems = [];

    public bool Any => _problems.Count > 0;

    public IReadOnlyList<BpmnProblem> All => _problems;

    public void Add(string code, XElement at, string message) => Add(code, IdNear(at), LineOf(at), message);

    public void Add(string code, string? elementId, int line, string message)
    {
        if (_problems.Count < Max)
            _problems.Add(new(code, elementId, line, message));
    }

    public static int LineOf(XObject at) => at is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;

    private static string? IdNear(XElement? at)
    {
        for (; at is not null; at = at.Parent)
            if (at.Attribute("id") is { } id)
                return id.Value;
        return null;
    }
}
