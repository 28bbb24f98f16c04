using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Tongban.Kernel;
using Tongban.Web.Printing;
using UglyToad.PdfPig;

namespace Tongban.Web.Tests;

/// <summary>Official papers as PDF: laid out on A4, their Chinese found again in the file, bounded, and only for those who may read them.</summary>
public sealed class PrintTests(Portal portal, Browser browser)
{
    [Fact]
    public async Task Paper_AsPdf_IsA4AndItsWordsAreFoundInBothLanguages()
    {
        Browser.SkipWhenMissing();
        var id = await People.AcceptedAsync(portal.Address, "打印工程");
        using var agent = await People.ApiAsync(portal.Address, "agent");
        foreach (var (language, words) in ((string, string[])[])[("zh", ["环境影响报告书", "打印工程", "收到日期", "受理通知单", "电子"]), ("en", ["打印工程", "received on"])])
        {
            using var answer = await agent.GetAsync($"/papers/{id}/1/pdf?lang={language}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
            using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
            var page = pdf.GetPage(1);
            Assert.InRange(page.Width, 594, 596.5);
            Assert.InRange(page.Height, 841, 843);
            var text = string.Concat(page.Text.Where(c => !char.IsWhiteSpace(c)));
            Assert.All(words, word => Assert.Contains(word.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal));
            // The text stands within the margins of GB/T 9704: 37 mm above, 28 mm left.
            Assert.All(page.Letters.Where(l => l.StartBaseLine.Y > 120), l => Assert.InRange(l.StartBaseLine.X, 28 / 25.4 * 72 - 1, page.Width - (26 / 25.4 * 72) + 1));
        }

        using var other = await People.ApiAsync(portal.Address, "other");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/papers/{id}/1/pdf")).StatusCode);
        await using var context = await browser.OpenAsync(portal.Address, 360, language: "en");
        var seen = await context.SignedInAsync("agent");
        await seen.GotoAsync($"/papers/{id}/1?printer=printing.busy");
        await Assertions.Expect(seen.Locator(".govuk-inset-text")).ToContainTextAsync("being printed");
        await Assertions.Expect(seen.Locator($"a[href='/papers/{id}/1/pdf']")).ToBeVisibleAsync();
        await seen.RightAsync("paper-busy-en-360");
    }

    [Fact]
    public async Task Printer_EveryCommonCharacter_IsReadBackAsItself()
    {
        Browser.SkipWhenMissing();
        // The 3,755 characters of GB 2312's first level: rows 16 to 55.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb = Encoding.GetEncoding("gb2312");
        var bytes = Enumerable.Range(0xB0, 40).SelectMany(row => Enumerable.Range(0xA1, row == 0xD7 ? 89 : 94).SelectMany(cell => (byte[])[(byte)row, (byte)cell])).ToArray();
        var characters = gb.GetString(bytes);
        Assert.Equal(3755, characters.Length);
        using var printer = Printer(new() { Chromium = Browser.Program, Longest = TimeSpan.FromMinutes(2) });

        var outcome = await printer.PrintAsync($"<!DOCTYPE html><meta charset=utf-8><p style='font-family:\"Noto Serif CJK SC\",\"Noto Sans CJK SC\",serif'>{characters}</p>", default);

        Assert.True(outcome.Succeeded, outcome.Refusal?.Code);
        using var pdf = PdfDocument.Open(outcome.Value);
        var read = pdf.GetPages().SelectMany(page => page.Text).ToHashSet();
        Assert.Equal("", string.Concat(characters.Where(c => !read.Contains(c))));
        Assert.DoesNotContain(read, c => c is >= '\u2E80' and <= '\u2FDF');
    }

    [Fact]
    public async Task Printer_NotInstalled_SaysSoInBothLanguages()
    {
        using var printer = Printer(new() { Chromium = "/no/such/chromium" });

        Assert.False(printer.IsThere);
        var refused = (await printer.PrintAsync("<p>一</p>", default)).Refusal!;
        Assert.Equal("printing.no-printer", refused.Code);
        Assert.Contains("安装", refused.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("installed", refused.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printer_ThatNeverEnds_IsKilledInTimeWithAllItStarted()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("uses a shell script in the printer's place");
            return;
        }

        var place = Directory.CreateTempSubdirectory("tongban-printer-");
        try
        {
            var (script, child) = (Path.Combine(place.FullName, "endless"), Path.Combine(place.FullName, "child"));
            await File.WriteAllTextAsync(script, $"#!/bin/sh\nsleep 600 &\necho $! > {child}\nwait\n");
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using var printer = Printer(new() { Chromium = script, Longest = TimeSpan.FromSeconds(2) });

            var outcome = await printer.PrintAsync("<p>一</p>", default);

            Assert.Equal("printing.too-slow", outcome.Refusal!.Code);
            var id = int.Parse(await File.ReadAllTextAsync(child), System.Globalization.CultureInfo.InvariantCulture);
            await EndedAsync(id);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Printer_GivenTooMuch_RefusesBeforeItStarts()
    {
        Browser.SkipWhenMissing();
        using var printer = Printer(new() { Chromium = Browser.Program, MostBytes = 1000 });

        Assert.Equal("printing.too-large", (await printer.PrintAsync(new string('字', 1000), default)).Refusal!.Code);
    }

    private static ChromiumPrinter Printer(PrintingSettings settings) => new(Options.Create(settings), NullLogger<ChromiumPrinter>.Instance);

    // Killed processes are gone once their new parent has noticed.
    private static async Task EndedAsync(int id)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            if (!Directory.Exists($"/proc/{id}") || (await File.ReadAllTextAsync($"/proc/{id}/stat")).Contains(") Z", StringComparison.Ordinal))
                return;
            await Task.Delay(50);
        }

        Assert.Fail($"process {id} still runs");
    }
}
