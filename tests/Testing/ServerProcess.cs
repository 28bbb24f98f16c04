using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tongban.Testing;

/// <summary>The real server as a person starts it: its own process on a free loopback port. It can be killed and started again over the same data.</summary>
/// <param name="home">Where files, keys and, without PostgreSQL, the database are kept.</param>
/// <param name="postgres">Connection string; null for SQLite in <paramref name="home"/>.</param>
public sealed class ServerProcess(string home, string? postgres = null) : IAsyncDisposable
{
    private readonly List<string> said = [];
    private Process? server;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>What it wrote so far, for a failing test.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return string.Join('\n', said);
        }
    }

    /// <summary>Starts it and waits until it is healthy.</summary>
    /// <param name="apart">How far its clock is set from the true time.</param>
    /// <param name="settings">Environment variables beside the usual ones.</param>
    public async Task StartAsync(TimeSpan apart = default, Dictionary<string, string>? settings = null)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var web = Repository.At("src", "apps", "Web");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = web, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(web, "bin", configuration, "net10.0", "Tongban.Web.dll"), "--contentRoot", web, "--urls", Address.ToString()])
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Storage__Sqlite"] = Path.Combine(home, "tongban.db");
        if (postgres is not null)
            start.Environment["Storage__Postgres"] = postgres;
        start.Environment["Time__Offset"] = apart.ToString("c", CultureInfo.InvariantCulture);
        start.Environment["Identity__AttemptsPerMinute"] = "100000";
        foreach (var (name, value) in settings ?? [])
            start.Environment[name] = value;
        server = Process.Start(start)!;
        server.OutputDataReceived += Hear;
        server.ErrorDataReceived += Hear;
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        await WaitUntilHealthyAsync();
    }

    /// <summary>Kills it as <c>kill -9</c> does, in the middle of whatever it is doing.</summary>
    public async Task KillAsync()
    {
        if (server is null)
            return;
        if (!server.HasExited)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }

        server.Dispose();
        server = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task WaitUntilHealthyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(90) && !server!.HasExited)
        {
            try
            {
                if ((await client.GetAsync("/health")).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The server did not start:\n{Said}");
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            lock (said)
                said.Add(text);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
