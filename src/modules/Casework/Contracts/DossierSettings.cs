namespace Tongban.Casework.Contracts;

/// <summary>Where files are kept and what is taken.</summary>
public sealed class DossierSettings
{
    /// <summary>Directory of the content-addressed store; made when absent.</summary>
    public string Directory { get; set; } = "data/files";

    /// <summary>Largest file, bytes. Default 50 MiB.</summary>
    public long MaxFileBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>Most files of one draft or case. Default 200.</summary>
    public int MaxFiles { get; set; } = 200;
}

/// <summary>A virus scanner an installation may register; without one files are kept unscanned and the administrator is told.</summary>
public interface IVirusScan
{
    /// <summary>Whether content is clean.</summary>
    Task<bool> IsCleanAsync(Stream content, CancellationToken cancel);
}
