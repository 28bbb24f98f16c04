using System.Text;

namespace Tongban.Feel.Functions;

/// <summary>
/// XPath counts characters, .NET halves of pairs. Before a text with characters beyond the first plane is matched, each of them is exchanged
/// for one of private use that the text does not have; a pattern is written so that it treats that one as the character for which it stands.
/// </summary>
internal sealed class StandIns
{
    private readonly SortedDictionary<int, char> _of = [];
    private readonly Dictionary<char, string> _back = [];

    /// <summary>Tells one set from another.</summary>
    internal string Key { get; private set; } = "";

    /// <summary>Exchanges the characters of a text and of what may come into it; none when there are none, false when there are too many.</summary>
    internal static bool For(ref string text, string pattern, ref string replacement, out StandIns? standIns)
    {
        standIns = null;
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return true;
        var made = new StandIns();
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > 0xFFFF) made._of[rune.Value] = default;
        var taken = text.Concat(pattern).Concat(replacement).Where(c => c is >= '\uE000' and <= '\uF8FF').ToHashSet();
        var next = '\uE000';
        var key = new StringBuilder();
        foreach (var c in made._of.Keys.ToList())
        {
            while (taken.Contains(next)) next++;
            if (next > '\uF8FF') return false;
            made._of[c] = next;
            made._back[next] = char.ConvertFromUtf32(c);
            key.Append(made._back[next]).Append(next++);
        }
        made.Key = key.ToString();
        text = made.Exchanged(text);
        replacement = made.Exchanged(replacement);
        standIns = made;
        return true;
    }

    internal char? Of(int c) => _of.TryGetValue(c, out var standIn) ? standIn : null;

    private string Exchanged(string text)
    {
        var b = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var whole = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (whole && Of(char.ConvertToUtf32(text[i], text[i + 1])) is { } standIn) { b.Append(standIn); i++; }
            else b.Append(text[i]);
        }
        return b.ToString();
    }

    internal string Back(string text)
    {
        var b = new StringBuilder(text.Length);
        foreach (var c in text)
            if (_back.TryGetValue(c, out var character)) b.Append(character);
            else b.Append(c);
        return b.ToString();
    }

    /// <summary>A set of characters as a class of .NET in which the stand-ins count for what they stand.</summary>
    internal string Written(CodePoints set)
    {
        var b = new StringBuilder();
        foreach (var (low, high) in set.And(CodePoints.Of(_back.Keys.Select(c => ((int)c, (int)c))).Not()).Ranges)
            if (low <= 0xFFFF) b.Append(CodePoints.Written(low, Math.Min(high, 0xFFFF)));
        foreach (var (c, standIn) in _of)
            if (set.Has(c)) b.Append(CodePoints.Written(standIn, standIn));
        return b.Length == 0 ? CharacterClass.NoneAtAll : $"[{b}]";
    }
}
