using Tongban.Identity;

namespace Tongban.Web.Host;

// In development a newcomer finds synthetic people to sign in as; nowhere else do they exist.
internal static class Demo
{
    internal static async Task SeedDemo(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            await DemoAccounts.SeedAsync(app.Services);
    }
}
