namespace Tongban.Casework.KeepDossier;

/// <summary>
/// File types that are taken, told by their content: an extension is only a claim. Nothing that a browser would run is among them, and
/// what is served goes out as a download with its type, never shown inline.
/// </summary>
internal static class FileKinds
{
    private static readonly (string Extension, string MediaType, byte[] Head)[] Known =
    [
        ("pdf", "application/pdf", "%PDF-"u8.ToArray()),
        ("png", "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("jpg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("jpeg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("ofd", "application/ofd", [0x50, 0x4B, 0x03, 0x04]),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [0x50, 0x4B, 0x03, 0x04]),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [0x50, 0x4B, 0x03, 0x04]),
        ("zip", "application/zip", [0x50, 0x4B, 0x03, 0x04]),
    ];

    internal static IReadOnlyList<string> All { get; } = [.. Known.Select(k => k.Extension)];

    /// <summary>The media type when the content is of the type its name claims; null otherwise.</summary>
    internal static string? MediaTypeOf(string fileName, ReadOnlySpan<byte> head)
    {
        var extension = Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant();
        foreach (var kind in Known)
            if (kind.Extension == extension)
                return head.StartsWith(kind.Head) ? kind.MediaType : null;
        return null;
    }

    /// <summary>The last part of a name without signs that mean something to a file system or a header; never empty.</summary>
    internal static string SafeName(string fileName)
    {
        var last = fileName.Split('/', '\\')[^1];
        var safe = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?' or '\u202E'))]).Trim(' ', '.');
        return safe.Length == 0 ? "file" : safe.Length > 120 ? safe[^120..] : safe;
    }
}
