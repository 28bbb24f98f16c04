using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Tests;

/// <summary>A page is rendered once, when all it shows is there: a database server that takes its time must not find it half filled.</summary>
public sealed class WholePageTests
{
    [Fact]
    public async Task Page_WhoseDataComesLater_IsNeverRenderedWithoutIt()
    {
        await using var services = new ServiceCollection().AddSingleton<Reader>().AddSingleton<IActing, Nobody>().AddSingleton<NavigationManager, Nowhere>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);

        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<SlowPage>()).ToHtmlString());

        Assert.Equal("6", html);
    }

    private sealed class SlowPage : ActingPage
    {
        private string words = null!;

        protected override async Task LoadAsync()
        {
            await Task.Yield();
            words = "loaded";
        }

        // Falls over when there is nothing to show yet.
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, words.Length);
    }

    private sealed class Nobody : IActing
    {
        public ValueTask<Acting> CurrentAsync() => new(Acting.Anyone);
    }

    private sealed class Nowhere : NavigationManager
    {
        public Nowhere() => Initialize("http://localhost/", "http://localhost/");
    }
}
