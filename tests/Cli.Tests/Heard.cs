using System.Text;

namespace Tongban.Cli.Tests;

/// <summary>What the commands of one test write to the console, while other tests write beside it.</summary>
internal sealed class Heard : IDisposable
{
    private static readonly AsyncLocal<Heard?> Listening = new();
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    static Heard()
    {
        Console.SetOut(new Ear(Console.Out, heard => heard.output));
        Console.SetError(new Ear(Console.Error, heard => heard.error));
    }

    internal string Out => output.ToString();

    internal string Error => error.ToString();

    internal static Heard Listen() => Listening.Value = new Heard();

    public void Dispose() => Listening.Value = null;

    private sealed class Ear(TextWriter otherwise, Func<Heard, StringBuilder> into) : TextWriter
    {
        public override Encoding Encoding => otherwise.Encoding;

        public override void Write(char value)
        {
            if (Listening.Value is { } heard)
                into(heard).Append(value);
            else
                otherwise.Write(value);
        }

        public override void Write(string? value)
        {
            if (Listening.Value is { } heard)
                into(heard).Append(value);
            else
                otherwise.Write(value);
        }

        public override void WriteLine(string? value) => Write(value + NewLine);

        public override string NewLine => "\n";
    }
}
