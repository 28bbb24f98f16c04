using System.Numerics;

namespace Tongban.Feel;

public readonly partial struct FeelNumber
{
    private const int Guard = 50;
    private static readonly BigInteger Unit = BigInteger.Pow(10, Guard);
    private static readonly BigInteger Ln10 = LnFixed(10 * Unit);

    /// <summary>Sum; null on overflow.</summary>
    public static FeelNumber? Add(FeelNumber a, FeelNumber b)
    {
        if (a._exponent == b._exponent)
        {
            var sum = a.Coefficient + b.Coefficient;
            if (Int128.Abs(sum) < Limit) return new FeelNumber(sum, a._exponent);
            return Create(sum, a._exponent);
        }
        if (a._exponent < b._exponent) (a, b) = (b, a);
        var d = a._exponent - b._exponent;
        if (d < Precision && Int128.Abs(a.Coefficient) < Powers[Precision - d])
        {
            var sum = a.Coefficient * Powers[d] + b.Coefficient;
            if (Int128.Abs(sum) < Limit) return new FeelNumber(sum, b._exponent);
            return Create(sum, b._exponent);
        }
        if (a.Sign == 0) return b;
        if (b.Sign == 0) return a;
        if (a.AdjustedExponent - b.AdjustedExponent > 80) return a;
        if (b.AdjustedExponent - a.AdjustedExponent > 80) return b;
        return Create(Big(a.Coefficient, d) + (BigInteger)b.Coefficient, b._exponent);
    }

    /// <summary>Difference; null on overflow.</summary>
    public static FeelNumber? Subtract(FeelNumber a, FeelNumber b) => Add(a, b.Negate());

    /// <summary>The number of the other sign.</summary>
    public FeelNumber Negate() => new(-Coefficient, _exponent);

    /// <summary>Product; null on overflow.</summary>
    public static FeelNumber? Multiply(FeelNumber a, FeelNumber b)
    {
        Int128 x = a.Coefficient, y = b.Coefficient;
        if (x >= long.MinValue && x <= long.MaxValue && y >= long.MinValue && y <= long.MaxValue)
        {
            var p = x * y;
            var e = a._exponent + b._exponent;
            if (Int128.Abs(p) < Limit && e is >= MinExponent and <= MaxExponent) return new FeelNumber(p, e);
        }
        return Create((BigInteger)x * y, a._exponent + b._exponent);
    }

    /// <summary>Quotient; null on division by zero or overflow.</summary>
    public static FeelNumber? Divide(FeelNumber a, FeelNumber b)
    {
        if (b.Sign == 0) return null;
        if (a.Sign == 0) return Zero;
        if (a.Coefficient % b.Coefficient == 0 && a._exponent - b._exponent is >= MinExponent and <= 0)
            return new FeelNumber(a.Coefficient / b.Coefficient, a._exponent - b._exponent);
        var scale = Math.Max(0, Precision + 3 + Digits(Int128.Abs(b.Coefficient)) - Digits(Int128.Abs(a.Coefficient)));
        var q = BigInteger.DivRem((BigInteger)a.Coefficient * BigInteger.Pow(10, scale), b.Coefficient, out var r);
        var e = a._exponent - b._exponent - scale;
        if (!r.IsZero) return Create(q * 10 + q.Sign, e - 1);
        return Create(q, e)?.Strip();
    }

    /// <summary>The remainder whose sign is the divisor's (10.3.4.5 modulo); null when the divisor is zero.</summary>
    public static FeelNumber? Modulo(FeelNumber a, FeelNumber b)
    {
        if (b.Sign == 0) return null;
        var e = Math.Min(a._exponent, b._exponent);
        var y = Big(b.Coefficient, b._exponent - e);
        // Of a number far greater than the divisor only the remainder is reckoned, never all its digits.
        var x = a._exponent - e <= 200 ? Big(a.Coefficient, a._exponent - e) : a.Coefficient * BigInteger.ModPow(10, a._exponent - e, BigInteger.Abs(y));
        var r = x % y;
        if (!r.IsZero && r.Sign != y.Sign) r += y;
        return Create(r, e);
    }

    /// <summary>Power; exact for whole exponents; null when undefined or beyond range.</summary>
    public static FeelNumber? Power(FeelNumber a, FeelNumber b)
    {
        if (b.ToInt64() is { } n && Math.Abs(n) <= 999_999)
        {
            if (n < 0) return a.Sign == 0 ? null : Power(a, -n) is { } inverse ? Divide(One, inverse) : null;
            FeelNumber? result = One, square = a.Strip();
            for (; n > 0; n >>= 1)
            {
                if ((n & 1) == 1) result = result is { } r && square is { } s ? Multiply(r, s) : null;
                if (result is null) return null;
                if (n > 1) square = square is { } t ? Multiply(t, t) : null;
            }
            return result;
        }
        if (a.Sign == 0) return b.Sign > 0 ? Zero : null;
        return Ln(a) is { } l && Multiply(l, b) is { } p ? Exp(p) : null;
    }

    /// <summary>Square root; null for a negative number.</summary>
    public static FeelNumber? Sqrt(FeelNumber a)
    {
        if (a.Sign < 0) return null;
        if (a.Sign == 0) return Zero;
        var e = a._exponent - 80;
        BigInteger c = (BigInteger)a.Coefficient * BigInteger.Pow(10, 80);
        if (e % 2 != 0) { c *= 10; e--; }
        var x = BigInteger.One << (int)((c.GetBitLength() + 1) / 2);
        while (true)
        {
            var y = (x + c / x) >> 1;
            if (y >= x) break;
            x = y;
        }
        return Create(x * x == c ? x : x * 10 + 1, x * x == c ? e / 2 : e / 2 - 1)?.Strip();
    }

    /// <summary>e to the power of the number; null on overflow.</summary>
    public static FeelNumber? Exp(FeelNumber a)
    {
        if (a.AdjustedExponent > 5) return a.Sign < 0 ? Zero : null;
        var x = Fixed(a);
        // e^x = 10^k · e^r with r below ln 10, halved often enough for the series to be short.
        var k = (int)BigInteger.Divide(x, Ln10);
        var r = (x - k * Ln10) >> 8;
        BigInteger term = Unit, sum = Unit;
        for (var i = 1; !term.IsZero && i < 200; i++)
        {
            term = term * r / Unit / i;
            sum += term;
        }
        for (var i = 0; i < 8; i++) sum = sum * sum / Unit;
        return Create(sum, k - Guard)?.Strip34();
    }

    /// <summary>Natural logarithm; null unless positive.</summary>
    public static FeelNumber? Ln(FeelNumber a)
    {
        if (a.Sign <= 0) return null;
        var k = a.AdjustedExponent;
        var mantissa = new FeelNumber(a.Coefficient, a._exponent - k);
        return Create(LnFixed(Fixed(mantissa)) + k * Ln10, -Guard)?.Strip34();
    }

    private FeelNumber Strip34() => Strip();

    private static BigInteger Fixed(FeelNumber a)
    {
        var e = a._exponent + Guard;
        return e >= 0 ? (BigInteger)a.Coefficient * BigInteger.Pow(10, e) : (BigInteger)a.Coefficient / BigInteger.Pow(10, Math.Min(-e, 200));
    }

    /// <summary>ln of a fixed-point figure: square roots bring it near 1, then the series of artanh.</summary>
    private static BigInteger LnFixed(BigInteger x)
    {
        var doublings = 0;
        for (; BigInteger.Abs(x - Unit) > Unit / 16 && doublings < 40; doublings++)
        {
            var c = x * Unit;
            var y = BigInteger.One << (int)((c.GetBitLength() + 1) / 2);
            while (true)
            {
                var z = (y + c / y) >> 1;
                if (z >= y) break;
                y = z;
            }
            x = y;
        }
        var t = (x - Unit) * Unit / (x + Unit);
        var t2 = t * t / Unit;
        BigInteger sum = 0;
        for (var i = 1; !t.IsZero && i < 400; i += 2)
        {
            sum += t / i;
            t = t * t2 / Unit;
        }
        return sum * 2 << doublings;
    }
}
