using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Tongban.Web.Printing;

/// <summary>
/// Chinese fonts draw a radical and the character that looks the same by one glyph, and Chromium writes down the lower code point for it:
/// what reads 子 is copied and found as the radical ⼦ (U+2F26). Here the maps from glyphs to text (ToUnicode, ISO 32000-1 §9.10.3) are put
/// right, so that the file holds the words that were printed. Nothing else in it changes.
/// </summary>
internal static partial class SearchableText
{
    // Radicals of U+2E80–2EFF have no compatibility mapping; these are drawn like the character behind them. The last is one of the 214,
    // whose mapping is the traditional form while mainland fonts draw the simplified one.
    private const string Supplement =
        "⺁厂⺅亻⺉刂⺟母⺠民⺡氵⺣灬⺨犭⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻏阝⻐钅⻑長⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟⻣骨⻤鬼⻁虎⺒巳⼾户";

    // The characters of the 214 Kangxi radicals from U+2F00 on, in their order (UAX 15 compatibility mappings).
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日"
        + "曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行"
        + "衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    private static readonly Dictionary<int, int> Same = Load();

    /// <summary>The file with its text put right.</summary>
    internal static byte[] Mend(byte[] pdf)
    {
        using var read = new MemoryStream(pdf, writable: false);
        using var document = PdfReader.Open(read, PdfDocumentOpenMode.Modify);
        foreach (var map in document.Internals.GetAllObjects().OfType<PdfDictionary>())
        {
            if (map.Stream is not { } stream || stream.UnfilteredValue is not { } bytes || bytes.AsSpan().IndexOf("begincmap"u8) < 0)
                continue;
            var text = Encoding.Latin1.GetString(bytes);
            var mended = Range().Replace(Single().Replace(text, One), Many);
            if (mended == text)
                continue;
            stream.TryUncompress();
            stream.Value = Encoding.Latin1.GetBytes(mended);
            stream.Zip();
        }

        using var written = new MemoryStream();
        document.Save(written, closeStream: false);
        return written.ToArray();
    }

    // <glyph> <text>
    private static string One(Match match) => Number(match, "text") is var code && Same.TryGetValue(code, out var other) ? $"{match.Groups["glyph"].Value} <{Hex(other)}>" : match.Value;

    // <first glyph> <last glyph> <first text>: once a character within is another, the texts are listed one by one.
    private static string Many(Match match)
    {
        var (first, last, text) = (Number(match, "first"), Number(match, "last"), Number(match, "text"));
        var texts = Enumerable.Range(text, Math.Max(0, last - first) + 1).ToList();
        return texts.Any(Same.ContainsKey)
            ? $"<{match.Groups["first"].Value}> <{match.Groups["last"].Value}> [{string.Join(' ', texts.Select(t => $"<{Hex(Same.GetValueOrDefault(t, t))}>"))}]"
            : match.Value;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Hex(int code) => code.ToString("X4", CultureInfo.InvariantCulture);

    private static Dictionary<int, int> Load()
    {
        var same = new Dictionary<int, int>();
        for (var i = 0; i < Kangxi.Length; i++)
            same[0x2F00 + i] = Kangxi[i];
        for (var i = 0; i < Supplement.Length; i += 2)
            same[Supplement[i]] = Supplement[i + 1];
        return same;
    }

    [GeneratedRegex(@"^(?<glyph><[0-9A-Fa-f]{2,4}>) <(?<text>[0-9A-Fa-f]{4})>\r?$", RegexOptions.Multiline)]
    private static partial Regex Single();

    [GeneratedRegex(@"^<(?<first>[0-9A-Fa-f]{2,4})> <(?<last>[0-9A-Fa-f]{2,4})> <(?<text>[0-9A-Fa-f]{4})>\r?$", RegexOptions.Multiline)]
    private static partial Regex Range();
}
