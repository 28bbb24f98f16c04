namespace Tongban.Identity;

/// <summary>The legal day of an instant: Asia/Shanghai, UTC+8 without daylight saving since 1992.</summary>
internal static class LegalDay
{
    internal static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    internal static bool InForce(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || day <= to);
}
