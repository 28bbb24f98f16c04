using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tongban.Web.Tests;

/// <summary>
/// What is asked of every page in every state: axe finds nothing, nothing runs out of the window sideways; and its picture is kept.
/// Only in a context with scripts: where they are off, axe's promise never comes back.
/// </summary>
internal static class Looks
{
    internal static readonly string Pictures = Path.Combine(Portal.Root, "artifacts", "pages");

    // Only violations come back whole: what passed is most of what axe says, and nobody reads it.
    private static readonly AxeRunOptions Asked = new() { ResultTypes = [ResultType.Violations] };

    internal static async Task RightAsync(this IPage page, string name)
    {
        await page.FitsAsync(name);
        var found = await page.RunAxe(Asked);
        Assert.True(found.Violations.Length == 0, $"{name}:\n{string.Join('\n', found.Violations.Select(Say))}");
    }

    /// <summary>The page keeps within the window's width; its picture is kept.</summary>
    internal static async Task FitsAsync(this IPage page, string name)
    {
        Directory.CreateDirectory(Pictures);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
        var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(sideways <= 0, $"{name}: the page is {sideways} px wider than the window");
    }

    /// <summary>Presses a button that sends a form and waits for the page that comes; gives the answer to the form.</summary>
    internal static async Task<IResponse> SendAsync(this IPage page, ILocator button)
    {
        // The page that was left is told from the one that came, whichever events the browser skips on the way.
        await page.EvaluateAsync("() => { window.left = true; }");
        var answer = await page.RunAndWaitForResponseAsync(() => button.ClickAsync(), r => r.Request.Method == "POST");
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(50))
        {
            try
            {
                if (await page.EvaluateAsync<bool>("() => !window.left && document.readyState === 'complete'"))
                    return answer;
            }
            catch (PlaywrightException)
            {
                // Between the two pages there is none to ask.
            }
        }

        Assert.Fail("A form was sent and no page came.");
        return answer;
    }

    /// <summary>The buttons at the end of the page's form.</summary>
    internal static ILocator Buttons(this IPage page) => page.Locator("main .tb-buttons button");

    private static string Say(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Take(5).Select(node => $"    {node.Html}"));
}
