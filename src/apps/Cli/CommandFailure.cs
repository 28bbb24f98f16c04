namespace Tongban.Cli;

/// <summary>How a command ends when its input is bad: one located line on standard error, exit code 2.</summary>
internal static class CommandFailure
{
    /// <summary>Exit code of bad input.</summary>
    internal const int BadInput = 2;

    /// <summary>Exit code when the input was read and what it was checked for does not hold.</summary>
    internal const int Failed = 1;

    /// <summary>Tells where and what.</summary>
    internal static int Tell(string where, string what)
    {
        Console.Error.WriteLine(where.Length == 0 ? what : $"{where}: {what}");
        return BadInput;
    }

    /// <summary>Reads a file, or tells why it cannot be read.</summary>
    internal static bool TryRead(string path, out string text) => TextFile.TryRead(path, out text);
}
