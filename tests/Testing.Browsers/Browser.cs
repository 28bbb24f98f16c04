using Microsoft.Playwright;
using Xunit;

namespace Tongban.Testing;

/// <summary>One Chromium for all tests; each test gets a context of its own. Where there is no Chromium, tests skip and say so.</summary>
public sealed class Browser : IAsyncLifetime
{
    // The headless shell is the same engine without the window around it, which costs as much as the page does.
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where Chromium is; null when it is not installed.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("TONGBAN_TEST_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    /// <summary>Skips the running test where there is no browser.</summary>
    public static void SkipWhenMissing() => Assert.SkipWhen(Program is null, "Chromium is not installed (apt-get install chromium), so pages were not tried in a browser.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh context: no cookies, one window size, with or without scripts.</summary>
    public async Task<IBrowserContext> OpenAsync(Uri address, int width = 1440, bool scripts = true, string language = "zh")
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        if (language == "en")
            await context.AddCookiesAsync([new() { Name = "tongban-lang", Value = "en", Url = address.ToString() }]);
        return context;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
