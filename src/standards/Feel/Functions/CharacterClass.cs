using System.Text;

namespace Tongban.Feel.Functions;

/// <summary>
/// A class of characters of XPath: ranges, categories and blocks, perhaps turned round, without another class. For texts of the first plane
/// .NET's own classes say the same; with stand-ins for characters beyond it the set is reckoned out.
/// </summary>
internal sealed class CharacterClass
{
    private static readonly HashSet<string> CategoryNames = new(StringComparer.Ordinal)
    {
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
    };

    // Blocks beyond the first plane, which .NET does not name.
    private static readonly Dictionary<string, (int, int)> FarBlocks = new(StringComparer.Ordinal)
    {
        ["OldItalic"] = (0x10300, 0x1032F),
        ["Gothic"] = (0x10330, 0x1034F),
        ["Deseret"] = (0x10400, 0x1044F),
        ["ByzantineMusicalSymbols"] = (0x1D000, 0x1D0FF),
        ["MusicalSymbols"] = (0x1D100, 0x1D1FF),
        ["MathematicalAlphanumericSymbols"] = (0x1D400, 0x1D7FF),
        ["Emoticons"] = (0x1F600, 0x1F64F),
        ["CJKUnifiedIdeographsExtensionB"] = (0x20000, 0x2A6DF),
        ["CJKUnifiedIdeographsExtensionC"] = (0x2A700, 0x2B73F),
        ["CJKUnifiedIdeographsExtensionD"] = (0x2B740, 0x2B81F),
        ["CJKUnifiedIdeographsExtensionE"] = (0x2B820, 0x2CEAF),
        ["CJKUnifiedIdeographsExtensionF"] = (0x2CEB0, 0x2EBEF),
        ["CJKUnifiedIdeographsExtensionG"] = (0x30000, 0x3134F),
        ["CJKUnifiedIdeographsExtensionH"] = (0x31350, 0x323AF),
        ["CJKCompatibilityIdeographsSupplement"] = (0x2F800, 0x2FA1F),
        ["Tags"] = (0xE0000, 0xE007F),
        ["SupplementaryPrivateUseArea-A"] = (0xF0000, 0xFFFFF),
        ["SupplementaryPrivateUseArea-B"] = (0x100000, 0x10FFFF),
    };

    // Names of XML: what they may begin with, and what may follow.
    private static readonly (int, int)[] NameStarts =
    [
        (':', ':'), ('A', 'Z'), ('_', '_'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D), (0x2070, 0x218F),
        (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
    ];

    private static readonly (int, int)[] NameParts = [.. NameStarts, ('-', '-'), ('.', '.'), ('0', '9'), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040)];
    private static readonly (int, int)[] Blanks = [('\t', '\n'), ('\r', '\r'), (' ', ' ')];

    private readonly List<(int Low, int High)> _ranges = [];
    private readonly List<(string Name, bool Not)> _categories = [];

    internal bool Negated { get; set; }

    internal CharacterClass? Without { get; set; }

    internal void Add(int low, int high, bool ignoreCase)
    {
        _ranges.Add((low, high));
        if (!ignoreCase) return;
        if (low == high) _ranges.AddRange(LetterCase.Variants(low).Select(v => (v, v)));
        else _ranges.AddRange(LetterCase.AllVariants.Where(l => l.Key >= low && l.Key <= high).SelectMany(l => l.Value).Select(v => (v, v)));
    }

    /// <summary>Adds the characters of an escape such as \d or \S; false when it is none.</summary>
    internal bool AddEscape(char letter)
    {
        switch (letter)
        {
            case 's': _ranges.AddRange(Blanks); return true;
            case 'i': _ranges.AddRange(NameStarts); return true;
            case 'c': _ranges.AddRange(NameParts); return true;
            case 'S': _ranges.AddRange(CodePoints.Of(Blanks).Not().Ranges); return true;
            case 'I': _ranges.AddRange(CodePoints.Of(NameStarts).Not().Ranges); return true;
            case 'C': _ranges.AddRange(CodePoints.Of(NameParts).Not().Ranges); return true;
            case 'd' or 'D': _categories.Add(("Nd", letter == 'D')); return true;
            case 'w': _categories.AddRange([("L", false), ("M", false), ("N", false), ("S", false)]); return true;
            case 'W': _categories.AddRange([("P", false), ("Z", false), ("C", false)]); return true;
            default: return false;
        }
    }

    /// <summary>Adds the characters of \p{name} or, turned round, \P{name}; false when there is no such category or block.</summary>
    internal bool AddProperty(string name, bool not)
    {
        if (name.StartsWith("Is", StringComparison.Ordinal))
        {
            if (FarBlocks.TryGetValue(name[2..], out var far)) { _ranges.AddRange(not ? CodePoints.Of([far]).Not().Ranges : [far]); return true; }
            if (Blocks.Find(name) is not { } near) return false;
            _ranges.AddRange(not ? CodePoints.Of([near]).Not().Ranges : [near]);
            return true;
        }
        if (!CategoryNames.Contains(name)) return false;
        _categories.Add((name, not));
        return true;
    }

    internal const string NoneAtAll = @"[^\u0000-\uFFFF]";

    /// <summary>The class for .NET, and for a text's stand-ins if it has any.</summary>
    internal string Written(StandIns? far) => far is null ? Plain() : far.Written(Points());

    private string Plain()
    {
        var b = new StringBuilder();
        foreach (var (low, high) in CodePoints.Of(_ranges).Ranges)
            if (low <= 0xFFFF) b.Append(CodePoints.Written(low, Math.Min(high, 0xFFFF)));
        foreach (var (name, not) in _categories) b.Append(not ? @"\P{" : @"\p{").Append(name).Append('}');
        if (b.Length == 0) return Negated ? Without is null ? @"[\u0000-\uFFFF]" : $@"[\u0000-\uFFFF-{Without.Plain()}]" : NoneAtAll;
        return $"[{(Negated ? "^" : "")}{b}{(Without is null ? "" : $"-{Without.Plain()}")}]";
    }

    private CodePoints Points()
    {
        var all = CodePoints.Of([.. _ranges, .. _categories.SelectMany(c => c.Not ? CodePoints.OfCategory(c.Name).Not().Ranges : CodePoints.OfCategory(c.Name).Ranges)]);
        if (Negated) all = all.Not();
        return Without is null ? all : all.And(Without.Points().Not());
    }

    /// <summary>Blocks of the first plane, found by asking .NET for its class of that name.</summary>
    private static class Blocks
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, (int, int)?> Known = new(StringComparer.Ordinal);

        internal static (int, int)? Find(string name)
        {
            if (Known.TryGetValue(name, out var known)) return known;
            if (name.Length > 60 || Known.Count > 500 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return null;
            return Known[name] = Ask(name);
        }

        private static (int, int)? Ask(string name)
        {
            try
            {
                var regex = new System.Text.RegularExpressions.Regex($@"\p{{{name}}}", System.Text.RegularExpressions.RegexOptions.CultureInvariant);
                int? low = null, high = null;
                for (var c = 0; c <= 0xFFFF; c++)
                {
                    if (!regex.IsMatch(((char)c).ToString())) continue;
                    low ??= c;
                    high = c;
                }
                return low is { } l && high is { } h ? (l, h) : null;
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }
}
