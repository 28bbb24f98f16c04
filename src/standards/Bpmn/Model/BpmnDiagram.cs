namespace Tongban.Bpmn;

/// <summary>How a model is drawn (BPMN DI, §12).</summary>
/// <param name="Shapes">Nodes, pools, lanes.</param>
/// <param name="Edges">Flows and associations.</param>
public sealed record BpmnDiagram(IReadOnlyList<BpmnShape> Shapes, IReadOnlyList<BpmnEdge> Edges);

/// <summary>A rectangle, in the diagram's units.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct BpmnBounds(double X, double Y, double Width, double Height);

/// <summary>A drawn node.</summary>
/// <param name="ElementId">Id of the element drawn.</param>
/// <param name="Bounds">Where.</param>
/// <param name="Label">Where its name stands; null for the usual place.</param>
/// <param name="IsExpanded">For sub-processes: whether the content is shown.</param>
public sealed record BpmnShape(string ElementId, BpmnBounds Bounds, BpmnBounds? Label, bool? IsExpanded);

/// <summary>A drawn line.</summary>
/// <param name="ElementId">Id of the element drawn.</param>
/// <param name="Waypoints">Its corners, two at least.</param>
/// <param name="Label">Where its name stands; null for the usual place.</param>
public sealed record BpmnEdge(string ElementId, IReadOnlyList<(double X, double Y)> Waypoints, BpmnBounds? Label);
