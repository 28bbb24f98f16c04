using System.Text.Json;
using Tongban.Casework.Procedure;
using Tongban.Kernel;
using Tongban.WorkCalendar;

namespace Tongban.Modules.Tests.Casework;

/// <summary>Clocks read from a history around the Spring Festival of 2021 (days off 11–17 February, make-up workdays 7 and 20 February).</summary>
public sealed class CaseClocksTests
{
    private static readonly Text Words = new("测试", "test");

    private static readonly ClockDefinition Correction = new(
        "correction-notice", Words, "5 wd", null, ["submit"], ["request-correction", "accept"], [], null, "art-7.4", null);

    private static readonly ClockDefinition Decision = new(
        "decision", Words, "days", null, ["accepted"], ["decide"],
        [
            new("commission-evaluation", "receive-evaluation", "art-18", Words),
            new("request-hearing", "hold-hearing", "art-18", Words),
        ],
        null, "art-18", null);

    private static readonly ClockDefinition Evaluation = new(
        "evaluation", Words, "30 wd", null, ["commission-evaluation"], ["receive-evaluation"], [], ("extend-evaluation", "workingDays"), "art-10", null);

    [Fact]
    public void Correction_OnTheLastDay_IsNotExpired_TheNextDayItIs()
    {
        var history = new[] { Entry("2021-02-08", "submit") };

        var lastDay = Assert.Single(Read([Correction], history, "2021-02-20"));
        var nextDay = Assert.Single(Read([Correction], history, "2021-02-21"));

        Assert.Equal(new DateOnly(2021, 2, 20), lastDay.DueOn);
        Assert.False(lastDay.Expired);
        Assert.True(lastDay.Running);
        Assert.True(nextDay.Expired);
    }

    [Fact]
    public void Correction_CompletedLate_StaysExpired()
    {
        var reading = Assert.Single(Read([Correction], [Entry("2021-02-08", "submit"), Entry("2021-02-22", "accept")], "2021-03-01"));

        Assert.True(reading.Expired);
        Assert.Equal(new DateOnly(2021, 2, 22), reading.CompletedOn);
    }

    [Fact]
    public void Decision_WhileEvaluationPends_StandsStillWithoutADueDay()
    {
        var reading = Assert.Single(Read([Decision], [Entry("2021-03-01", "accepted"), Entry("2021-03-02", "commission-evaluation")], "2021-12-31"));

        Assert.Null(reading.DueOn);
        Assert.True(reading.StandsStill);
        Assert.False(reading.Expired);
    }

    [Fact]
    public void Decision_OverlappingEvaluationAndHearing_AreCountedOnce()
    {
        // Accepted 1 March; evaluation (2, 12], hearing (7, 17] March: 15 dates stand still. 60 days: 30 April + 15 = 15 May, a Saturday, so Monday 17 May.
        var reading = Assert.Single(Read(
            [Decision],
            [
                Entry("2021-03-01", "accepted"), Entry("2021-03-02", "commission-evaluation"), Entry("2021-03-07", "request-hearing"),
                Entry("2021-03-12", "receive-evaluation"), Entry("2021-03-17", "hold-hearing"),
            ],
            "2021-03-18"));

        Assert.Equal(new DateOnly(2021, 5, 17), reading.DueOn);
        Assert.Equal(2, reading.Standstills.Count);
    }

    [Fact]
    public void Evaluation_Extended_IsDueThatManyWorkingDaysLater()
    {
        var plain = Assert.Single(Read([Evaluation], [Entry("2021-03-01", "commission-evaluation")], "2021-03-02"));
        var extended = Assert.Single(Read(
            [Evaluation],
            [Entry("2021-03-01", "commission-evaluation"), Entry("2021-03-10", "extend-evaluation", JsonSerializer.SerializeToElement(new { workingDays = 5 }))],
            "2021-03-11"));

        Assert.Equal(new DateOnly(2021, 4, 13), plain.DueOn);
        Assert.Equal(new DateOnly(2021, 4, 20), extended.DueOn);
    }

    [Fact]
    public void AClock_WhoseConditionIsNotTrue_DoesNotExist() =>
        Assert.Empty(Read([Correction with { When = "never" }], [Entry("2021-02-08", "submit")], "2021-02-09"));

    [Fact]
    public void AClock_OfACaseThatEnded_IsStopped_AndDoesNotExpireLater()
    {
        var reading = Assert.Single(CaseClocks.Read(
            [Correction], [Entry("2021-02-08", "submit")], new(2021, 2, 9), new(2021, 6, 30), HolidayCalendar.China, Evaluate));

        Assert.Equal(new DateOnly(2021, 2, 9), reading.StoppedOn);
        Assert.False(reading.Expired);
        Assert.False(reading.Running);
    }

    [Fact]
    public void APeriodExpression_ThatGivesNoPeriod_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Read([Correction with { Period = "nonsense" }], [Entry("2021-02-08", "submit")], "2021-02-09"));

    private static IReadOnlyList<ClockReading> Read(IReadOnlyList<ClockDefinition> clocks, IReadOnlyList<HistoryEntry> history, string asOf) =>
        CaseClocks.Read(clocks, history, null, DateOnly.Parse(asOf, null), HolidayCalendar.China, Evaluate);

    private static JsonElement Evaluate(string expression) => expression switch
    {
        "days" => JsonSerializer.SerializeToElement("60 d"),
        "never" => JsonSerializer.SerializeToElement(false),
        _ => JsonSerializer.SerializeToElement<object?>(null),
    };

    private static HistoryEntry Entry(string date, string type, JsonElement? data = null)
    {
        var day = DateOnly.Parse(date, null);
        return new(ChinaTime.StartOf(day).AddHours(10), type, day, "", data);
    }
}
