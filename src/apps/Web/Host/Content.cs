using Tongban.Casework.Contracts;
using Tongban.Packs;
using Tongban.Packs.Contracts;

namespace Tongban.Web.Host;

// Where packs are read from and files are kept.
internal static class Content
{
    internal static void AddPackFolder(this WebApplicationBuilder builder) => builder.Services.AddPacks(settings =>
    {
        settings.Directory = Path.GetFullPath(builder.Configuration["Packs:Directory"]!, builder.Environment.ContentRootPath);
        settings.AllowChanges = builder.Environment.IsDevelopment();
    });

    internal static void AddDossiers(this WebApplicationBuilder builder)
    {
        builder.AddUploads();
        builder.Services.Configure<DossierSettings>(settings =>
        {
            builder.Configuration.GetSection("Dossiers").Bind(settings);
            settings.Directory = Path.GetFullPath(
                builder.Configuration["Dossiers:Directory"] ?? Path.Combine(Path.GetDirectoryName(builder.Configuration["Storage:Sqlite"]!)!, "files"),
                builder.Environment.ContentRootPath);
        });
    }

    // A pack that is wrong stops nothing but itself: the others serve, and the log says what is wrong where.
    internal static async Task LoadPacks(this WebApplication app)
    {
        foreach (var problem in await app.Services.GetRequiredService<IPackStart>().LoadAsync(app.Lifetime.ApplicationStopping))
            app.Logger.LogError("A pack was not loaded: {Problem}", problem);
    }
}
