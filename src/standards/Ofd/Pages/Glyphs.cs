using System.Text;

namespace Tongban.Ofd;

/// <summary>How far each character advances in the square faces of Chinese type: one em, or half of it for what is written half-width.</summary>
internal static class Glyphs
{
    internal static double Advance(Rune rune, double size) => IsHalf(rune.Value) ? size / 2 : size;

    internal static double WidthOf(string text, double size) => text.EnumerateRunes().Sum(rune => Advance(rune, size));

    private static bool IsHalf(int point) => point < 0x2000 && point is not (0xB7 or 0xD7 or 0xF7 or 0xA7 or 0xB0 or 0xB1) || point is >= 0xFF61 and <= 0xFFDC;
}
