using CsCheck;

namespace Tongban.WorkCalendar.Tests;

public class PeriodCounterPropertyTests
{
    private static readonly HolidayCalendar China = HolidayCalendar.China;
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 365 * 11].Select(i => new DateOnly(2018, 1, 1).AddDays(i));
    private static readonly Gen<Suspension> Still =
        Gen.Select(Day, Gen.Int[0, 60]).Select((from, days) => new Suspension(from, from.AddDays(days), new("因", "cause")));
    private static readonly Gen<StatutoryPeriod> Period = Gen.OneOf(
        Gen.Int[0, 120].Select(StatutoryPeriod.WorkingDays),
        Gen.Int[0, 200].Select(StatutoryPeriod.CalendarDays),
        Gen.Int[0, 24].Select(n => new StatutoryPeriod(n, PeriodUnit.Month)),
        Gen.Int[0, 3].Select(n => new StatutoryPeriod(n, PeriodUnit.Year)));

    [Fact]
    public void Count_LongerPeriod_NeverEndsEarlier() => Gen.Select(Day, Period, Still.Array[0, 4]).Sample((start, period, still) =>
        period.Length == 0 || PeriodCounter.Count(China, period, start, still).DueOn <= PeriodCounter.Count(China, period, start, still, 1).DueOn);

    [Fact]
    public void Count_WorkingDays_StrictlyIncrease() => Gen.Select(Day, Gen.Int[0, 90], Still.Array[0, 4]).Sample((start, n, still) =>
        PeriodCounter.Count(China, StatutoryPeriod.WorkingDays(n), start, still).DueOn < PeriodCounter.Count(China, StatutoryPeriod.WorkingDays(n + 1), start, still).DueOn);

    [Fact]
    public void Count_MoreSuspensions_NeverEndEarlier() => Gen.Select(Day, Period, Still.Array[0, 3], Still).Sample((start, period, still, more) =>
        PeriodCounter.Count(China, period, start, still).DueOn <= PeriodCounter.Count(China, period, start, [.. still, more]).DueOn);

    /// <summary>A suspension of k dates wholly within a calendar-day period moves its unrolled end by exactly k.</summary>
    [Fact]
    public void Count_SuspensionWithin_ShiftsByItsDates() => Gen.Select(Day, Gen.Int[20, 100], Gen.Int[1, 9], Gen.Int[1, 40]).Sample((start, n, offset, k) =>
    {
        var still = new Suspension(start.AddDays(offset), start.AddDays(offset + k), new("因", "cause"));
        var count = PeriodCounter.Count(China, StatutoryPeriod.CalendarDays(n), start, [still]);
        return count.Days.Last(d => d.Counted).Date == start.AddDays(n + k);
    });

    [Fact]
    public void Count_AnyPeriod_AgreesWithNaiveCounter() => Gen.Select(Day, Period, Still.Array[0, 4]).Sample((start, period, still) =>
        PeriodCounter.Count(China, period, start, still).DueOn == NaiveCounter.DueOn(China, period, start, still), iter: 3000);

    [Fact]
    public void Count_AnyPeriod_ListsEachDateOnceInOrder() => Gen.Select(Day, Period, Still.Array[0, 4]).Sample((start, period, still) =>
    {
        var count = PeriodCounter.Count(China, period, start, still);
        return count.Days.Select((d, i) => d.Date == start.AddDays(i)).All(x => x)
            && count.Days[^1].Date == count.DueOn
            && (period.Unit is PeriodUnit.Month or PeriodUnit.Year || count.Days.Count(d => d.Counted) == period.Length);
    });

    [Fact]
    public void Parse_AnyPeriodText_ReadsBack() => Period.Sample(period => StatutoryPeriod.Parse(period.ToString()) == period);

    /// <summary>Written for clarity from the rules alone, with sets of dates instead of a run.</summary>
    private static class NaiveCounter
    {
        public static DateOnly DueOn(HolidayCalendar calendar, StatutoryPeriod period, DateOnly start, Suspension[] still)
        {
            if (period.Length == 0)
                return start;
            bool Stands(DateOnly d) => still.Any(s => s.From < d && d <= s.To);
            var after = Enumerable.Range(1, 4000).Select(i => start.AddDays(i));
            if (period.Unit == PeriodUnit.WorkingDay)
                return after.Where(d => !Stands(d) && calendar.IsWorkingDay(d)).ElementAt(period.Length - 1);
            var length = period.Unit switch
            {
                PeriodUnit.CalendarDay => period.Length,
                PeriodUnit.Month => start.AddMonths(period.Length).DayNumber - start.DayNumber,
                _ => start.AddYears(period.Length).DayNumber - start.DayNumber,
            };
            var end = after.Where(d => !Stands(d)).ElementAt(length - 1);
            return after.First(d => d >= end && calendar.IsWorkingDay(d) && !Stands(d));
        }
    }
}
