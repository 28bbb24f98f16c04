using System.Globalization;
using Fluid;
using Fluid.Values;

namespace Tongban.Casework.PublishCase;

/// <summary>
/// Filters that write a day as official papers do: <c>day</c> gives 2021年2月8日 (GB/T 9704-2012, 7.3.5.4) or 8 February 2021 by the paper's
/// language, <c>han_day</c> gives 二〇二一年二月八日 as registers and plaques have it. What is no day stays as it is.
/// </summary>
internal static class OfficialDates
{
    private const string Digits = "〇一二三四五六七八九";

    internal static void AddTo(TemplateOptions options, string language)
    {
        options.Filters.AddFilter("day", (input, _, _) => Written(input, day => language == "en"
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")));
        options.Filters.AddFilter("han_day", (input, _, _) => Written(input, Han));
    }

    /// <summary>A day in Chinese numerals: the year digit by digit, month and day as numbers.</summary>
    internal static string Han(DateOnly day) =>
        $"{string.Concat(day.Year.ToString("0000", CultureInfo.InvariantCulture).Select(c => Digits[c - '0']))}年{Number(day.Month)}月{Number(day.Day)}日";

    private static string Number(int n) => (n / 10, n % 10) switch
    {
        (0, var ones) => Digits[ones].ToString(),
        (1, 0) => "十",
        (1, var ones) => $"十{Digits[ones]}",
        (var tens, 0) => $"{Digits[tens]}十",
        var (tens, ones) => $"{Digits[tens]}十{Digits[ones]}",
    };

    private static ValueTask<FluidValue> Written(FluidValue input, Func<DateOnly, string> write) =>
        DateOnly.TryParseExact(input.ToStringValue(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new StringValue(write(day))
            : input;
}
