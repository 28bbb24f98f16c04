namespace Tongban.Bench;

/// <summary>Where the repository is, from wherever the benchmark was built to.</summary>
internal static class Repository
{
    public static string Path(params string[] parts)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Tongban.slnx")))
                return System.IO.Path.Combine([at.FullName, .. parts]);
        throw new InvalidOperationException("not within the repository");
    }
}
