namespace Tongban.Cli.Online;

/// <summary>Files named <c>MATERIAL=PATH</c>; all are looked for before the first is sent.</summary>
internal static class MaterialFiles
{
    /// <summary>Reads what is named; false, told on standard error, when one is not named so or not there.</summary>
    internal static bool TryRead(IEnumerable<string> named, out List<(string Material, string Path)> files)
    {
        files = [];
        var sound = true;
        foreach (var text in named)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var what = equals <= 0 || equals == text.Length - 1 ? "a file is named MATERIAL=PATH; 'tongban items show' lists the materials"
                : !File.Exists(text[(equals + 1)..]) ? "there is no such file"
                : null;
            if (what is null)
            {
                files.Add((text[..equals], text[(equals + 1)..]));
                continue;
            }

            sound = false;
            CommandFailure.Tell($"--file {text}", what);
        }

        return sound;
    }

    /// <summary>Asks what the server takes; false, told on standard error, when one is larger: nothing is sent in vain.</summary>
    internal static async Task<bool> FitAsync(Server server, IReadOnlyCollection<(string Material, string Path)> files)
    {
        if (files.Count == 0)
            return true;
        if (await server.AskAsync("--file", HttpMethod.Get, "/api/files/limits") is not { } limits)
            return false;
        var most = limits.GetProperty("maxFileBytes").GetInt64();
        var large = files.Where(f => new FileInfo(f.Path).Length > most).ToList();
        foreach (var (_, path) in large)
            server.Tell(path, server.Say($"文件超过 {most / 1048576.0:0.#} MB，没有发送。", $"the file is larger than {most / 1048576.0:0.#} MB and was not sent"), CommandFailure.BadInput);
        return large.Count == 0;
    }

    /// <summary>Sends them; false, told on standard error, at the first that is refused.</summary>
    internal static async Task<bool> SendAsync(Server server, string root, IEnumerable<(string Material, string Path)> files)
    {
        foreach (var (material, path) in files)
        {
            await using var content = File.OpenRead(path);
            if (await server.AskAsync(path, HttpMethod.Put, $"{root}/files/{Uri.EscapeDataString(material)}?name={Uri.EscapeDataString(Path.GetFileName(path))}", new StreamContent(content)) is null)
                return false;
        }

        return true;
    }
}
