using Microsoft.AspNetCore.DataProtection;

namespace Tongban.Web.Host;

// The keys that protect cookies and form tokens: kept where all nodes find them, else every restart would sign everybody out.
internal static class Keys
{
    internal static void AddKeys(this WebApplicationBuilder builder)
    {
        var place = builder.Configuration["Keys:Directory"]
            ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(builder.Configuration["Storage:Sqlite"]!, builder.Environment.ContentRootPath))!, "keys");
        builder.Services.AddDataProtection().SetApplicationName("Tongban").PersistKeysToFileSystem(Directory.CreateDirectory(place));
    }
}
