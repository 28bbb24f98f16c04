namespace Tongban.LegalText.Structure;

/// <summary>Items that run on in the paragraph that leads to them: 禁止下列行为：（一）…；（二）….</summary>
internal static class RunningItems
{
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
        for (var at = text.IndexOf('（', from); at >= 0; at = text.IndexOf('（', at + 1))
            if (at > 0 && (n == 1 ? text[at - 1] is '：' or ':' : text[at - 1] is '；' or ';' or '。') && ClauseNumber.Read(text[at..]) is { Kind: ClauseKind.Item } number && number.Value == n)
                return at;
        return null;
    }
}
