using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tongban.Bench;

/// <summary>From starting the process to the first page in hand, on an empty directory (tables made, packs read, demo people entered) and on one that was used, beside a bare host.</summary>
internal static class StartBench
{
    internal static async Task<int> Run(string[] args)
    {
        var times = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var web = Repository.Path("src", "apps", "Web", "bin", "Release", "net10.0", "Tongban.Web.dll");
        var root = Repository.Path("src", "apps", "Web");
        if (!File.Exists(web))
        {
            Console.Error.WriteLine($"{web}: build it first: dotnet build -c Release src/apps/Web");
            return 2;
        }

        var (bare, empty, used) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < times; i++)
        {
            var home = Directory.CreateTempSubdirectory("tongban-start.");
            var page = Path.Combine(home.FullName, "bare.html");
            await File.WriteAllTextAsync(page, "<!doctype html><title>bare</title>");
            bare.Add(await FirstPageAsync(Environment.CurrentDirectory, [typeof(Bare).Assembly.Location, "bare", page], home.FullName));
            empty.Add(await FirstPageAsync(root, [web, "--contentRoot", root, "--urls"], home.FullName));
            used.Add(await FirstPageAsync(root, [web, "--contentRoot", root, "--urls"], home.FullName));
            home.Delete(recursive: true);
        }

        Console.WriteLine("| start on | seconds to the first page (median) | best |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var (what, all) in ((string, List<double>)[])[("nothing: bare ASP.NET Core with one page (floor)", bare), ("an empty directory", empty), ("a directory that was used", used)])
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {all.Order().ElementAt(times / 2):N1} | {all.Min():N1} |"));
        return 0;
    }

    private static async Task<double> FirstPageAsync(string directory, string[] command, string home)
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        var start = new ProcessStartInfo("dotnet", [.. command, $"http://127.0.0.1:{port}"]) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Storage__Sqlite"] = Path.Combine(home, "tongban.db");
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        try
        {
            while (watch.Elapsed < TimeSpan.FromMinutes(2))
            {
                try
                {
                    using var answer = await http.GetAsync($"http://127.0.0.1:{port}/");
                    if (answer.IsSuccessStatusCode)
                        return watch.Elapsed.TotalSeconds;
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }

                await Task.Delay(20);
            }

            throw new InvalidOperationException("no page within two minutes");
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }
}
