using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Options;
using Tongban.Kernel;
using Tongban.Web.Texts;

namespace Tongban.Web.Printing;

/// <summary>
/// Headless Chromium, one process per printing over a directory of its own. It reaches no network, and the page given to it forbids scripts itself (Chromium prints by a script of its own, so they cannot be switched off); time, memory,
/// size and number at once are bounded, and however a printing ends its processes are killed and its directory is gone.
/// </summary>
internal sealed class ChromiumPrinter(IOptions<PrintingSettings> settings, ILogger<ChromiumPrinter> log) : IPdfPrinter, IDisposable
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(200);

    private readonly string? program = settings.Value.Chromium is { } named ? (File.Exists(named) ? named : null) : Places.FirstOrDefault(File.Exists);
    private readonly SemaphoreSlim turns = new(settings.Value.AtOnce);

    public bool IsThere => program is not null;

    public async Task<Outcome<byte[]>> PrintAsync(string html, CancellationToken cancel)
    {
        if (program is null)
            return PrintTexts.NoPrinter;
        if (Encoding.UTF8.GetByteCount(html) > settings.Value.MostBytes)
            return PrintTexts.TooLarge;
        if (!await turns.WaitAsync(settings.Value.Longest, cancel))
            return PrintTexts.Busy;
        var room = Directory.CreateTempSubdirectory("tongban-print-");
        try
        {
            return await RunAsync(room.FullName, html, cancel);
        }
        finally
        {
            turns.Release();
            TidyUp(room);
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<Outcome<byte[]>> RunAsync(string room, string html, CancellationToken cancel)
    {
        var (page, pdf) = (Path.Combine(room, "page.html"), Path.Combine(room, "page.pdf"));
        await File.WriteAllTextAsync(page, html, cancel);
        using var process = Process.Start(StartOf(room, page, pdf))!;
        // Its chatter is read so that it never blocks on a full pipe, and thrown away.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var clock = Stopwatch.StartNew();
        try
        {
            while (!process.HasExited)
            {
                if (clock.Elapsed > settings.Value.Longest)
                    return Failed("time", PrintTexts.TooSlow);
                if (ProcessMemory.OfTree(process.Id) > settings.Value.MostMemory)
                    return Failed("memory", PrintTexts.TooLarge);
                using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                soon.CancelAfter(Watch);
                try
                {
                    await process.WaitForExitAsync(soon.Token);
                }
                catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
                {
                    // Looked at again.
                }
            }
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        var made = new FileInfo(pdf);
        if (!made.Exists || made.Length == 0)
            return Failed($"exit {process.ExitCode}", PrintTexts.DidNotWork);
        return made.Length > settings.Value.MostBytes ? PrintTexts.TooLarge : SearchableText.Mend(await File.ReadAllBytesAsync(pdf, cancel));
    }

    private ProcessStartInfo StartOf(string room, string page, string pdf)
    {
        var start = new ProcessStartInfo(program!) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = room };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--disable-quic",
            "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--disable-crash-reporter",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
            $"--user-data-dir={Path.Combine(room, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        // Chromium's own sandbox refuses to run as root, as in most containers.
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            start.ArgumentList.Add("--no-sandbox");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private Refusal Failed(string why, Refusal refusal)
    {
        log.LogWarning("A page was not printed: {Why}", why);
        return refusal;
    }

    private void TidyUp(DirectoryInfo room)
    {
        try
        {
            room.Delete(recursive: true);
        }
        catch (IOException failure)
        {
            // A process just killed may still hold a file for a moment; the system clears its temporary directory.
            log.LogDebug(failure, "A printing's directory is left behind");
        }
    }
}
