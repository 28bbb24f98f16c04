using Tongban.LegalText;

namespace Tongban.Cli;

/// <summary>Reads a file of official documents, or tells why it cannot be read.</summary>
internal static class OfficialFile
{
    internal static ReadingResult? Read(string path)
    {
        try
        {
            return OfficialText.Read(File.ReadAllBytes(path));
        }
        catch (UnreadableTextException unreadable)
        {
            CommandFailure.Tell(path, $"cannot be read: {unreadable.Reason} (at {unreadable.Place})");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            CommandFailure.Tell(path, failure.Message);
        }
        return null;
    }
}
