using System.Diagnostics;
using System.Text.Json;

namespace Tongban.GuoMi.Tests;

/// <summary>npm sm-crypto behind a pipe; installed from the lock file on first use. Skips where Node.js or the registry is absent.</summary>
public sealed class PeerScript : IDisposable
{
    private readonly Process? node;
    private readonly string? absence;

    public PeerScript()
    {
        var directory = Path.Combine(RepositoryRoot(), "tests", "standards", "GuoMi.Tests", "peer");
        try
        {
            if (!Directory.Exists(Path.Combine(directory, "node_modules", "sm-crypto")))
            {
                using var install = Start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], directory);
                var reading = install.StandardOutput.ReadToEndAsync();
                install.StandardInput.Close();
                if (!install.WaitForExit(TimeSpan.FromMinutes(3)) || install.ExitCode != 0)
                {
                    absence = "npm could not install sm-crypto from the lock file; the cross-check with it was not made.";
                    return;
                }
            }

            node = Start("node", ["peer.mjs"], directory);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            absence = "Node.js is not installed; the cross-check with npm sm-crypto was not made.";
        }
    }

    public JsonElement Ask(object request)
    {
        Assert.SkipWhen(absence is not null, absence ?? "");
        node!.StandardInput.WriteLine(JsonSerializer.Serialize(request));
        node.StandardInput.Flush();
        var line = node.StandardOutput.ReadLine();
        Assert.NotNull(line);
        return JsonDocument.Parse(line).RootElement.GetProperty("result");
    }

    public void Dispose()
    {
        if (node is not null)
        {
            node.StandardInput.Close();
            node.WaitForExit(5000);
            node.Dispose();
        }
    }

    private static Process Start(string file, string[] arguments, string directory) => Process.Start(new ProcessStartInfo(file, arguments)
    {
        WorkingDirectory = directory,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    private static string RepositoryRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Tongban.slnx")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return directory;
    }
}
