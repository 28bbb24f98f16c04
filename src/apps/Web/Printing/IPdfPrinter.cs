using Tongban.Kernel;

namespace Tongban.Web.Printing;

/// <summary>Turns a page into PDF whose text can be searched and copied. A port: where no printer is installed pages say so.</summary>
internal interface IPdfPrinter
{
    /// <summary>Whether there is a printer at all.</summary>
    bool IsThere { get; }

    /// <summary>Prints a page that needs nothing from outside itself.</summary>
    /// <param name="html">The whole page, its styles within.</param>
    /// <param name="cancel">Cancels, and ends the printing.</param>
    /// <returns>The PDF, or why there is none: no printer, too many at once, too large, too slow.</returns>
    Task<Outcome<byte[]>> PrintAsync(string html, CancellationToken cancel);
}

/// <summary>How paper is printed.</summary>
internal sealed class PrintingSettings
{
    /// <summary>Path of Chromium or Chrome; null looks in the usual places, the empty text switches printing off.</summary>
    public string? Chromium { get; set; }

    /// <summary>Longest one printing may take. Default 30 s.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most printings at once; others wait for at most <see cref="Longest"/>. Default 2.</summary>
    public int AtOnce { get; set; } = 2;

    /// <summary>Most memory of one printing with all its processes, bytes, where the system tells (Linux). Default 1 GiB.</summary>
    public long MostMemory { get; set; } = 1L << 30;

    /// <summary>Largest page and largest PDF, bytes. Default 16 MiB.</summary>
    public int MostBytes { get; set; } = 16 << 20;
}
