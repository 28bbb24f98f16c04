using System.Text.RegularExpressions;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Metadata;

/// <summary>Lines that hold nothing but who signs: organs, or an office and a name.</summary>
internal static partial class Signatures
{
    /// <summary>The organs of a line, parted by blanks; empty when the line holds anything else.</summary>
    internal static IReadOnlyList<string> Organs(string spaced)
    {
        if (spaced.Length is < 2 or > 80 || spaced.AsSpan().ContainsAny("。，；：:、《》0123456789"))
            return [];
        var names = spaced.Split([' ', '\u3000', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        // a name set wide, one character at a time, is one name
        if (names.Length > 2 && names.All(n => n.Length == 1))
            names = [string.Concat(names)];
        return names.All(n => n.Length is >= 2 and <= 24 && Bodies.IsBody(n) && !About().IsMatch(n)) ? names : [];
    }

    internal static bool AreAll(string spaced) => Organs(spaced).Count > 0;

    internal static bool IsPerson(string text) => text.Length <= 16 && Person().IsMatch(text);

    /// <summary>Who printed the document and when: 临海市人民政府办公室 2021年5月20日印发.</summary>
    internal static bool IsColophon(string text) =>
        text.Length <= 60 && text[^1] is '发' or '發' && DateLines.First(text) is { Start: > 0 } date && text[date.End..] is "印发" or "印發" && Bodies.IsBody(text[..date.Start]);

    [GeneratedRegex("关于|關於|附件|目录|加强|加強|提高|鼓励|鼓勵|参与|參與|社会$|社會$", RegexOptions.None, 20000)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:国家|中华人民共和国|中華人民共和國)?(?:总理|總理|主席|委员长|委員長|省长|省長|市长|市長|州长|县长|縣長|区长|區長|部长|部長|局长|局長|署长|署長|主任|行长|行長|院长|院長|会长|代省长|代市长)[:：]?\p{IsCJKUnifiedIdeographs}{2,5}(?:·\p{IsCJKUnifiedIdeographs}{1,8})?$", RegexOptions.None, 20000)]
    private static partial Regex Person();
}
