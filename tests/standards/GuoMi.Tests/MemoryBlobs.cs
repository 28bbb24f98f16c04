namespace Tongban.GuoMi.Tests;

internal sealed class MemoryBlobs : IKeyBlobs
{
    public Dictionary<string, byte[]> Records { get; } = [];

    /// <summary>Writes still allowed before the machine "dies".</summary>
    public int WritesLeft { get; set; } = int.MaxValue;

    public IReadOnlyList<string> Names() => [.. Records.Keys];

    public byte[]? Read(string name) => Records.GetValueOrDefault(name);

    public void Write(string name, byte[] blob)
    {
        if (WritesLeft-- <= 0)
        {
            throw new IOException("killed");
        }

        Records[name] = blob;
    }
}
