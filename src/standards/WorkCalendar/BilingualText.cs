namespace Tongban.WorkCalendar;

/// <summary>A text a person reads, in Chinese and in English.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public readonly record struct BilingualText(string Zh, string En)
{
    /// <summary>The text in a language: <c>en</c> and its variants give English, anything else Chinese.</summary>
    /// <param name="language">A language tag such as <c>zh-CN</c> or <c>en</c>.</param>
    public string In(string language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;
}
