using System.Text.Json.Serialization;

namespace Tongban.Kernel;

/// <summary>A text a user reads, in both languages of the platform. Neither may be empty.</summary>
public readonly record struct Text
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
}
