namespace Tongban.Web.Host;

// The time of this installation: the system's. In development and tests it can be set apart from it, to see periods run out.
internal static class Clock
{
    internal static void AddClock(this WebApplicationBuilder builder)
    {
        var apart = builder.Configuration.GetValue<TimeSpan>("Time:Offset");
        if (apart != TimeSpan.Zero && !builder.Environment.IsDevelopment())
            throw new InvalidOperationException("Time:Offset is for development only: legal time is the true time");
        builder.Services.AddSingleton(apart == TimeSpan.Zero ? TimeProvider.System : new Apart(apart));
    }

    private sealed class Apart(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
