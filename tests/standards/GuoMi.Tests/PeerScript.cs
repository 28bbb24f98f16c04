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
        var directory = Repository.At("tests", "standards", "GuoMi.Tests", "peer");
        absence = NodePackages.Install(directory, "sm-crypto");
        if (absence is null)
            node = Process.Start(new ProcessStartInfo("node", ["peer.mjs"]) { WorkingDirectory = directory, RedirectStandardInput = true, RedirectStandardOutput = true });
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
}
