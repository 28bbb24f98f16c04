using System.Text.Json;
using Tongban.Bpmn;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.WorkCalendar;

namespace Tongban.Packs.Reading;

/// <summary>
/// Reads procedures/*.bpmn and checks what stands in them against the rest of the pack: event types, clauses, decisions, papers, registers,
/// actions and their arguments, clocks and every FEEL text.
/// </summary>
internal sealed class ProcedureReader(
    PackDraft draft, IReadOnlyDictionary<string, PackDecisions> decisions, IReadOnlyCollection<string> papers, IReadOnlyCollection<string> certificates,
    IReadOnlyDictionary<string, IModuleAction> actions)
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "clock", "guard", "mark", "outcome", "action", "result", "input", "output" };

    /// <summary>A procedure with its clocks in words.</summary>
    internal sealed record Result(PackProcedure Procedure, IReadOnlyList<ClockText> Clocks);

    /// <summary>Reads a procedure for the item that runs it.</summary>
    internal Result? Read(string path, ItemReader.Draft item)
    {
        if (draft.TextOf(path) is not { } xml)
            return null;
        var known = NamesOf(item).Concat(ResultVariables(xml)).ToHashSet(StringComparer.Ordinal);
        var read = BpmnReader.Read(xml, new FeelLanguage(known));
        foreach (var problem in read.Problems)
            draft.Problems.Add(path, problem.Line, 0, $"packs.bpmn.{problem.Code}", new(
                $"流程元素 {problem.ElementId ?? "-"}：{problem.Message}", $"Element {problem.ElementId ?? "-"}: {problem.Message}"));
        if (read.Model is not { } model || read.Problems.Count > 0)
            return null;
        if (model.Processes is not [var process])
        {
            draft.Problems.Add(path, 1, 0, "packs.one-process", new("一个流程文件只能有一个流程。", "A procedure file holds one process."));
            return null;
        }

        CheckEvents(path, process, item);
        var clocks = Clocks(path, process, item, known);
        var ids = clocks.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var element in process.Nodes.Cast<BpmnElement>().Prepend(process))
            CheckElement(path, element, known, ids);
        return new(new(path, xml, process, decisions), clocks);
    }

    private static IEnumerable<string> NamesOf(ItemReader.Draft item) =>
        Names.OfProcedures
            .Concat(item.Shape.Variants.SelectMany(v => v.With.EnumerateObject().Select(p => p.Name)))
            .Concat(item.Events.Select(e => e.Variable));

    private static IEnumerable<string> ResultVariables(string xml)
    {
        // Read before the model is, because the model's own conditions name them; the model's reader then checks the elements.
        for (var at = 0; (at = xml.IndexOf("<tb:result", at, StringComparison.Ordinal)) >= 0; at++)
        {
            var name = xml.IndexOf("variable=\"", at, StringComparison.Ordinal);
            var end = name < 0 ? -1 : xml.IndexOf('"', name + 10);
            if (end > 0 && end - name < 100)
                yield return xml[(name + 10)..end];
        }
    }

    private void CheckEvents(string path, BpmnProcess process, ItemReader.Draft item)
    {
        var waitedFor = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in process.Nodes)
        {
            var type = node switch
            {
                TaskNode { Kind: TaskKind.User } task => task.Id,
                TaskNode { Kind: TaskKind.Receive, Reference: { } name } => name,
                EventNode { Trigger: { Kind: TriggerKind.Message, Name: { } name }, Position: EventPosition.Start or EventPosition.Catch or EventPosition.Boundary } => name,
                _ => null,
            };
            if (type is null)
                continue;
            waitedFor.Add(type);
            if (item.Events.All(e => e.Type != type))
                draft.Problems.Add(path, node.Line, 0, "packs.unknown-event", new(
                    $"元素 {node.Id} 等待的事件“{type}”不在事项中。", $"Element {node.Id} waits for the event '{type}', which the item does not have."));
        }

        for (var i = 0; i < item.Events.Count; i++)
            if (!waitedFor.Contains(item.Events[i].Type))
                draft.Problems.Add(item.Yaml, $"/events/{i}", "packs.event-never-taken", new(
                    $"流程中没有地方接收事件“{item.Events[i].Type}”。", $"Nothing in the procedure takes the event '{item.Events[i].Type}'."));
    }

    private List<ClockText> Clocks(string path, BpmnProcess process, ItemReader.Draft item, HashSet<string> names)
    {
        var types = item.Events.Select(e => e.Type).Concat(Marks(process)).ToHashSet(StringComparer.Ordinal);
        var clocks = new List<ClockText>();
        foreach (var clock in process.Nodes.Cast<BpmnElement>().Prepend(process).SelectMany(e => e.ExtensionsNamed("clock")))
        {
            var id = clock.Attribute("id") ?? "";
            if (id.Length == 0 || clocks.Any(c => c.Id == id))
                Say(path, clock.Line, "packs.clock-id", $"时限标识“{id}”为空或重复。", $"The clock id '{id}' is empty or repeated.");
            var period = clock.Attribute("period") ?? "";
            if (!StatutoryPeriod.TryParse(period, out _))
                Feel(path, clock.Line, period, names);
            Feel(path, clock.Line, clock.Attribute("when"), names);
            foreach (var (attribute, element) in clock.Children.Append(clock).SelectMany(e => new[] { ("from", e), ("until", e) }))
                foreach (var type in Types(element, attribute))
                    if (!types.Contains(type))
                        Say(path, element.Line, "packs.unknown-event", $"时限“{id}”的 {attribute} 不认识“{type}”。", $"Clock '{id}' {attribute}: there is no event or mark '{type}'.");
            if (clock.Attribute("extendBy") is { } extension && !types.Contains(extension.Split('.')[0]))
                Say(path, clock.Line, "packs.unknown-event", $"延长事件“{extension}”不存在。", $"There is no event '{extension}' to extend by.");
            var expiry = clock.Children.FirstOrDefault(c => c.Name == "onExpiry");
            clocks.Add(new(
                id, Worded(path, clock) ?? new(id, id), period, draft.Clause(clock.Attribute("clause"), path, clock.Line),
                expiry is null ? null : Worded(path, expiry),
                [.. clock.Children.Where(c => c.Name == "standsStill").Select(s => new ClausedText(
                    Worded(path, s) ?? new(id, id), draft.Clause(s.Attribute("clause"), path, s.Line)))],
                Types(clock, "until")));
        }

        return clocks;
    }

    private static string[] Types(ExtensionElement element, string attribute) =>
        (element.Attribute(attribute) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Marks(BpmnProcess process) =>
        process.Nodes.SelectMany(n => n.ExtensionsNamed("mark")).Select(m => m.Attribute("type")).OfType<string>();

    private void CheckElement(string path, BpmnElement element, HashSet<string> names, HashSet<string> clocks)
    {
        foreach (var word in element.Extensions)
        {
            if (!Words.Contains(word.Name))
                Say(path, word.Line, "packs.unknown-extension", $"不认识扩展元素 tb:{word.Name}。", $"There is no extension element tb:{word.Name}.");
            draft.Clause(word.Attribute("clause"), path, word.Line);
            if (word.Name is "guard" or "mark" or "outcome" or "action")
                Worded(path, word);
            if (word.Name == "guard")
                Feel(path, word.Line, word.Attribute("when") ?? "", names);
            if (word.Name == "mark")
                Feel(path, word.Line, word.Attribute("effectiveOn"), names);
            if (word.Name == "action")
                CheckAction(path, word, names);
        }

        if (element is EventNode { Trigger.Timer: { Kind: TimerKind.Clock, Text: var clock } } && !clocks.Contains(clock))
            Say(path, element.Line, "packs.unknown-clock", $"没有时限“{clock}”。", $"There is no clock '{clock}'.");
        if (element is TaskNode { Kind: TaskKind.BusinessRule } rule)
            CheckDecision(path, rule);
        if (element is TaskNode { Kind: TaskKind.Service } service && !service.ExtensionsNamed("action").Any())
            Say(path, service.Line, "packs.no-action", $"服务任务 {service.Id} 没有 tb:action。", $"The service task {service.Id} has no tb:action.");
    }

    private void CheckDecision(string path, TaskNode rule)
    {
        if (rule.Reference?.Split('#') is not [var file, var name] || name.Length == 0)
            Say(path, rule.Line, "packs.decision-reference", "tb:decision 须写成“文件.dmn#决策名”。", "tb:decision is written 'file.dmn#Decision'.");
        else if (!draft.Decisions.Contains($"decisions/{file}#{name}"))
            Say(path, rule.Line, "packs.unknown-decision", $"没有决策 {rule.Reference}。", $"There is no decision {rule.Reference}.");
    }

    private void CheckAction(string path, ExtensionElement word, HashSet<string> names)
    {
        var name = word.Attribute("name") ?? "";
        var given = word.Children.Where(c => c.Name == "arg").ToDictionary(c => c.Attribute("name") ?? "", c => c, StringComparer.Ordinal);
        foreach (var (argument, element) in given)
            Feel(path, element.Line, element.Attribute("value") ?? "", names);
        if (name == "papers.issue" && given.GetValueOrDefault("document")?.Attribute("value") is { } document)
            foreach (var paper in Literals(document).Where(p => p.Contains('-', StringComparison.Ordinal) || papers.Contains(p)))
                if (!papers.Contains(paper) && paper != "on-site")
                    Say(path, word.Line, "packs.unknown-paper", $"没有文书模板“{paper}”。", $"There is no paper template '{paper}'.");
        if (name == "registers.write" && given.GetValueOrDefault("register")?.Attribute("value") is { } register)
            foreach (var id in Literals(register))
                if (!draft.Files.All.ContainsKey($"registers/{id}.yaml"))
                    Say(path, word.Line, "packs.unknown-register", $"没有名录“{id}”。", $"There is no register '{id}'.");
        if (name == "certificates.issue" && given.GetValueOrDefault("type")?.Attribute("value") is { } type)
            foreach (var id in Literals(type).Where(id => !certificates.Contains(id)))
                Say(path, word.Line, "packs.unknown-certificate", $"没有证照类型“{id}”。", $"There is no certificate type '{id}'.");
        if (actions.Count == 0)
            return;
        if (!actions.TryGetValue(name, out var action))
        {
            Say(path, word.Line, "packs.unknown-action", $"没有动作“{name}”；有：{string.Join("、", actions.Keys.Order(StringComparer.Ordinal))}。",
                $"There is no action '{name}'; there are: {string.Join(", ", actions.Keys.Order(StringComparer.Ordinal))}.");
            return;
        }

        var stated = Names.Properties(action.Arguments).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in given.Keys.Where(k => !stated.Contains(k)))
            Say(path, word.Line, "packs.unknown-argument", $"动作“{name}”没有参数“{unknown}”。", $"The action '{name}' has no argument '{unknown}'.");
        if (action.Arguments.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array)
            foreach (var missing in required.EnumerateArray().Select(r => r.GetString()!).Where(r => !given.ContainsKey(r)))
                Say(path, word.Line, "packs.missing-argument", $"动作“{name}”缺少参数“{missing}”。", $"The action '{name}' needs the argument '{missing}'.");
    }

    private static IEnumerable<string> Literals(string feel) => feel.Split('"').Where((_, i) => i % 2 == 1);

    private Text? Worded(string path, ExtensionElement word)
    {
        if (word.Attribute("zh") is { } zh && word.Attribute("en") is { } en && !string.IsNullOrWhiteSpace(zh) && !string.IsNullOrWhiteSpace(en))
            return new(zh, en);
        Say(path, word.Line, "packs.words", $"tb:{word.Name} 须有中英文（zh、en）。", $"tb:{word.Name} needs words in both languages (zh, en).");
        return null;
    }

    private void Feel(string path, int line, string? text, HashSet<string> names)
    {
        if (text is not null && Names.Problem(text, names) is { } problem)
            Say(path, line, "packs.feel", $"FEEL 表达式“{text}”不能用：{problem}", $"The FEEL expression '{text}' cannot be used: {problem}");
    }

    private void Say(string path, int line, string code, string zh, string en) => draft.Problems.Add(path, line, 0, code, new(zh, en));
}
