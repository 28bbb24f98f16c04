using System.Text;

namespace Tongban.LegalText.Cleaning;

/// <summary>PDF converters write the radical where the character of the same shape was printed (⽂ for 文); Unicode's compatibility mapping tells which.</summary>
internal static class Radicals
{
    internal static char Whole(char c) => c.ToString().Normalize(NormalizationForm.FormKC) is [var whole] ? whole : c;
}
