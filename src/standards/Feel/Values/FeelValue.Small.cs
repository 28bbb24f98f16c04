using System.Runtime.CompilerServices;

namespace Tongban.Feel;

// Most figures have coefficients of one machine word. For these, order, sum, difference and product are found here without the detour over
// 34 digits: always the very result that FeelNumber gives, or none.
public readonly partial struct FeelValue
{
    private static readonly long[] Tens =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    private bool IsSmall => (long)_high == (long)_low >> 63;

    /// <summary>The order of two numbers: negative, zero or positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int CompareNumbers(in FeelValue a, in FeelValue b)
        => a._exponent == b._exponent && a._high == b._high ? a._low.CompareTo(b._low) : CompareAligned(a, b);

    private static int CompareAligned(in FeelValue a, in FeelValue b)
        => TryAlign(a, b, out var x, out var y) ? x.CompareTo(y) : a.AsNumber.CompareTo(b.AsNumber);

    /// <summary>Sum, difference or product of two numbers; false when it takes more than machine words.</summary>
    internal static bool TrySmall(char op, in FeelValue a, in FeelValue b, out FeelValue result)
    {
        long r;
        var exponent = Math.Min(a._exponent, b._exponent);
        switch (op)
        {
            case '+' when TryAlign(a, b, out var x, out var y):
                r = x + y;
                if (((x ^ r) & (y ^ r)) < 0) break;
                result = OfSmall(r, exponent);
                return true;
            case '-' when TryAlign(a, b, out var x, out var y):
                r = x - y;
                if (((x ^ y) & (x ^ r)) < 0) break;
                result = OfSmall(r, exponent);
                return true;
            case '*' when a.IsSmall && b.IsSmall:
                exponent = a._exponent + b._exponent;
                if (Math.BigMul((long)a._low, (long)b._low, out r) != r >> 63 || !FeelNumber.IsExponent(exponent)) break;
                result = OfSmall(r, exponent);
                return true;
        }
        result = default;
        return false;
    }

    /// <summary>The number in multiples of 10^exponent, rounded down, and whether that lost a part of it; false when it takes more than a machine word.</summary>
    internal bool TryWhole(int exponent, out long whole, out bool fraction)
    {
        (whole, fraction) = ((long)_low, false);
        var places = _exponent - exponent;
        if (places == 0 || !IsSmall) return IsSmall;
        if (places > 0) return TryScale(ref whole, places);
        if (-places >= Tens.Length) return false;
        (whole, var rest) = Math.DivRem(whole, Tens[-places]);
        if (rest < 0) whole--;
        fraction = rest != 0;
        return true;
    }

    private static FeelValue OfSmall(long coefficient, int exponent) => new(FeelKind.Number, null, (ulong)coefficient, (ulong)(coefficient >> 63), exponent);

    /// <summary>The coefficients of two numbers at the lower of their exponents.</summary>
    private static bool TryAlign(in FeelValue a, in FeelValue b, out long x, out long y)
    {
        (x, y) = ((long)a._low, (long)b._low);
        if (!a.IsSmall || !b.IsSmall) return false;
        var apart = a._exponent - b._exponent;
        return apart == 0 || (apart > 0 ? TryScale(ref x, apart) : TryScale(ref y, -apart));
    }

    private static bool TryScale(ref long coefficient, int places)
    {
        if (places >= Tens.Length) return false;
        var high = Math.BigMul(coefficient, Tens[places], out var low);
        coefficient = low;
        return high == low >> 63;
    }
}
