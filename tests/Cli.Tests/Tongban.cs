using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Tongban.Cli.Tests;

/// <summary>Runs the command line as a person does: a process with arguments, two streams and an exit code.</summary>
internal static class Tongban
{
    internal sealed record Answer(int Exit, string Out, string Error)
    {
        internal JsonElement Json => JsonDocument.Parse(Out).RootElement;
    }

    internal static async Task<Answer> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tongban.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>A file for one test, deleted with it.</summary>
    internal sealed class Given : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("tongban-cli-").FullName;

        internal string File(string name, string text)
        {
            var path = Path.Combine(folder, name);
            System.IO.File.WriteAllText(path, text);
            return path;
        }

        internal string File(string name, byte[] bytes)
        {
            var path = Path.Combine(folder, name);
            System.IO.File.WriteAllBytes(path, bytes);
            return path;
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
