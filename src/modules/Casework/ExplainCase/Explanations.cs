using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Bpmn;
using Tongban.Casework.ActOnCase;
using Tongban.Casework.Contracts;
using Tongban.Casework.Procedure;
using Tongban.Casework.PublishCase;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.ExplainCase;

/// <summary>Reads only: rows come untracked and nothing is saved, so that an explanation can never change a case.</summary>
internal sealed class Explanations(
    PlatformDb db, CaseDoor door, CaseRun run, ActHandler acts, Procedures procedures, ActionScene scene, HolidayCalendar calendar, TimeProvider time) : IExplanations
{
    // What becomes a paper or a publication, and the argument that names its template.
    private static readonly Dictionary<string, string> Printing = new(StringComparer.Ordinal)
    {
        ["papers.issue"] = "document",
        ["notices.send"] = "template",
        ["publicity.open"] = "document",
    };

    public async Task<Outcome<IReadOnlyList<RuleAnswer>>> RulesAsync(Guid caseId, Acting by, CancellationToken cancel)
    {
        if (await FindAsync(caseId, by, cancel).ConfigureAwait(false) is not { } row)
            return Refusal.NotFound("case");
        if (!CaseDoor.Handles(row, by))
            return Refusal.Forbidden();
        var item = run.ItemOf(row);
        var procedure = procedures.Of(item);
        var state = row.Stands;
        var sees = CaseView.Of(procedure, state, ChinaTime.DateOf(time.GetUtcNow()), calendar, null);
        var answers = new List<RuleAnswer>();
        foreach (var task in procedure.Process.Nodes.OfType<TaskNode>().Where(t => t is { Kind: TaskKind.BusinessRule, Reference: not null }).DistinctBy(t => t.Reference))
        {
            if (item.Procedure.Explain(row.Pack, task.Reference!, sees) is not { } decision)
                continue;
            JsonElement? recorded = task.ResultVariable is { } name && state.Process.Variables.TryGetValue(name, out var kept) ? kept : null;
            answers.Add(new(decision, recorded, recorded is { } before ? JsonElement.DeepEquals(before, decision.Value) : null));
        }

        return answers;
    }

    public async Task<Outcome<IReadOnlyList<PaperDraft>>> PapersAsync(Guid caseId, CaseAct act, Acting by, CancellationToken cancel)
    {
        if (await FindAsync(caseId, by, cancel).ConfigureAwait(false) is not { } row)
            return Refusal.NotFound("case");
        if (!CaseDoor.Handles(row, by))
            return Refusal.Forbidden();
        var taken = await acts.TakeAsync(row, act, by, cancel).ConfigureAwait(false);
        if (!taken.Succeeded)
            return taken.Refusal;
        (row.Stands, row.Outcome) = (taken.Value.State, taken.Value.State.Outcome);
        var drafts = new List<PaperDraft>();
        var next = row.Papers;
        foreach (var effect in taken.Value.Effects)
        {
            if (!Printing.TryGetValue(effect.Action, out var argument))
                continue;
            var document = Given(effect.Arguments, argument) ?? $"publicity-{Given(effect.Arguments, "kind")}";
            var number = effect.Action == "papers.issue" ? $"{row.Number}/{++next}" : row.Number;
            var paper = await scene.RenderAsync(row, document, number, effect.At, cancel).ConfigureAwait(false);
            drafts.Add(new(document, paper.Template.Title, effect.Action == "publicity.open" ? "public" : Given(effect.Arguments, "to"),
                paper.Organ, number, paper.To, paper.Zh, paper.En, ChinaTime.DateOf(effect.At), paper.Template.Seal));
        }

        return drafts;
    }

    private async Task<CaseRow?> FindAsync(Guid caseId, Acting by, CancellationToken cancel) =>
        await db.Set<CaseRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancel).ConfigureAwait(false) is { } row
        && await door.MaySeeAsync(row, by, cancel).ConfigureAwait(false)
            ? row
            : null;

    private static string? Given(JsonElement arguments, string name) =>
        arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
