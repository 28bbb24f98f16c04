using System.Globalization;
using System.Numerics;

namespace Tongban.Feel;

/// <summary>
/// A FEEL number (DMN 1.5, 10.3.2.3.1): a decimal of up to 34 significant digits, rounded half-even, as IEEE 754 decimal128.
/// Coefficient and exponent are held inline, so that arithmetic on ordinary figures allocates nothing.
/// </summary>
public readonly partial struct FeelNumber : IEquatable<FeelNumber>, IComparable<FeelNumber>
{
    /// <summary>The significant digits that a number keeps.</summary>
    public const int Precision = 34;

    private const int MaxExponent = 6111;
    private const int MinExponent = -6176;
    private static readonly Int128[] Powers = MakePowers();
    private static readonly Int128 Limit = Powers[Precision];

    private readonly ulong _high;
    private readonly ulong _low;
    private readonly int _exponent;

    internal FeelNumber(Int128 coefficient, int exponent)
    {
        _high = (ulong)(coefficient >> 64);
        _low = (ulong)coefficient;
        _exponent = exponent;
    }

    internal FeelNumber(ulong high, ulong low, int exponent) => (_high, _low, _exponent) = (high, low, exponent);

    /// <summary>Zero.</summary>
    public static FeelNumber Zero => default;

    /// <summary>One.</summary>
    public static FeelNumber One => new(1, 0);

    internal Int128 Coefficient => new(_high, _low);

    internal int Exponent => _exponent;

    internal ulong High => _high;

    internal ulong Low => _low;

    internal static bool IsExponent(int exponent) => exponent is >= MinExponent and <= MaxExponent;

    // The coefficient is one of 64 bits.
    internal bool IsSmall => (long)_high == (long)_low >> 63;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => (_high | _low) == 0 ? 0 : (long)_high < 0 ? -1 : 1;

    /// <summary>Whether the number has no fractional part.</summary>
    public bool IsInteger => _exponent >= 0 || Truncate() == this;

    /// <summary>A whole number.</summary>
    public static implicit operator FeelNumber(long value) => new(value, 0);

    /// <summary>A .NET decimal, exactly.</summary>
    public static implicit operator FeelNumber(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Int128 c = new((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return new(bits[3] < 0 ? -c : c, -((bits[3] >> 16) & 0x7F));
    }

    /// <summary>The nearest .NET decimal. Throws <see cref="OverflowException"/> beyond its range.</summary>
    public decimal ToDecimal() => decimal.Parse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    internal double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    /// <summary>The whole number this is, or null when it has a fraction or does not fit.</summary>
    public long? ToInt64()
    {
        if (_exponent == 0)
        {
            var small = Coefficient;
            return small >= long.MinValue && small <= long.MaxValue ? (long)small : null;
        }
        var t = _exponent > 0 ? this : Truncate();
        if (t != this || t.AdjustedExponent > 19) return null;
        var c = Big(t.Coefficient, t._exponent);
        return c >= long.MinValue && c <= long.MaxValue ? (long)c : null;
    }

    internal int AdjustedExponent => Sign == 0 ? 0 : _exponent + Digits(Int128.Abs(Coefficient)) - 1;

    /// <summary>Makes a number of any coefficient, rounding half-even to 34 digits; null when it overflows.</summary>
    internal static FeelNumber? Create(BigInteger coefficient, int exponent)
    {
        if (coefficient.IsZero) return new FeelNumber(0, 0);
        var digits = DigitsOf(coefficient);
        if (digits > Precision)
        {
            coefficient = Shift(coefficient, digits - Precision, FeelRounding.HalfEven);
            exponent += digits - Precision;
            if (DigitsOf(coefficient) > Precision) { coefficient /= 10; exponent++; }
        }
        while (exponent > MaxExponent && DigitsOf(coefficient) < Precision) { coefficient *= 10; exponent--; }
        if (exponent > MaxExponent) return null;
        if (exponent < MinExponent)
        {
            coefficient = Shift(coefficient, Math.Min(MinExponent - exponent, 40), FeelRounding.HalfEven);
            exponent = MinExponent;
        }
        return new FeelNumber((Int128)coefficient, exponent);
    }

    /// <summary>Divides by 10^places under a rounding rule.</summary>
    private static BigInteger Shift(BigInteger value, int places, FeelRounding rounding)
    {
        var divisor = BigInteger.Pow(10, places);
        var q = BigInteger.DivRem(value, divisor, out var r);
        if (r.IsZero) return q;
        var twice = BigInteger.Abs(r) * 2;
        var half = twice.CompareTo(divisor);
        var away = rounding switch
        {
            FeelRounding.Up => true,
            FeelRounding.Down => false,
            FeelRounding.Floor => value.Sign < 0,
            FeelRounding.Ceiling => value.Sign > 0,
            FeelRounding.HalfUp => half >= 0,
            FeelRounding.HalfDown => half > 0,
            _ => half > 0 || (half == 0 && !q.IsEven),
        };
        return away ? q + value.Sign : q;
    }

    /// <summary>Rounds to <paramref name="scale"/> decimal places (negative: tens, hundreds…).</summary>
    public FeelNumber? Round(int scale, FeelRounding rounding)
    {
        if (-_exponent <= scale) return this;
        var places = Math.Min(-_exponent - scale, 60);
        if (-_exponent - scale > 60 && rounding is not (FeelRounding.Up or FeelRounding.Floor or FeelRounding.Ceiling)) return Zero;
        return Create(Shift(Coefficient, places, rounding), -scale);
    }

    internal FeelNumber Truncate() => _exponent >= 0 ? this : Round(0, FeelRounding.Down) ?? this;

    internal FeelNumber Floor() => _exponent >= 0 ? this : Round(0, FeelRounding.Floor) ?? this;

    private static BigInteger Big(Int128 coefficient, int exponent)
        => exponent <= 0 ? (BigInteger)coefficient : (BigInteger)coefficient * BigInteger.Pow(10, exponent);

    private static int Digits(Int128 magnitude)
    {
        var n = 1;
        while (n < Powers.Length && magnitude >= Powers[n]) n++;
        return n;
    }

    private static int DigitsOf(BigInteger value)
    {
        value = BigInteger.Abs(value);
        if (value.IsZero) return 1;
        var n = Math.Max(1, (int)((value.GetBitLength() - 1) * 0.30102999566398120) - 1);
        var p = BigInteger.Pow(10, n);
        while (value >= p) { n++; p *= 10; }
        return n;
    }

    private static Int128[] MakePowers()
    {
        var p = new Int128[39];
        p[0] = 1;
        for (var i = 1; i < p.Length; i++) p[i] = p[i - 1] * 10;
        return p;
    }

    /// <inheritdoc/>
    public int CompareTo(FeelNumber other)
    {
        if (_exponent == other._exponent) return Coefficient.CompareTo(other.Coefficient);
        if (Math.Abs(_exponent - other._exponent) is <= 18 and var apart && IsSmall && other.IsSmall)
            return _exponent > other._exponent ? (Coefficient * Powers[apart]).CompareTo(other.Coefficient) : Coefficient.CompareTo(other.Coefficient * Powers[apart]);
        int s = Sign, t = other.Sign;
        if (s != t) return s.CompareTo(t);
        if (s == 0) return 0;
        int a = AdjustedExponent, b = other.AdjustedExponent;
        if (a != b) return a < b ? -s : s;
        var e = Math.Min(_exponent, other._exponent);
        var d = Math.Abs(_exponent - other._exponent);
        return d < 4 || d <= 38
            ? Big(Coefficient, _exponent - e).CompareTo(Big(other.Coefficient, other._exponent - e))
            : s * a.CompareTo(b);
    }

    /// <inheritdoc/>
    public bool Equals(FeelNumber other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelNumber n && Equals(n);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var n = Strip();
        return HashCode.Combine(n._high, n._low, n._exponent);
    }

    private FeelNumber Strip()
    {
        var c = Coefficient;
        if (c == 0) return Zero;
        var e = _exponent;
        while (c % 10 == 0) { c /= 10; e++; }
        return new(c, e);
    }

    /// <summary>Equality of value, whatever the scale.</summary>
    public static bool operator ==(FeelNumber a, FeelNumber b) => a.Equals(b);

    /// <summary>Inequality of value.</summary>
    public static bool operator !=(FeelNumber a, FeelNumber b) => !a.Equals(b);

    /// <summary>Less.</summary>
    public static bool operator <(FeelNumber a, FeelNumber b) => a.CompareTo(b) < 0;

    /// <summary>Greater.</summary>
    public static bool operator >(FeelNumber a, FeelNumber b) => a.CompareTo(b) > 0;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(FeelNumber a, FeelNumber b) => a.CompareTo(b) <= 0;

    /// <summary>Greater or equal.</summary>
    public static bool operator >=(FeelNumber a, FeelNumber b) => a.CompareTo(b) >= 0;

    /// <summary>The plain decimal notation, without trailing zeros; scientific beyond 10^40.</summary>
    public override string ToString()
    {
        if (_exponent == 0) return Coefficient.ToString(CultureInfo.InvariantCulture);
        var n = Strip();
        var digits = Int128.Abs(n.Coefficient).ToString(CultureInfo.InvariantCulture);
        var sign = n.Sign < 0 ? "-" : "";
        if (n._exponent >= 0) return n._exponent <= 40 ? sign + digits + new string('0', n._exponent) : $"{sign}{digits}E+{n._exponent}";
        var point = digits.Length + n._exponent;
        if (point > 0) return $"{sign}{digits[..point]}.{digits[point..]}";
        return point > -40 ? $"{sign}0.{new string('0', -point)}{digits}" : $"{sign}{digits}E{n._exponent}";
    }

    /// <summary>Reads digits with an optional sign, point and exponent; null when the text is no number.</summary>
    public static FeelNumber? Parse(ReadOnlySpan<char> text)
    {
        int i = 0, exponent = 0;
        var negative = false;
        if (i < text.Length && text[i] is '+' or '-') negative = text[i++] == '-';
        Int128 c = 0;
        BigInteger? large = null;
        bool any = false, point = false;
        for (; i < text.Length; i++)
        {
            var ch = text[i];
            if (ch == '.' && !point) { point = true; continue; }
            if (ch is < '0' or > '9') break;
            any = true;
            if (point) exponent--;
            if (large is { } l) large = l * 10 + (ch - '0');
            else if (c < Limit) c = c * 10 + (ch - '0');
            else large = (BigInteger)c * 10 + (ch - '0');
            if (i > 10_000) return null;
        }
        if (!any || (point && text[Math.Max(0, i - 1)] == '.')) return null;
        if (i < text.Length)
        {
            if (text[i] is not ('e' or 'E') || !int.TryParse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e)
                || Math.Abs((long)e) > 20_000) return null;
            exponent += e;
        }
        if (large is null && c < Limit && exponent is >= MinExponent and <= MaxExponent) return new(negative ? -c : c, exponent);
        var big = large ?? c;
        return Create(negative ? -big : big, exponent);
    }
}

/// <summary>How a digit that is dropped changes the last one kept.</summary>
public enum FeelRounding
{
    /// <summary>To the nearest; a tie to the even digit.</summary>
    HalfEven,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,

    /// <summary>To the nearest; a tie away from zero.</summary>
    HalfUp,

    /// <summary>To the nearest; a tie towards zero.</summary>
    HalfDown,

    /// <summary>Towards minus infinity.</summary>
    Floor,

    /// <summary>Towards plus infinity.</summary>
    Ceiling,
}
