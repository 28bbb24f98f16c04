using System.Text.Json;
using Tongban.Casework.ArrangeDays;
using Tongban.Casework.Contracts;
using Tongban.Casework.Procedure;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.WorkCalendar;

namespace Tongban.Casework.Simulate;

/// <summary>Plays events through <see cref="CaseMachine"/>, the code of live cases.</summary>
internal sealed class Simulator(IPackLibrary packs, Procedures procedures, CalendarShelf calendars) : ISimulator
{
    private HolidayCalendar Calendar => calendars.Now;

    private static readonly Text NoOther = new("另行规定的文件", "another document");

    public SimulationResult Run(SimulationInput input, string language)
    {
        for (var i = 1; i < input.Events.Count; i++)
            if (input.Events[i].At < input.Events[i - 1].At)
                throw new SimulationInputException($"events[{i}].at", "it is earlier than the event before it");
        // Shapes first: a malformed file gives no half answer.
        var newest = VersionOn(input.Item, input.Until);
        for (var i = 0; i < input.Events.Count; i++)
            CheckData(VersionOn(input.Item, input.Events[i].At) ?? newest, input.Events[i], i);
        return Play(input, language);
    }

    private SimulationResult Play(SimulationInput input, string language)
    {
        ItemVersion? item = null;
        ItemAnswer.GovernedElsewhere? elsewhere = null;
        CaseState? state = null;
        var rejected = new List<SimulatedRejection>();
        foreach (var happened in input.Events.TakeWhile(e => e.At <= input.Until))
        {
            // Until an application is received, whichever version is in force on the event's day looks at it; that version then stays.
            if (state is null)
                switch (packs.Item(input.Item, ChinaTime.DateOf(happened.At)))
                {
                    case ItemAnswer.GovernedElsewhere other:
                        elsewhere = other;
                        rejected.Add(NotGoverned(happened, other, language));
                        continue;
                    case ItemAnswer.Governed governed:
                        item = governed.Version;
                        break;
                }

            var procedure = procedures.Of(item!);
            var step = CaseMachine.Take(procedure, state ?? CaseState.New(procedure), new CaseEvent(happened.At, happened.Type, happened.Data), Calendar);
            if (state is not null || step.Rejection is null)
                state = step.State;
            if (step.Rejection is { } no)
                rejected.Add(state is null && elsewhere is not null
                    ? NotGoverned(happened, elsewhere, language)
                    : new(happened.At, happened.Type, no.Code, no.Clause, no.Words.In(language)));
        }

        return state is null
            ? new(input.Item, elsewhere is null ? (item ?? VersionOn(input.Item, input.Until))?.PackVersion : null, CaseState.InProgress, null, false, [], [], rejected)
            : Show(input, item!, CaseMachine.AdvanceTo(procedures.Of(item!), state, input.Until, Calendar).State, rejected, language);
    }

    private ItemVersion? VersionOn(string item, DateTimeOffset at) => packs.Item(item, ChinaTime.DateOf(at)) switch
    {
        ItemAnswer.Governed governed => governed.Version,
        ItemAnswer.GovernedElsewhere => null,
        _ => throw new SimulationInputException("item", $"there is no item '{item}'"),
    };

    private SimulationResult Show(SimulationInput input, ItemVersion item, CaseState state, List<SimulatedRejection> rejected, string language) => new(
        input.Item, item.PackVersion, state.Outcome,
        state.History.FirstOrDefault(h => h.Type == "accepted")?.EffectiveOn, state.History.Any(h => h.Type == "deemed-accepted"),
        [.. state.History.Select(h => new SimulatedEntry(h.At, h.Type, h.Clause, h.EffectiveOn))],
        [.. CaseView.Clocks(procedures.Of(item), state, ChinaTime.DateOf(input.Until), Calendar).Select(c => Show(c, language))],
        rejected);

    private static SimulatedClock Show(ClockReading clock, string language) => new(
        clock.Definition.Id, clock.Definition.Clause, clock.Count.Period.ToString(), clock.Count.StartDay, clock.DueOn, clock.CompletedOn, clock.StoppedOn, clock.Expired,
        [.. clock.Standstills.Select(s => new SimulatedSuspension(s.From, s.To, s.Cause.Reason.In(language)))],
        clock.Count.Explain(language));

    private static void CheckData(ItemVersion? item, SimulationEvent happened, int index)
    {
        if (item?.Event(happened.Type)?.Data?.Check(happened.Data) is [var fault, ..])
            throw new SimulationInputException($"events[{index}].data{fault.Path.Replace('/', '.')}", fault.Text.En);
    }

    private static SimulatedRejection NotGoverned(SimulationEvent happened, ItemAnswer.GovernedElsewhere elsewhere, string language)
    {
        var by = elsewhere.By ?? NoOther;
        var words = new Text(
            $"本规定自 {elsewhere.Item.Effective.From:yyyy-MM-dd} 起施行，不适用于此时收到的申请，适用：{by.Zh}。",
            $"This document does not govern an application received then (it is in force from {elsewhere.Item.Effective.From:yyyy-MM-dd}); governed by: {by.En}.");
        return new(happened.At, happened.Type, "casework.not-governed", elsewhere.Item.Pack, words.In(language));
    }
}
