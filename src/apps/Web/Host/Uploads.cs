using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Tongban.Casework.Contracts;
using Tongban.Kernel.Http;
using Tongban.Packs.Contracts;

namespace Tongban.Web.Host;

/// <summary>A page whose form sends files.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesFiles : Attribute;

// How much a page takes at once follows from what one file may be: Dossiers:MaxFileBytes is the only size an installation sets.
internal static class Uploads
{
    private const int FilesAtOnce = 4;
    private const int BesideFiles = 1 << 20;

    /// <summary>Bytes that one post of a page with files may have.</summary>
    internal static long MostOf(DossierSettings settings) => (FilesAtOnce * Math.Max(settings.MaxFileBytes, PackLimits.Bytes)) + BesideFiles;

    internal static void AddUploads(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<FormOptions>().Configure<IOptions<DossierSettings>>((form, dossiers) => form.MultipartBodyLengthLimit = MostOf(dossiers.Value));

    internal static void TakeFiles(this IEndpointConventionBuilder pages, long most) => pages.Add(page =>
    {
        if (page.Metadata.OfType<TakesFiles>().Any())
            page.Metadata.Add(new BodyLimit(most));
    });
}
