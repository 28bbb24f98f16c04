using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Tongban.Testing.Browser))]

namespace Tongban.Ofd.Tests;

/// <summary>Our files opened by a reader of other hands, npm ofd.js, in a real browser. The pictures are kept to be looked at.</summary>
public sealed class ReaderPeerTests(Browser browser, Signers signers)
{
    private const string Open = """
        file => new Promise((done, fail) => {
          const bytes = Uint8Array.from(atob(file), c => c.charCodeAt(0));
          ofd.parseOfdDocument({
            ofd: bytes.buffer,
            success: found => {
              const pages = ofd.renderOfd(760, found[0]);
              for (const page of pages)
                document.body.append(page);
              done(pages.length);
            },
            fail: error => fail(new Error(String(error && error.message || error))),
          });
        })
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnotherReader_ShowsEveryPageWithTextLinesBoxesAndSeal(bool signed)
    {
        Browser.SkipWhenMissing();
        var peer = Repository.At("tests", "standards", "Ofd.Tests", "peer");
        var absence = NodePackages.Install(peer, "ofd.js");
        Assert.SkipWhen(absence is not null, absence ?? "");
        var file = OfdWriter.Write(Documents.Certificate());
        await using var context = await browser.OpenAsync(new("http://localhost/"), 800);
        var page = await context.NewPageAsync();
        var said = new List<string>();
        page.PageError += (_, error) => said.Add(error);
        await page.SetContentAsync("<!doctype html><title>OFD</title><body style='background:#ddd'>");
        await page.AddScriptTagAsync(new() { Path = Path.Combine(peer, "node_modules", "ofd.js", "lib", "ofd.umd.min.js") });

        var pages = await page.EvaluateAsync<int>(Open, Convert.ToBase64String(signed ? signers.Sign(file) : file));

        Assert.Equal(2, pages);
        Assert.Empty(said);
        var text = (await page.InnerTextAsync("body")).ReplaceLineEndings("");
        Assert.Contains("演示许可证", text);
        Assert.Contains("持证主体：演示药房有限公司", text);
        // It draws each character by itself; a space is a distance between two.
        Assert.Contains("第二页pagetwo2", text);
        Assert.Equal(2, await page.Locator("svg image").CountAsync());
        Assert.NotEqual(0, await page.Locator("path").CountAsync());
        Directory.CreateDirectory(Repository.At("artifacts", "ofd"));
        await page.ScreenshotAsync(new() { Path = Repository.At("artifacts", "ofd", signed ? "reader-signed.png" : "reader.png"), FullPage = true });
    }
}
