namespace Tongban.WorkCalendar;

/// <summary>
/// Counts statutory periods, day by day, so that each result can say why. The rules:
/// the starting day is not counted; a date within a suspension is not counted, whatever the unit; working-day periods
/// count working days only; a period of calendar days, months or years that would end on a day that is no working day
/// ends on the next one, unless suspended then. A period of months or years ends on the corresponding day of its last
/// month, or on that month's last day when there is none (Civil Code arts. 201–203 state these rules for time limits);
/// each suspended date before that end moves it by one day.
/// </summary>
public static class PeriodCounter
{
    private const int MaxDays = 150_000;
    private static readonly BilingualText StartText = new("起始日", "starting day");

    /// <summary>Counts a period.</summary>
    /// <param name="calendar">Which days are working days.</param>
    /// <param name="period">The length the law gives.</param>
    /// <param name="startDay">The day of the event the period starts from.</param>
    /// <param name="suspensions">When it stands still; null for never.</param>
    /// <param name="extension">Further units, of the period's own unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The extended period is longer than allowed, or ends beyond the year 9999 or 150 000 days.</exception>
    public static PeriodCount Count(
        HolidayCalendar calendar,
        StatutoryPeriod period,
        DateOnly startDay,
        IEnumerable<Suspension>? suspensions = null,
        int extension = 0)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var run = new Run(calendar, period.Extend(extension), startDay, Timeline(suspensions));
        return run.ToEnd();
    }

    /// <summary>Counts a period that starts with an event at an instant.</summary>
    /// <param name="calendar">Which days are working days.</param>
    /// <param name="period">The length the law gives.</param>
    /// <param name="startEvent">When the event happened; its day in Asia/Shanghai is the starting day.</param>
    /// <param name="suspensions">When it stands still; null for never.</param>
    /// <param name="extension">Further units, of the period's own unit.</param>
    public static PeriodCount Count(
        HolidayCalendar calendar,
        StatutoryPeriod period,
        DateTimeOffset startEvent,
        IEnumerable<Suspension>? suspensions = null,
        int extension = 0) =>
        Count(calendar, period, ChinaTime.DateOf(startEvent), suspensions, extension);

    private static Suspension[] Timeline(IEnumerable<Suspension>? suspensions) => suspensions is null ? [] : [.. suspensions.OrderBy(s => s.From)];

    private sealed class Run(HolidayCalendar calendar, StatutoryPeriod period, DateOnly start, Suspension[] suspensions)
    {
        private readonly List<CountedDay> _days = [];
        private DateOnly _day;
        private int _number;
        private bool _provisional;
        private DateOnly? _standsStillFrom;

        public PeriodCount ToEnd()
        {
            _day = start;
            Note(0, CountReason.StartDay, StartText);
            if (period.Length == 0)
                return Result(start);
            var ended = period.Unit switch
            {
                PeriodUnit.WorkingDay => CountUnits(workingOnly: true),
                PeriodUnit.CalendarDay => CountUnits(workingOnly: false) && RollForward(),
                _ => CountTo(start.AddMonths(period.Unit == PeriodUnit.Month ? period.Length : 12 * period.Length)) && RollForward(),
            };
            return Result(ended ? _day : null);
        }

        private PeriodCount Result(DateOnly? dueOn) => new(period, start, dueOn, _standsStillFrom, _provisional, _days);

        private bool CountUnits(bool workingOnly)
        {
            while (_number < period.Length)
                if (!Next(workingOnly))
                    return false;
            return true;
        }

        private bool CountTo(DateOnly end)
        {
            while (_day < end)
            {
                if (!Next(workingOnly: false))
                    return false;
                if (_days[^1].Reason == CountReason.Suspended)
                    end = end.AddDays(1);
            }
            return true;
        }

        /// <summary>Takes the next date; false when it stands still without end.</summary>
        private bool Next(bool workingOnly)
        {
            Advance();
            if (StandsStill() is { } suspension)
                return Note(0, CountReason.Suspended, suspension.Reason) && !IsOpen();
            var description = calendar.Describe(_day);
            if (workingOnly)
                _provisional |= description.Provisional;
            return workingOnly && !description.IsWorkingDay
                ? Note(0, CountReason.NotWorkingDay, description.Name)
                : Note(++_number, CountReason.Counted, description.Name);
        }

        private bool RollForward()
        {
            _provisional |= calendar.IsProvisional(_day.Year);
            // The last day itself counted; what follows it is only waited for.
            while (!calendar.IsWorkingDay(_day) || StandsStill() is not null)
            {
                Advance();
                if (StandsStill() is { } suspension)
                {
                    Note(0, CountReason.Suspended, suspension.Reason);
                    if (IsOpen())
                        return false;
                    continue;
                }
                var description = calendar.Describe(_day);
                _provisional |= description.Provisional;
                Note(0, CountReason.RolledForward, description.IsWorkingDay
                    ? new("顺延至此工作日", "moved to this working day")
                    : new($"{description.Name.Zh}，顺延", $"{description.Name.En}, moved on"));
            }
            return true;
        }

        private void Advance()
        {
            if (_days.Count > MaxDays || _day == DateOnly.MaxValue)
                throw new ArgumentOutOfRangeException(nameof(period), $"{period} from {start:yyyy-MM-dd} ends too far away to count");
            _day = _day.AddDays(1);
        }

        private bool Note(int number, CountReason reason, BilingualText because)
        {
            _days.Add(new(_day, number, reason, because));
            return true;
        }

        private Suspension? StandsStill()
        {
            foreach (var suspension in suspensions)
            {
                if (suspension.From >= _day)
                    return null;
                if (suspension.Covers(_day))
                    return suspension;
            }
            return null;
        }

        private bool IsOpen()
        {
            foreach (var suspension in suspensions)
                if (suspension.To is null && suspension.From < _day)
                {
                    _standsStillFrom = _day;
                    return true;
                }
            return false;
        }
    }
}
