namespace Tongban.Packs.Contracts;

/// <summary>Settings of the section <c>Packs</c>.</summary>
public sealed class PacksSettings
{
    /// <summary>Folder whose subfolders are packs, loaded at start-up; null for none.</summary>
    public string? Directory { get; set; }

    /// <summary>
    /// Whether a pack in the folder may change under an unchanged version number. For authors at work; where cases are decided it stays
    /// false, and a changed pack without a new number stops the start-up.
    /// </summary>
    public bool AllowChanges { get; set; }
}
