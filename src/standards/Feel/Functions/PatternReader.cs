using System.Globalization;
using System.Text;

namespace Tongban.Feel.Functions;

/// <summary>
/// Reads a regular expression of XPath (F&amp;O 5.6.1, on XML Schema's) and writes it for .NET, which reads the dot, the end, escapes,
/// classes and letter case otherwise. What the grammar does not have is no pattern: nothing is passed through.
/// </summary>
internal sealed class PatternReader(string pattern, StandIns? far)
{
    private const int MostNested = 50;
    private const int MostTimes = 10_000;
    private const int MostWritten = 200_000;
    private readonly StringBuilder _written = new();
    private readonly Stack<int> _open = new();
    private readonly HashSet<int> _closed = [];
    private int _at;
    private int _groups;

    internal bool DotAll { get; init; }

    internal bool Multiline { get; init; }

    internal bool IgnoreCase { get; init; }

    internal bool RefersBack { get; private set; }

    /// <summary>The pattern for .NET, or null when it is none of XPath.</summary>
    internal string? Read()
    {
        var repeatable = false;
        while (_at < pattern.Length)
        {
            // A few signs may stand for long classes.
            if (_written.Length > MostWritten) return null;
            var c = pattern[_at];
            switch (c)
            {
                case '(':
                    var capturing = !At("(?:");
                    if (!capturing) _at += 2;
                    else if (At("(?")) return null;
                    _open.Push(capturing ? ++_groups : 0);
                    _written.Append(capturing ? "(" : "(?:");
                    _at++;
                    repeatable = false;
                    break;
                case ')':
                    if (!_open.TryPop(out var group)) return null;
                    _closed.Add(group);
                    _written.Append(')');
                    _at++;
                    repeatable = true;
                    break;
                case '|': _written.Append('|'); _at++; repeatable = false; break;
                case '?' or '*' or '+' or '{':
                    if (!repeatable || !Quantifier()) return null;
                    repeatable = false;
                    break;
                default:
                    if (!Atom(c)) return null;
                    repeatable = true;
                    break;
            }
        }
        return _open.Count == 0 ? _written.ToString() : null;
    }

    /// <summary>A pattern whose signs stand for themselves.</summary>
    internal string Literal()
    {
        while (_at < pattern.Length) Letter(Point());
        return _written.ToString();
    }

    private bool At(string text) => string.CompareOrdinal(pattern, _at, text, 0, text.Length) == 0;

    private int Point()
    {
        var c = char.IsHighSurrogate(pattern[_at]) && _at + 1 < pattern.Length && char.IsLowSurrogate(pattern[_at + 1]) ? char.ConvertToUtf32(pattern[_at], pattern[_at + 1]) : pattern[_at];
        _at += c > 0xFFFF ? 2 : 1;
        return c;
    }

    private bool Atom(char c)
    {
        switch (c)
        {
            case '.':
                _at++;
                var any = new CharacterClass { Negated = true };
                if (!DotAll) { any.Add('\n', '\n', false); any.Add('\r', '\r', false); }
                _written.Append(any.Written(far));
                return true;
            case '^': _at++; _written.Append('^'); return true;
            case '$': _at++; _written.Append(Multiline ? "$" : @"\z"); return true;
            case '[':
                _at++;
                if (Class(0) is not { } read) return false;
                _written.Append(read.Written(far));
                return true;
            case '\\': return Escape();
            case ']' or '}': return false;
            default: Letter(Point()); return true;
        }
    }

    private void Letter(int c)
    {
        if (IgnoreCase && LetterCase.Variants(c).Count > 0)
        {
            var alike = new CharacterClass();
            alike.Add(c, c, true);
            _written.Append(alike.Written(far));
        }
        else if (c <= 0xFFFF) _written.Append(CultureInfo.InvariantCulture, $"\\u{c:X4}");
        else _written.Append(far?.Of(c) is { } standIn ? CodePoints.Written(standIn, standIn) : CharacterClass.NoneAtAll);
    }

