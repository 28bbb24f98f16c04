using System.Xml.Linq;

namespace Tongban.Bpmn.Xml;

/// <summary>Reads activities, their data and multi-instance characteristics. The content of a sub-process is read by its scope.</summary>
internal sealed class ActivityReader(ElementReader read, NamedReferences named)
{
    public ActivityNode Read(XElement element, string name, FlowScope scope)
    {
        if (name != "subProcess")
            read.AllowOnly(element, "multiInstanceLoopCharacteristics");
        read.Require(element, "isForCompensation", "false");
        read.Require(element, "startQuantity", "1");
        read.Require(element, "completionQuantity", "1");
        var head = read.Head(element);
        var data = DataOf(element, head);
        var loop = LoopOf(element);
        switch (name)
        {
            case "subProcess":
                var byEvent = read.Flag(element, "triggeredByEvent", otherwise: false);
                if (byEvent && loop is not null)
                    read.Problems.Add("unsupported", element, "an event sub-process is not multi-instance");
                return new SubProcessNode(head, scope, data, loop, byEvent);
            case "callActivity":
                var called = ElementReader.Attribute(element, "calledElement");
                if (called is null)
                    read.Problems.Add("missing", element, "a call activity names the calledElement");
                return new CallActivityNode(head, scope, data, loop, called ?? "");
            case "sendTask":
                return new TaskNode(head, scope, data, loop, TaskKind.Send, named.Resolve(element, "message"), null);
            case "receiveTask":
                read.Require(element, "instantiate", "false");
                var message = named.Resolve(element, "message");
                if (message is null)
                    read.Problems.Add("missing", element, "a receive task names its message (messageRef)");
                return new TaskNode(head, scope, data, loop, TaskKind.Receive, message, null);
            case "businessRuleTask":
                return BusinessRule(element, scope, head, data, loop);
            case "serviceTask":
                return new TaskNode(head, scope, data, loop, TaskKind.Service, ElementReader.Attribute(element, "implementation"), null);
            default:
                return new TaskNode(head, scope, data, loop, TaskKind.User, null, null);
        }
    }

    private TaskNode BusinessRule(XElement element, FlowScope scope, ElementHead head, ActivityData data, MultiInstance? loop)
    {
        var decision = head.Attributes.GetValueOrDefault("decision");
        var variable = head.Extensions.FirstOrDefault(e => e.Name == "result")?.Attribute("variable");
        if (string.IsNullOrWhiteSpace(decision))
            read.Problems.Add("missing", element, "a business-rule task names its decision (tb:decision)");
        if (string.IsNullOrWhiteSpace(variable))
            read.Problems.Add("missing", element, "a business-rule task names the variable for the answer (tb:result variable)");
        return new(head, scope, data, loop, TaskKind.BusinessRule, decision, variable);
    }

    private ActivityData DataOf(XElement element, ElementHead head)
    {
        if (!head.Extensions.Any(e => e.Name is "input" or "output"))
            return ActivityData.None;
        return new(Mappings(element, head, "input"), Mappings(element, head, "output"));
    }

    private List<Mapping> Mappings(XElement element, ElementHead head, string name)
    {
        var mappings = new List<Mapping>();
        foreach (var extension in head.Extensions.Where(e => e.Name == name))
        {
            if (extension.Attribute("name") is not { Length: > 0 } variable || extension.Attribute("value") is not { } text)
                read.Problems.Add("missing", head.Id, extension.Line, $"tb:{name} has a name and a value");
            else if (read.Expression(element, text) is { } value)
                mappings.Add(new(variable, value));
        }
        return mappings;
    }

    private MultiInstance? LoopOf(XElement element)
    {
        if (ElementReader.Children(element, "multiInstanceLoopCharacteristics").FirstOrDefault() is not { } loop)
            return null;
        read.AllowOnly(loop, "loopCardinality", "completionCondition");
        read.Require(loop, "behavior", "All");
        string? Tb(string name) => loop.Attribute(ElementReader.Tb + name)?.Value;
        IBpmnExpression? Child(string name) => ElementReader.Children(loop, name).FirstOrDefault() is { } child ? read.Expression(child) : null;
        IBpmnExpression? Given(string name) => Tb(name) is { } text ? read.Expression(loop, text) : null;
        var cardinality = Child("loopCardinality");
        var collection = Given("collection");
        if (cardinality is null == collection is null && !read.Problems.Any)
            read.Problems.Add("missing", element, "multi-instance has exactly one of loopCardinality and tb:collection");
        if (Tb("outputCollection") is null != Tb("outputItem") is null)
            read.Problems.Add("missing", element, "tb:outputCollection and tb:outputItem go together");
        return new(read.Flag(loop, "isSequential", otherwise: false), cardinality, collection, Tb("item"), Child("completionCondition"), Tb("outputCollection"), Given("outputItem"));
    }
}
