namespace Tongban.Library.Search;

/// <summary>What search does not tell apart: letter case and full- and half-width forms. One character stays one character, so that a place
/// in the folded text is the same place in the original.</summary>
internal static class Folding
{
    internal static string Fold(string text)
    {
        foreach (var c in text)
            if (One(c) != c)
                return string.Create(text.Length, text, static (to, from) =>
                {
                    for (var i = 0; i < from.Length; i++)
                        to[i] = One(from[i]);
                });
        return text;
    }

    internal static char One(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c + 32),
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u3000' => ' ',
        _ => c < 0x80 ? c : char.ToLowerInvariant(c),
    };
}
