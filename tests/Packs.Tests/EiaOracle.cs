using Tongban.WorkCalendar;

namespace Tongban.Packs.Tests;

/// <summary>
/// The approval procedure counted by hand, day by day and step by step, from its document alone: it knows neither the pack's model nor the
/// engine. What the pack answers to any order of events must be what this answers.
/// </summary>
internal sealed class EiaOracle(bool report, bool complete, string? barred, bool secret)
{
    private readonly Dictionary<string, Clock> clocks = [];
    private Phase phase = Phase.Screening;
    private DateOnly? commissioned, reported, requested, held;

    internal enum Phase
    {
        Screening,
        AwaitingCorrection,
        Accepted,
        Decided,
        Over,
    }

    internal string Outcome { get; private set; } = "in-progress";

    internal DateOnly? AcceptedOn { get; private set; }

    internal bool Deemed { get; private set; }

    internal IReadOnlyDictionary<string, Clock> Clocks => clocks;

    internal void Submit(DateOnly on)
    {
        if (barred is not null)
        {
            (Outcome, phase) = (barred, Phase.Over);
            return;
        }

        clocks["correction-notice"] = new(on, 5, Working: true);
    }

    /// <summary>Lets a day begin: what ran out the day before takes effect.</summary>
    internal void Begin(DateOnly day)
    {
        if (phase == Phase.Screening && day > clocks["correction-notice"].Due(day)!.Value)
        {
            Deemed = true;
            Accept(clocks["correction-notice"].Started);
        }
    }

    /// <returns>False when the procedure does not allow it now.</returns>
    internal bool Take(string type, DateOnly on, int days, bool yes)
    {
        switch (type)
        {
            case "accept" when phase == Phase.Screening && complete:
            case "correct-on-the-spot" when phase == Phase.Screening:
                clocks["correction-notice"].Completed = on;
                Accept(on);
                return true;
            case "request-correction" when phase == Phase.Screening:
                clocks["correction-notice"].Completed = on;
                (phase, Outcome) = (Phase.AwaitingCorrection, "awaiting-correction");
                return true;
            case "correct" when phase == Phase.AwaitingCorrection:
                if (yes)
                    Accept(on);
                return true;
            case "commission-evaluation" when phase == Phase.Accepted && commissioned is null:
                commissioned = on;
                clocks["evaluation-commission"].Completed = on;
                clocks["evaluation"] = new(on, 30, Working: true);
                clocks["decision"].Stands.Add((on, null));
                return true;
            case "extend-evaluation" when phase == Phase.Accepted && commissioned is not null && reported is null:
                clocks["evaluation"].Length += days;
                return true;
            case "receive-evaluation" when phase == Phase.Accepted && commissioned is not null && reported is null:
                reported = on;
                clocks["evaluation"].Completed = on;
                clocks["decision"].Resume(commissioned.Value, on);
                return true;
            case "request-hearing" when phase == Phase.Accepted && requested is null:
                requested = on;
                clocks["decision"].Stands.Add((on, null));
                return true;
            case "hold-hearing" when phase == Phase.Accepted && requested is not null && held is null:
                held = on;
                clocks["decision"].Resume(requested.Value, on);
                return true;
            case "withdraw" when phase is Phase.Screening or Phase.AwaitingCorrection or Phase.Accepted:
                (phase, Outcome) = (Phase.Over, "withdrawn");
                StopAll(on);
                return true;
            case "decide" when phase == Phase.Accepted && (secret || on > clocks["publicity"].Due(on)) && (commissioned is null) == (reported is null) && (requested is null) == (held is null):
                clocks["decision"].Completed = on;
                (phase, Outcome) = (Phase.Decided, yes ? "approved" : "refused");
                if (secret)
                    StopAll(on);
                else
                    clocks["announcement"] = new(on, 7, Working: true);
                return true;
            case "announce" when phase == Phase.Decided && !secret:
                clocks["announcement"].Completed = on;
                (phase, Outcome) = (Phase.Over, "announced");
                StopAll(on);
                return true;
            default:
                return false;
        }
    }

    private void Accept(DateOnly on)
    {
        (phase, Outcome, AcceptedOn) = (Phase.Accepted, "accepted", on);
        if (!secret)
            clocks["publicity"] = new(on, report ? 10 : 5, Working: true);
        clocks["evaluation-commission"] = new(on, 1, Working: true);
        clocks["decision"] = new(on, report ? 60 : 30, Working: false);
    }

    private void StopAll(DateOnly on)
    {
        foreach (var clock in clocks.Values.Where(c => c.Completed is null))
            clock.Stop(on);
    }

    /// <summary>A statutory period, walked one date at a time.</summary>
    internal sealed record Clock(DateOnly Started, int Length, bool Working)
    {
        internal int Length { get; set; } = Length;

        internal DateOnly? Completed { get; set; }

        internal DateOnly? Stopped { get; set; }

        internal List<(DateOnly From, DateOnly? To)> Stands { get; } = [];

        internal void Resume(DateOnly from, DateOnly to) => Stands[Stands.IndexOf((from, null))] = (from, to);

        /// <summary>The case ends: nothing stands still after its end.</summary>
        internal void Stop(DateOnly on)
        {
            Stopped = on;
            for (var i = 0; i < Stands.Count; i++)
                Stands[i] = (Stands[i].From, Stands[i].To ?? on);
        }

        /// <summary>The last day, or null while it stands still and has not ended before.</summary>
        internal DateOnly? Due(DateOnly today)
        {
            var left = Length;
            for (var day = Started.AddDays(1); ; day = day.AddDays(1))
            {
                if (day.Year > today.Year + 3)
                    return null;
                if (Stands.Any(s => s.From < day && (s.To is null || day <= s.To)))
                    continue;
                if (Working && !HolidayCalendar.China.IsWorkingDay(day))
                    continue;
                left--;
                if (left <= 0 && HolidayCalendar.China.IsWorkingDay(day))
                    return day;
            }
        }

        internal bool Expired(DateOnly today) => Due(today) is { } due && due < (Completed ?? Stopped ?? today);
    }
}
