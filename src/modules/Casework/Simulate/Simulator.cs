using System.Text.Json;
using Tongban.Casework.Contracts;
using Tongban.Casework.Procedure;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.WorkCalendar;

namespace Tongban.Casework.Simulate;

/// <summary>Plays events through <see cref="CaseMachine"/>, the code of live cases.</summary>
internal sealed class Simulator(IPackLibrary packs, Procedures procedures, HolidayCalendar calendar) : ISimulator
{
    private static readonly Text NoOther = new("另行规定的文件", "another document");

    public SimulationResult Run(SimulationInput input, string language)
    {
        for (var i = 1; i < input.Events.Count; i++)
            if (input.Events[i].At < input.Events[i - 1].At)
                throw new SimulationInputException($"events[{i}].at", "it is earlier than the event before it");
        var receivedAt = input.Events.Count > 0 ? input.Events[0].At : input.Until;
        return packs.Item(input.Item, ChinaTime.DateOf(receivedAt)) switch
        {
            ItemAnswer.Governed governed => Play(input, governed.Version, language),
            ItemAnswer.GovernedElsewhere elsewhere => NotGoverned(input, elsewhere, language),
            _ => throw new SimulationInputException("item", $"there is no item '{input.Item}'"),
        };
    }

    private SimulationResult Play(SimulationInput input, ItemVersion item, string language)
    {
        var procedure = procedures.Of(item);
        var state = CaseState.New(procedure);
        var rejected = new List<SimulatedRejection>();
        for (var i = 0; i < input.Events.Count; i++)
        {
            var happened = input.Events[i];
            CheckData(item, happened, i);
            if (happened.At > input.Until)
                continue;
            var step = CaseMachine.Take(procedure, state, new CaseEvent(happened.At, happened.Type, happened.Data), calendar);
            state = step.State;
            if (step.Rejection is { } no)
                rejected.Add(new(happened.At, happened.Type, no.Code, no.Clause, no.Words.In(language)));
        }

        state = CaseMachine.AdvanceTo(procedure, state, input.Until, calendar).State;
        var accepted = state.History.FirstOrDefault(h => h.Type == "accepted");
        return new(
            input.Item, item.PackVersion, state.Outcome, accepted?.EffectiveOn, state.History.Any(h => h.Type == "deemed-accepted"),
            [.. state.History.Select(h => new SimulatedEntry(h.At, h.Type, h.Clause, h.EffectiveOn))],
            [.. CaseView.Clocks(procedure, state, ChinaTime.DateOf(input.Until), calendar).Select(c => Show(c, language))],
            rejected);
    }

    private static SimulatedClock Show(ClockReading clock, string language) => new(
        clock.Definition.Id, clock.Definition.Clause, clock.Count.Period.ToString(), clock.Count.StartDay, clock.DueOn, clock.CompletedOn, clock.StoppedOn, clock.Expired,
        [.. clock.Standstills.Select(s => new SimulatedSuspension(s.From, s.To, s.Cause.Reason.In(language)))],
        clock.Count.Explain(language));

    private static void CheckData(ItemVersion item, SimulationEvent happened, int index)
    {
        var data = happened.Data.ValueKind == JsonValueKind.Undefined ? JsonSerializer.SerializeToElement(new { }) : happened.Data;
        if (data.ValueKind != JsonValueKind.Object)
            throw new SimulationInputException($"events[{index}].data", "an object is needed");
        if (item.Event(happened.Type)?.Data?.Check(data) is [var fault, ..])
            throw new SimulationInputException($"events[{index}].data{fault.Path.Replace('/', '.')}", fault.Text.En);
    }

    private static SimulationResult NotGoverned(SimulationInput input, ItemAnswer.GovernedElsewhere elsewhere, string language)
    {
        var by = elsewhere.By ?? NoOther;
        var words = new Text(
            $"{elsewhere.Item.Effective.From:yyyy-MM-dd} 之前收到的申请不适用本规定，适用：{by.Zh}。",
            $"This document does not govern an application received then (it is in force from {elsewhere.Item.Effective.From:yyyy-MM-dd}); governed by: {by.En}.");
        return new(
            input.Item, null, CaseState.InProgress, null, false, [], [],
            [.. input.Events.Select(e => new SimulatedRejection(e.At, e.Type, "casework.not-governed", elsewhere.Item.Pack, words.In(language)))]);
    }
}
