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

    internal static Task<Answer> Run(params string[] arguments) => RunWith(new Dictionary<string, string>(), null, arguments);

    /// <summary>The same without a process of its own, for tests of many commands; nothing is on standard input.</summary>
    internal static async Task<Answer> RunHere(params string[] arguments)
    {
        using var heard = Heard.Listen();
        var exit = await CommandLine.RunAsync(arguments, TestContext.Current.CancellationToken);
        return new(exit, heard.Out, heard.Error);
    }

    /// <summary>With variables of the environment and something on standard input.</summary>
    internal static async Task<Answer> RunWith(IReadOnlyDictionary<string, string> environment, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tongban.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            RedirectStandardInput = input is not null,
        };
        foreach (var name in (string[])["TONGBAN_SERVER", "TONGBAN_TOKEN", "TONGBAN_AS"])
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

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

        /// <summary>A folder of its own for something the test starts or writes.</summary>
        internal string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
