using System.Text.RegularExpressions;
using Tongban.Kernel;

namespace Tongban.Catalog.ShowGuide;

/// <summary>A name in a drawing holds both languages, the Chinese first: <c>受理 Accept</c>.</summary>
internal static partial class DrawnName
{
    /// <summary>Its two halves; null when it is in one language only.</summary>
    internal static Text? Read(string name) =>
        Both().Match(name) is { Success: true } match && match.Groups["en"].Value.Trim() is { Length: > 0 } en ? new(match.Groups["zh"].Value.Trim(), en) : null;

    // Chinese up to the last Chinese character or mark; what follows the next space is English.
    [GeneratedRegex(@"\A(?<zh>.*[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\s+(?<en>[^\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+)\z", RegexOptions.Singleline)]
    private static partial Regex Both();
}
