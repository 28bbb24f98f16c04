using Tongban.Kernel;

namespace Tongban.Web.Design;

/// <summary>How the one who reads wants pages: language, larger type, stronger contrast. Kept in cookies, changed by a plain link.</summary>
internal sealed class Reader
{
    internal string Language { get; set; } = "zh";

    internal bool Elder { get; set; }

    internal bool Contrast { get; set; }

    internal bool IsEnglish => Language == "en";

    internal string In(Text text) => text.In(Language);
}

/// <summary>Reads the settings of a request: the address wins over the cookie and is remembered.</summary>
internal static class ReaderSettings
{
    internal static void UseReader(this WebApplication app)
    {
        app.Use(ReadAsync);
        // After the settings, by which kept answers differ.
        app.UseOutputCache();
    }

    private static Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        var reader = context.RequestServices.GetRequiredService<Reader>();
        reader.Language = Setting(context, "lang", "zh", "en");
        reader.Elder = Setting(context, "elder", "off", "on") == "on";
        reader.Contrast = Setting(context, "contrast", "off", "on") == "on";
        context.Response.Headers.Append("Vary", "Cookie");
        context.Response.Headers.ContentLanguage = reader.IsEnglish ? "en" : "zh-CN";
        return next(context);
    }

    private static string Setting(HttpContext context, string name, string usual, string other)
    {
        var cookie = $"tongban-{name}";
        string? asked = context.Request.Query[name];
        if (asked != usual && asked != other)
            return context.Request.Cookies[cookie] == other ? other : usual;
        if (context.Request.Cookies[cookie] != asked)
            context.Response.Cookies.Append(cookie, asked, new()
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
        return asked;
    }
}
