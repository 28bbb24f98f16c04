using System.Collections.Frozen;
using System.Text.Json;
using Tongban.Bpmn;
using Tongban.Kernel;
using Tongban.WorkCalendar;

namespace Tongban.Casework.Procedure;

/// <summary>What is wrong with an extension element.</summary>
/// <param name="ElementId">The flow node or process it stands on.</param>
/// <param name="Line">Line in the BPMN file.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record ProcedureProblem(string ElementId, int Line, string Message);

/// <summary>Reads what a pack attached to a process (docs/packs.md) and compiles every expression in it.</summary>
internal sealed class ProcedureReader(IBpmnExpressions language)
{
    private readonly List<ProcedureProblem> problems = [];

    internal static (ProcedureDefinition? Procedure, IReadOnlyList<ProcedureProblem> Problems) Read(
        BpmnProcess process,
        IBpmnExpressions language,
        IReadOnlyDictionary<string, JsonElement> with,
        IReadOnlyDictionary<string, JsonElement> defaults,
        IReadOnlyDictionary<string, string> clauses,
        Func<string, IReadOnlyDictionary<string, JsonElement>, DecisionAnswer>? decide)
    {
        var reader = new ProcedureReader(language);
        var clocks = new List<ClockDefinition>();
        var rules = new Dictionary<string, NodeRules>(StringComparer.Ordinal);
        reader.ReadClocks(process, clocks);
        foreach (var node in process.Nodes)
        {
            reader.ReadClocks(node, clocks);
            if (reader.RulesOf(node) is { } found)
                rules[node.Id] = found;
        }

        foreach (var twice in clocks.GroupBy(c => c.Id).Where(g => g.Count() > 1))
            reader.problems.Add(new(process.Id, process.Line, $"two clocks have the id '{twice.Key}'"));
        foreach (var timer in process.Nodes.OfType<EventNode>().Where(n => n.Trigger.Timer is { Kind: TimerKind.Clock, Expression: null }))
            if (clocks.All(c => c.Id != timer.Trigger.Timer!.Text))
                reader.problems.Add(new(timer.Id, timer.Line, $"no clock has the id '{timer.Trigger.Timer!.Text}'"));
        return reader.problems.Count > 0
            ? (null, reader.problems)
            : (new ProcedureDefinition(process, clocks, rules.ToFrozenDictionary(), language, with, defaults, clauses, decide), []);
    }

    private void ReadClocks(BpmnElement element, List<ClockDefinition> into)
    {
        foreach (var clock in element.ExtensionsNamed("clock"))
        {
            var id = Needed(element, clock, "id");
            var period = Needed(element, clock, "period");
            if (!StatutoryPeriod.TryParse(period, out _))
                Compile(element, clock, period);
            if (clock.Attribute("when") is { } when)
                Compile(element, clock, when);
            (string, string)? extension = null;
            if (clock.Attribute("extendBy") is { } extendBy)
            {
                if (extendBy.Split('.') is [var type, var field])
                    extension = (type, field);
                else
                    problems.Add(new(element.Id, clock.Line, $"extendBy is 'event.field', not '{extendBy}'"));
            }

            into.Add(new(
                id, WordsOf(element, clock), period, clock.Attribute("when"), Types(clock, "from"), Types(clock, "until"),
                [.. clock.Children.Where(c => c.Name == "standsStill").Select(c => new StandstillDefinition(
                    Needed(element, c, "from"), Needed(element, c, "until"), c.Attribute("clause") ?? "", WordsOf(element, c)))],
                extension, clock.Attribute("clause") ?? "",
                clock.Children.FirstOrDefault(c => c.Name == "onExpiry") is { } expiry ? WordsOf(element, expiry) : null));
        }
    }

    private NodeRules? RulesOf(FlowNode node)
    {
        var guards = node.ExtensionsNamed("guard").Select(g => new GuardDefinition(
            Compile(node, g, Needed(node, g, "when")), Needed(node, g, "code"), g.Attribute("clause") ?? "", WordsOf(node, g))).ToList();
        var marks = node.ExtensionsNamed("mark").Select(m => new MarkDefinition(
            Needed(node, m, "type"), m.Attribute("clause") ?? "",
            m.Attribute("effectiveOn") is { } on ? Compile(node, m, on) : null, WordsOf(node, m))).ToList();
        var outcome = node.ExtensionsNamed("outcome").FirstOrDefault() is { } o ? new OutcomeDefinition(Needed(node, o, "value"), WordsOf(node, o)) : null;
        var action = node.ExtensionsNamed("action").FirstOrDefault() is { } a
            ? new ActionDefinition(
                Needed(node, a, "name"),
                [.. node.ExtensionsNamed("arg").Concat(a.Children.Where(c => c.Name == "arg"))
                    .Select(g => (Needed(node, g, "name"), Compile(node, g, Needed(node, g, "value"))))],
                a.Attribute("clause") ?? "")
            : null;
        return guards.Count == 0 && marks.Count == 0 && outcome is null && action is null ? null : new(guards, marks, outcome, action);
    }

    private string Needed(BpmnElement element, ExtensionElement extension, string attribute)
    {
        if (extension.Attribute(attribute) is { Length: > 0 } value)
            return value;
        problems.Add(new(element.Id, extension.Line, $"<tb:{extension.Name}> needs the attribute '{attribute}'"));
        return "";
    }

    private static string[] Types(ExtensionElement clock, string attribute) =>
        clock.Attribute(attribute)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private Text WordsOf(BpmnElement element, ExtensionElement extension)
    {
        var (zh, en) = (extension.Attribute("zh"), extension.Attribute("en"));
        if (!string.IsNullOrWhiteSpace(zh) && !string.IsNullOrWhiteSpace(en))
            return new(zh, en);
        problems.Add(new(element.Id, extension.Line, $"<tb:{extension.Name}> needs words in both languages (zh, en)"));
        return new("—", "—");
    }

    private IBpmnExpression Compile(BpmnElement element, ExtensionElement extension, string text)
    {
        var (expression, problem) = language.Compile(text);
        if (expression is not null)
            return expression;
        if (text.Length > 0)
            problems.Add(new(element.Id, extension.Line, $"'{text}' is no expression: {problem}"));
        return Nothing.Instance;
    }

    // Stands in for an expression that was refused, so that reading goes on and finds every problem.
    private sealed class Nothing : IBpmnExpression
    {
        internal static readonly Nothing Instance = new();

        public string Text => "";

        public ExpressionValue Evaluate(IReadOnlyDictionary<string, JsonElement> variables) => default;
    }
}
