namespace Tongban.GuoMi;

/// <summary>Key records as files of one directory, readable by their owner only where the system knows such rights.</summary>
public sealed class KeyDirectory : IKeyBlobs
{
    private const string Suffix = ".key.json";
    private readonly string directory;

    /// <summary>Uses <paramref name="directory"/>, creating it if it is not there.</summary>
    public KeyDirectory(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        this.directory = Path.GetFullPath(directory);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(this.directory);
        }
        else
        {
            Directory.CreateDirectory(this.directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names() =>
        [.. Directory.EnumerateFiles(directory, "*" + Suffix).Select(f => Path.GetFileName(f)[..^Suffix.Length])];

    /// <inheritdoc/>
    public byte[]? Read(string name)
    {
        var file = FileOf(name);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <inheritdoc/>
    public void Write(string name, byte[] blob)
    {
        ArgumentNullException.ThrowIfNull(blob);
        var file = FileOf(name);
        var draft = $"{file}.{Guid.NewGuid():N}.draft";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        {
            stream.Write(blob);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }

    private string FileOf(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? Path.Combine(directory, name + Suffix)
            : throw new ArgumentException("The name of a key record has letters, digits and hyphens only.", nameof(name));
}
