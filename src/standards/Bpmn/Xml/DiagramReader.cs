using System.Globalization;
using System.Xml.Linq;

namespace Tongban.Bpmn.Xml;

/// <summary>Reads BPMN DI. A drawing that cannot be read is a problem too: a page would show half a procedure.</summary>
internal static class DiagramReader
{
    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Dd = "http://www.omg.org/spec/DD/20100524/DI";

    public static BpmnDiagram Read(XElement root, ProblemList problems)
    {
        var shapes = new List<BpmnShape>();
        var edges = new List<BpmnEdge>();
        // Of several diagrams of one document, readers show the first.
        foreach (var element in root.Elements(Di + "BPMNDiagram").Take(1).Elements(Di + "BPMNPlane").Elements())
        {
            var drawn = element.Attribute("bpmnElement")?.Value ?? "";
            var label = element.Element(Di + "BPMNLabel") is { } at ? Bounds(at, problems) : null;
            if (element.Name == Di + "BPMNShape")
            {
                if (Bounds(element, problems) is { } bounds)
                    shapes.Add(new(drawn, bounds, label, element.Attribute("isExpanded")?.Value is { } expanded ? expanded is "true" or "1" : null));
                else
                    problems.Add("structure", element, "a shape has bounds");
            }
            else if (element.Name == Di + "BPMNEdge")
            {
                var points = element.Elements(Dd + "waypoint").Select(p => (Number(p, "x", problems), Number(p, "y", problems))).ToList();
                if (points.Count < 2)
                    problems.Add("structure", element, "an edge has two waypoints at least");
                edges.Add(new(drawn, points, label));
            }
        }
        return new(shapes, edges);
    }

    private static BpmnBounds? Bounds(XElement owner, ProblemList problems) => owner.Element(Dc + "Bounds") is { } bounds
        ? new(Number(bounds, "x", problems), Number(bounds, "y", problems), Number(bounds, "width", problems), Number(bounds, "height", problems))
        : null;

    private static double Number(XElement element, string attribute, ProblemList problems)
    {
        if (double.TryParse(element.Attribute(attribute)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return value;
        problems.Add("structure", element, $"{attribute} is no number");
        return 0;
    }
}
