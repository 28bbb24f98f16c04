using System.Xml;
using System.Xml.Linq;

namespace Tongban.Bpmn.Xml;

/// <summary>Reads events and what triggers them.</summary>
internal sealed class EventReader(ElementReader read, NamedReferences named)
{
    private static readonly string[] Definitions =
        ["messageEventDefinition", "timerEventDefinition", "errorEventDefinition", "escalationEventDefinition", "terminateEventDefinition"];

    public EventNode Read(XElement element, string name, FlowScope scope)
    {
        read.AllowOnly(element, Definitions);
        read.Require(element, "parallelMultiple", "false");
        var position = name switch
        {
            "startEvent" => EventPosition.Start,
            "endEvent" => EventPosition.End,
            "intermediateCatchEvent" => EventPosition.Catch,
            "intermediateThrowEvent" => EventPosition.Throw,
            _ => EventPosition.Boundary,
        };
        var definitions = element.Elements().Where(e => Definitions.Contains(ElementReader.NameOf(e))).ToList();
        if (definitions.Count > 1)
            read.Problems.Add("unsupported", element, "an event with several definitions is not in the supported subset");
        var trigger = definitions.Count == 0 ? new EventTrigger(TriggerKind.None) : Trigger(definitions[0], element, position);
        if (!IsAllowed(position, trigger.Kind, scope))
            read.Problems.Add("unsupported", element, $"<{name}> with {(trigger.Kind == TriggerKind.None ? "no definition" : trigger.Kind)} is not in the supported subset here");
        var interrupting = position switch
        {
            EventPosition.Start => read.Flag(element, "isInterrupting", otherwise: true),
            EventPosition.Boundary => read.Flag(element, "cancelActivity", otherwise: true),
            _ => false,
        };
        if (!interrupting && trigger.Kind == TriggerKind.Error && position is (EventPosition.Start or EventPosition.Boundary))
            read.Problems.Add("structure", element, "an error always interrupts");
        var head = read.Head(element);
        if (head.Extensions.Any(e => e.Name is "input" or "output"))
            read.Problems.Add("unsupported", element, "tb:input and tb:output belong to activities");
        return new(head, scope, position, trigger, interrupting);
    }

    private static bool IsAllowed(EventPosition position, TriggerKind kind, FlowScope scope) => position switch
    {
        EventPosition.Start when scope.Owner is null => kind is TriggerKind.None or TriggerKind.Message,
        EventPosition.Start when scope.Owner!.TriggeredByEvent => kind is TriggerKind.Message or TriggerKind.Timer or TriggerKind.Error or TriggerKind.Escalation,
        EventPosition.Start => kind == TriggerKind.None,
        EventPosition.End => kind is not TriggerKind.Timer,
        EventPosition.Catch => kind is TriggerKind.Message or TriggerKind.Timer,
        EventPosition.Throw => kind is TriggerKind.None or TriggerKind.Message or TriggerKind.Escalation,
        _ => kind is TriggerKind.Message or TriggerKind.Timer or TriggerKind.Error or TriggerKind.Escalation,
    };

    private EventTrigger Trigger(XElement definition, XElement owner, EventPosition position)
    {
        var throws = position is EventPosition.End or EventPosition.Throw;
        switch (ElementReader.NameOf(definition))
        {
            case "messageEventDefinition":
                read.AllowOnly(definition);
                var message = named.Resolve(definition, "message");
                if (message is null && !throws)
                    read.Problems.Add("missing", owner, "an event that waits for a message names it (messageRef)");
                return new(TriggerKind.Message, message);
            case "errorEventDefinition":
                read.AllowOnly(definition);
                return new(TriggerKind.Error, named.Resolve(definition, "error"));
            case "escalationEventDefinition":
                read.AllowOnly(definition);
                return new(TriggerKind.Escalation, named.Resolve(definition, "escalation"));
            case "terminateEventDefinition":
                read.AllowOnly(definition);
                return new(TriggerKind.Terminate);
            default:
                return new(TriggerKind.Timer, Timer: Timer(definition, owner));
        }
    }

    private TimerDefinition? Timer(XElement definition, XElement owner)
    {
        read.AllowOnly(definition, "timeDate", "timeDuration");
        var clock = definition.Attribute(ElementReader.Tb + "clock")?.Value.Trim();
        var times = definition.Elements().Where(e => ElementReader.NameOf(e) is "timeDate" or "timeDuration").ToList();
        if (times.Count + (clock is null ? 0 : 1) != 1 || clock is "")
        {
            read.Problems.Add("missing", owner, "a timer has exactly one of timeDate, timeDuration and tb:clock");
            return null;
        }
        if (clock is not null)
            return new(TimerKind.Clock, clock, null);
        var text = times[0].Value.Trim();
        var kind = ElementReader.NameOf(times[0]) == "timeDate" ? TimerKind.Date : TimerKind.Duration;
        if (text.StartsWith('='))
            return new(kind, text, read.Expression(times[0]));
        if (!IsIso(kind, text))
            read.Problems.Add("structure", owner, $"'{text}' is no ISO 8601 {(kind == TimerKind.Date ? "date" : "duration")}; an expression begins with =");
        return new(kind, text, null);
    }

    private static bool IsIso(TimerKind kind, string text)
    {
        try
        {
            if (kind == TimerKind.Date)
                XmlConvert.ToDateTimeOffset(text);
            else
                XmlConvert.ToTimeSpan(text);
            return text.Length > 0;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return false;
        }
    }
}
