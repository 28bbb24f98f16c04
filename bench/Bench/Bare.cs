using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tongban.Bench;

/// <summary>The floor of a page: Kestrel and one endpoint that writes bytes it holds, nothing else.</summary>
internal static class Bare
{
    internal static async Task<int> ServeAsync(string file, string address)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(address);
        app.MapGet("/", () => Results.Bytes(bytes, "text/html; charset=utf-8"));
        await app.RunAsync();
        return 0;
    }

    internal static Process Start(string file, out Uri address)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        address = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        var start = new ProcessStartInfo("dotnet");
        foreach (var argument in (string[])[typeof(Bare).Assembly.Location, "bare", file, address.ToString()])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    internal static async Task WaitAsync(HttpClient client)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                (await client.GetAsync("/")).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (clock.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(100);
            }
        }
    }
}
