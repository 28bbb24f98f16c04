namespace Tongban.LegalText.Structure;

/// <summary>Items that run on in the paragraph that leads to them: 禁止下列行为：（一）…；（二）….</summary>
internal static class RunningItems
{
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>The paragraph that leads and each of its items; the paragraph as it is where no list of two or more follows a colon.</summary>
    internal static IEnumerable<Paragraph> Split(Paragraph paragraph)
    {
        var text = paragraph.Text;
        List<int> cuts = [];
        if (paragraph.Table is null)
            for (var (n, at) = (1, 0); Next(text, n, at) is { } cut; n++, at = cut + 1)
                cuts.Add(cut);
        if (cuts.Count < 2)
            return [paragraph];
        return cuts.Append(text.Length).Zip(cuts.Prepend(0), (end, start) => paragraph with { Text = text[start..end], Spaced = text[start..end] });
    }

    // the first behind a colon, each further one behind the end of the one before
    private static int? Next(string text, int n, int from)
    {
        var number = $"（{Numeral(n)}）";
        for (var at = text.IndexOf(number, from, StringComparison.Ordinal); at > 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
            if (n == 1 ? text[at - 1] is '：' or ':' : text[at - 1] is '；' or ';' or '。')
                return at;
        return null;
    }

    private static string Numeral(int n) => n <= 10 ? Numerals[n - 1].ToString() : n < 20 ? $"十{Numerals[n - 11]}" : n % 10 == 0 ? $"{Numerals[n / 10 - 1]}十" : $"{Numerals[n / 10 - 1]}十{Numerals[n % 10 - 1]}";
}
