namespace Tongban.GuoMi;

/// <summary>Where a <see cref="Sm2KeyVault"/> keeps its encrypted records: a directory, a table, an object store.</summary>
public interface IKeyBlobs
{
    /// <summary>The names of all records, in any order.</summary>
    IReadOnlyList<string> Names();

    /// <summary>The record, or null if there is none of this name.</summary>
    byte[]? Read(string name);

    /// <summary>Writes or replaces a record at once: a reader, or a start after a crash, sees the old or the new one, never a part.</summary>
    void Write(string name, byte[] blob);
}
