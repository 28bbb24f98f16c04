using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Tongban.Kernel;

/// <summary>A text a user reads, in both languages of the platform. Neither may be empty.</summary>
public readonly partial record struct Text
{
    /// <summary>Makes a text; throws when a language is missing, since a page in half a language is a defect.</summary>
    /// <exception cref="ArgumentException">One of the two is empty.</exception>
    [JsonConstructor]
    public Text(string zh, string en)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(zh);
        ArgumentException.ThrowIfNullOrWhiteSpace(en);
        (Zh, En) = (zh, en);
    }

    /// <summary>Simplified Chinese.</summary>
    public string Zh { get; }

    /// <summary>English.</summary>
    public string En { get; }

    /// <summary>The text in a language: <c>en</c> gives English, anything else Chinese (the first language here).</summary>
    public string In(string language) => language == "en" ? En : Zh;

    /// <inheritdoc/>
    public override string ToString() => $"{Zh} / {En}";

    /// <summary>Reads a name that holds both languages, the Chinese first, as drawings of procedures and decisions write it: <c>受理 Accept</c>.</summary>
    /// <returns>Null when it is in one language only.</returns>
    public static Text? OfBoth(string? name) =>
        name is not null && Both().Match(name) is { Success: true } match && match.Groups["en"].Value.Trim() is { Length: > 0 } en
            ? new(match.Groups["zh"].Value.Trim(), en)
            : null;

    // Chinese up to the last Chinese character or mark; what follows the next space is English.
    [GeneratedRegex(@"\A(?<zh>.*[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\s+(?<en>[^\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+)\z", RegexOptions.Singleline)]
    private static partial Regex Both();
}
