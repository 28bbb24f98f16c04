using Tongban.Identity;

namespace Tongban.Web.Host;

// In development a newcomer finds synthetic people to sign in as. Nowhere else may they exist, not even left over from a development database.
internal static class Demo
{
    internal static Task SeedDemo(this WebApplication app) =>
        app.Environment.IsDevelopment() ? DemoAccounts.SeedAsync(app.Services) : DemoAccounts.RefuseAsync(app.Services);
}
