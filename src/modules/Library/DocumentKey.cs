using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Tongban.Library;

/// <summary>The names by which a document is found: in an address, by its number, by its title as others cite it.</summary>
internal static partial class DocumentKey
{
    private const int MostTitle = 60;

    /// <summary>The name in addresses: from the number, else from the title. Two documents without a number and with one title are one document.</summary>
    internal static string Of(string? number, string title) =>
        Number(number) ?? (Title(title) is { Length: > 0 } key ? key.Length > MostTitle ? $"{key[..MostTitle]}-{Hash(key)}" : key : $"text-{Hash(title)}");

    /// <summary>The root id of a document: derived, so that two imports at once collide on it.</summary>
    internal static Guid Id(string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"library\n{key}"))[..16];
        (bytes[6], bytes[8]) = ((byte)(0x80 | (bytes[6] & 0x0F)), (byte)(0x80 | (bytes[8] & 0x3F)));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>国办发〔2020〕43号, with any brackets and blanks, is <c>国办发-2020-43</c>; 公告 2020年 第 54号 is <c>公告-2020-54</c>, whichever organ stands before it.</summary>
    internal static string? Number(string? number)
    {
        if (number is null || NumberParts().Match(Search.Folding.Fold(number)) is not { Success: true } parts)
            return null;
        var name = Blank().Replace(parts.Groups["name"].Value, "");
        if (name.Length == 0 || name.EndsWith("公告", StringComparison.Ordinal) || name.EndsWith("通告", StringComparison.Ordinal) || parts.Groups["announced"].Success)
            name = "公告";
        return $"{name}-{parts.Groups["year"].Value}-{parts.Groups["no"].Value.TrimStart('0')}";
    }

    /// <summary>A title as citations compare it: from 关于 on, without blanks and marks.</summary>
    internal static string Title(string title)
    {
        var about = title.IndexOf("关于", StringComparison.Ordinal);
        return Marks().Replace(Search.Folding.Fold(about > 0 && about <= 40 ? title[about..] : title), "");
    }

    /// <summary>Whether a number names no organ: 2020年第54号, of which every ministry counts its own.</summary>
    internal static bool IsShared(string? numberKey) => numberKey?.StartsWith(Announcement, StringComparison.Ordinal) == true;

    /// <summary>The name of another document with the same shared number.</summary>
    internal static string Beside(string key, string title) => $"{key}-{Hash(Title(title))}";

    private const string Announcement = "公告-";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));

    [GeneratedRegex(@"^\s*(?<name>[^\d〔\[(\]【]*?)\s*[〔\[(【]?\s*(?<year>(19|20)\d\d)\s*[〕\])】年]\s*第?\s*(?<no>\d{1,5})\s*[号號](?<announced>公告|通告)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberParts();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"[\s\p{P}\p{S}]+")]
    private static partial Regex Marks();
}
