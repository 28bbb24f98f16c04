using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Casework.Contracts;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.ArrangeDays;

internal sealed class CalendarHandler(
    PlatformDb db, Transactions transactions, CalendarShelf shelf, Redating dating, IAuditTrail audit, TimeProvider time) : ICalendars
{
    private const int MostMoves = 200;

    public async Task<IReadOnlyList<CalendarYearView>> YearsAsync(CancellationToken cancel)
    {
        var imported = await db.Set<CalendarYearRow>().AsNoTracking().ToDictionaryAsync(y => y.Year, cancel).ConfigureAwait(false);
        var calendar = shelf.Now;
        return [.. calendar.NoticedYears.Select(year => new CalendarYearView(
            year, [.. calendar.NoticesOf(year).Select(n => n.Number ?? n.Url ?? "")],
            imported.GetValueOrDefault(year)?.At, imported.GetValueOrDefault(year)?.By, imported.GetValueOrDefault(year)?.DatedThrough is not null))];
    }

    public async Task<Outcome<CalendarChange>> PreviewAsync(string json, Acting by, CancellationToken cancel)
    {
        if (!by.Has(Roles.Administrator))
            return Refusal.Forbidden();
        var read = HolidayCalendar.Load(json);
        if (read.Calendar is not { } given)
            return Refusal.Invalid("casework.no-calendar", new("这不是有效的日历，没有采用。", "This is no valid calendar; nothing was changed."), Faults(read.Problems));
        var (was, becomes) = (shelf.Now, shelf.Now.With(given));
        List<DayChange> days = [.. given.NoticedYears.SelectMany(Dates)
            .Where(day => was.IsWorkingDay(day) != becomes.IsWorkingDay(day))
            .Select(day => new DayChange(day, was.Classify(day), becomes.Classify(day)))];
        var today = ChinaTime.DateOf(time.GetUtcNow());
        var cases = 0;
        var moves = new List<ClockChange>();
        if (days.Count > 0)
            await foreach (var (number, moved) in dating.CompareAsync(was, becomes, today, cancel).ConfigureAwait(false))
            {
                cases++;
                moves.AddRange(moved.Select(m => new ClockChange(number, m.Clock, m.From, m.To)));
            }

        return new CalendarChange(
            given.NoticedYears, days, days.Count(d => d.Date < today), cases, moves.Count, [.. moves.OrderBy(m => m.To).ThenBy(m => m.Number, StringComparer.Ordinal).Take(MostMoves)]);
    }

    public async Task<Outcome<CalendarChange>> ApplyAsync(string json, Acting by, CancellationToken cancel)
    {
        var preview = await PreviewAsync(json, by, cancel).ConfigureAwait(false);
        if (!preview.Succeeded)
            return preview;
        var kept = await transactions.RunAsync<Done>(async token =>
        {
            using var document = JsonDocument.Parse(json);
            foreach (var year in document.RootElement.GetProperty("years").EnumerateArray())
            {
                var number = year.GetProperty("year").GetInt32();
                var row = await db.Set<CalendarYearRow>().SingleOrDefaultAsync(y => y.Year == number, token).ConfigureAwait(false);
                if (row is null)
                    db.Add(row = new CalendarYearRow { Year = number, Json = "", By = "" });
                (row.Json, row.At, row.By, row.DatedThrough) = ($$"""{"years":[{{year.GetRawText()}}]}""", time.GetUtcNow(), by.Name, Guid.Empty);
                await audit.AppendAsync(
                    RootOf(number), "calendar", "casework.calendar-imported", by, row.At,
                    new { year = number, days = preview.Value.Days.Where(d => d.Date.Year == number), preview.Value.MovedClocks }, null, token).ConfigureAwait(false);
            }

            return new Done();
        }, cancel).ConfigureAwait(false);
        if (!kept.Succeeded)
            return kept.Refusal;
        await shelf.LoadAsync(db, cancel).ConfigureAwait(false);
        return preview;
    }

    // A year's record has an id of its own, made from the year.
    private static Guid RootOf(int year) => new(year, 0x6361, 0x6c65, "calendar"u8.ToArray());

    private static IEnumerable<DateOnly> Dates(int year)
    {
        for (var day = new DateOnly(year, 1, 1); ; day = day.AddDays(1))
        {
            yield return day;
            if (day is { Month: 12, Day: 31 })
                yield break;
        }
    }

    private static Dictionary<string, Text> Faults(IReadOnlyList<CalendarProblem> problems)
    {
        var faults = new Dictionary<string, Text>();
        foreach (var problem in problems)
            faults.TryAdd(problem.Path.Length > 0 ? problem.Path : $"line {problem.Line}", new(
                $"第 {problem.Line} 行（{problem.Path}）：{problem.Message.Zh}。", $"Line {problem.Line} ({problem.Path}): {problem.Message.En}."));
        return faults;
    }
}
