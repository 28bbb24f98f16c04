namespace Tongban.LegalText.Duties;

/// <summary>Folds the traditional characters of the grammar's own words to simplified ones, character for character, so that a place in the
/// folded text is the same place in the original. Names are never shown folded.</summary>
public static class Script
{
    private const string Traditional = "責負牽頭區關門單務國會與參職辦廳總聯級縣據規處罰則稱達長時間萬億噸戶輛個內後別條體對應當須權於實現設無機構協調領導組銀網員業產環態衛財發農書電運輸監稅資術廣開從來專類價責項號號陽濟續點號歲違鍰將報備為經營編擬訂審屆請給補過還該進動強優護證認記錄檢驗質險評選擇劃歸創試決見議復細幣隨";
    private const string Simplified = "责负牵头区关门单务国会与参职办厅总联级县据规处罚则称达长时间万亿吨户辆个内后别条体对应当须权于实现设无机构协调领导组银网员业产环态卫财发农书电运输监税资术广开从来专类价责项号号阳济续点号岁违锾将报备为经营编拟订审届请给补过还该进动强优护证认记录检验质险评选择划归创试决见议复细币随";

    private static readonly Dictionary<char, char> Map = Traditional.Zip(Simplified).DistinctBy(p => p.First).ToDictionary(p => p.First, p => p.Second);

    /// <summary>The text with those characters simplified; digits of full width become narrow.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] is >= '０' and <= '９' ? (char)(from[i] - '０' + '0') : Map.GetValueOrDefault(from[i], from[i]);
    });

    /// <summary>A number in Chinese or Arabic digits, up to 9999; null when it is none. 二〇二〇 reads digit by digit.</summary>
    internal static int? Number(string text)
    {
        if (text.Length is 0 or > 9)
            return null;
        if (int.TryParse(text, System.Globalization.NumberStyles.None, null, out var plain))
            return plain;
        const string digits = "〇一二三四五六七八九";
        var (sum, digit, positional) = (0, 0, text.IndexOfAny(['十', '百', '千']) < 0);
        foreach (var c in text)
        {
            var value = c is '零' or '○' ? 0 : c == '两' ? 2 : digits.IndexOf(c, StringComparison.Ordinal);
            if (value >= 0)
                digit = positional ? digit * 10 + value : value;
            else if ("十百千".IndexOf(c, StringComparison.Ordinal) is >= 0 and var power)
            {
                sum += (digit == 0 ? 1 : digit) * (power == 0 ? 10 : power == 1 ? 100 : 1000);
                digit = 0;
            }
            else
                return null;
        }
        return sum + digit;
    }
}