    private bool Escape()
    {
        if (++_at >= pattern.Length) return false;
        if (pattern[_at] is >= '1' and <= '9') return BackReference();
        var set = new CharacterClass();
        if (Single(pattern[_at]) is { } single) { _at++; Letter(single); return true; }
        if (!Several(set)) return false;
        _written.Append(set.Written(far));
        return true;
    }

    /// <summary>\N with as many digits as there are groups for; only a group that is closed can be meant.</summary>
    private bool BackReference()
    {
        var group = pattern[_at++] - '0';
        while (_at < pattern.Length && char.IsAsciiDigit(pattern[_at]) && group * 10 + (pattern[_at] - '0') <= _groups) group = group * 10 + (pattern[_at++] - '0');
        if (!_closed.Contains(group)) return false;
        RefersBack = true;
        _written.Append(CultureInfo.InvariantCulture, $"(?{(IgnoreCase ? "i" : "")}:\\k<{group}>)");
        return true;
    }

    private static int? Single(char letter) => letter switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$' => letter,
        _ => null,
    };

    /// <summary>An escape for several characters, at its letter.</summary>
    private bool Several(CharacterClass set)
    {
        var letter = pattern[_at++];
        if (letter is not ('p' or 'P')) return set.AddEscape(letter);
        var end = _at < pattern.Length && pattern[_at] == '{' ? pattern.IndexOf('}', _at) : -1;
        if (end < 0) return false;
        var name = pattern[(_at + 1)..end];
        _at = end + 1;
        return set.AddProperty(name, letter == 'P');
    }

    /// <summary>A class after its bracket, up to and with the closing one; null when it is none.</summary>
    private CharacterClass? Class(int depth)
    {
        if (depth > MostNested) return null;
        var set = new CharacterClass { Negated = _at < pattern.Length && pattern[_at] == '^' };
        if (set.Negated) _at++;
        for (var first = true; _at < pattern.Length; first = false)
        {
            if (pattern[_at] == ']')
            {
                _at++;
                return first ? null : set;
            }
            if (!first && At("-["))
            {
                _at += 2;
                set.Without = Class(depth + 1);
                return set.Without is not null && _at < pattern.Length && pattern[_at++] == ']' ? set : null;
            }
            if (!Member(set)) return null;
        }
        return null;
    }

    /// <summary>One character, a range of them, or an escape for several.</summary>
    private bool Member(CharacterClass set)
    {
        if (pattern[_at] == '\\' && _at + 1 < pattern.Length && Single(pattern[_at + 1]) is null)
        {
            _at++;
            return Several(set);
        }
        if (End() is not { } low) return false;
        var ranges = _at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] is not (']' or '[');
        if (!ranges) { set.Add(low, low, IgnoreCase); return true; }
        _at++;
        if (End() is not { } high || high < low) return false;
        set.Add(low, high, IgnoreCase);
        return true;
    }

    private int? End()
    {
        if (pattern[_at] == '[') return null;
        if (pattern[_at] != '\\') return Point();
        var single = _at + 1 < pattern.Length ? Single(pattern[_at + 1]) : null;
        _at += 2;
        return single;
    }

    private bool Quantifier()
    {
        var start = _at;
        if (pattern[_at++] == '{' && !Times()) return false;
        if (_at < pattern.Length && pattern[_at] == '?') _at++;
        _written.Append(pattern, start, _at - start);
        return true;
    }

    /// <summary>{n}, {n,} or {n,m}, after the brace.</summary>
    private bool Times()
    {
        if (Figure() is not { } least) return false;
        var most = least;
        if (_at < pattern.Length && pattern[_at] == ',')
        {
            _at++;
            if (_at < pattern.Length && pattern[_at] == '}') { _at++; return true; }
            if (Figure() is not { } figure) return false;
            most = figure;
        }
        return most >= least && _at < pattern.Length && pattern[_at++] == '}';
    }

    private int? Figure()
    {
        var start = _at;
        while (_at < pattern.Length && char.IsAsciiDigit(pattern[_at])) _at++;
        return int.TryParse(pattern.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= MostTimes ? n : null;
    }
}
