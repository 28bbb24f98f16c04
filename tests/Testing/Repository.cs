namespace Tongban.Testing;

/// <summary>Places in the repository, found from where the tests run.</summary>
public static class Repository
{
    /// <summary>The root: the directory that holds Tongban.slnx.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path under the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Tongban.slnx")))
                return at.FullName;
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
