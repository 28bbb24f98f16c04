using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Tongban.Identity;
using Tongban.Kernel.Http;

namespace Tongban.Web.Host;

/// <summary>
/// Nothing typed is lost when a session ends in the middle of a form: what was posted goes, encrypted, through the sign-in page and
/// is offered again afterwards. Nothing is kept on the server, so it works on any node. Files cannot be kept and the page says so.
/// </summary>
internal sealed class KeptForms(IDataProtectionProvider protection)
{
    internal const string Field = "kept";
    internal const string ActingField = "_acting";
    private const int MostBytes = 2_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Tongban.KeptForms").ToTimeLimitedDataProtector();

    /// <summary>A form as it was posted.</summary>
    internal sealed record Kept(string Path, bool HadFiles, IReadOnlyList<KeyValuePair<string, string>> Fields)
    {
        /// <summary>What the person acted as when the form was shown; null when it was shown to nobody signed in.</summary>
        internal string? ActingKey => Fields.FirstOrDefault(f => f.Key == ActingField).Value;
    }

    internal async Task<string?> KeepAsync(HttpRequest request, string tokenField)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var fields = form.Where(f => f.Key != tokenField && f.Key != Field).SelectMany(f => f.Value, (f, v) => KeyValuePair.Create(f.Key, v ?? "")).ToList();
        var kept = new Kept(request.Path + request.QueryString, form.Files.Count > 0, fields);
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            await JsonSerializer.SerializeAsync(zip, kept);
        // The zip has closed what it wrote into; its bytes can still be had.
        return packed.ToArray() is { Length: <= MostBytes } bytes ? Convert.ToBase64String(protector.Protect(bytes, Longest)) : null;
    }

    /// <summary>The form again; null when the text is none of ours or too old.</summary>
    internal Kept? Open(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            using var zip = new GZipStream(new MemoryStream(protector.Unprotect(Convert.FromBase64String(text))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Kept>(zip);
        }
        catch (Exception failure) when (failure is FormatException or System.Security.Cryptography.CryptographicException or InvalidDataException or JsonException)
        {
            return null;
        }
    }
}

internal static class KeptFormsSetup
{
    internal static void UseKeptForms(this WebApplication app)
    {
        app.Use(KeepAsync);
        // After it, so that a request sent on to the sign-in page finds its way there.
        app.UseRouting();
        // What is asked for is known: it can be logged by its route, and its body measured, before anything reads it.
        app.UseRequestLog();
        app.UseBodyLimits();
    }

    private static async Task KeepAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var signIn = http.RequestServices.GetRequiredService<IOptions<IdentitySettings>>().Value.SignInPath;
        // Whether it is a form is asked last: after a form token that is not ours the request must not be read.
        if (!HttpMethods.IsPost(http.Request.Method) || http.Response.HasStarted
            || http.Response.StatusCode != StatusCodes.Status302Found || !http.Response.Headers.Location.ToString().StartsWith(signIn, StringComparison.Ordinal)
            || http.Request.Path.StartsWithSegments(signIn) || !http.Request.HasFormContentType)
            return;

        var tokenField = http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;
        http.Items[KeptForms.Field] = await http.RequestServices.GetRequiredService<KeptForms>().KeepAsync(http.Request, tokenField);
        http.Response.Clear();
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = signIn;
        http.Request.QueryString = QueryString.Empty;
        await next(http);
    }
}
