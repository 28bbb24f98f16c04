using Microsoft.EntityFrameworkCore;
using Tongban.Casework.Storage;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.ArrangeDays;

/// <summary>The calendar in force on this node: the library's years, and over them those imported. Read without a lock; replaced as a whole.</summary>
internal sealed class CalendarShelf
{
    private volatile HolidayCalendar now = HolidayCalendar.China;
    private long newest;

    internal HolidayCalendar Now => now;

    /// <summary>Reads what is kept, when it is not what is here.</summary>
    internal async Task LoadAsync(PlatformDb db, CancellationToken cancel)
    {
        var rows = await db.Set<CalendarYearRow>().AsNoTracking().OrderBy(y => y.Year).ToListAsync(cancel).ConfigureAwait(false);
        var version = rows.Aggregate(17L, (sum, y) => unchecked((sum * 31) + (y.At.UtcTicks ^ y.Year)));
        if (Interlocked.Exchange(ref newest, version) != version)
            now = rows.Aggregate(HolidayCalendar.China, (calendar, y) => calendar.With(HolidayCalendar.Load(y.Json).Calendar
                ?? throw new InvalidOperationException($"The kept calendar of {y.Year} cannot be read; it was checked before it was kept.")));
    }
}
