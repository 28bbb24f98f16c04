using System.Globalization;
using Tongban.Kernel;

namespace Tongban.Web.Design;

/// <summary>Dates, instants and numbers as each language writes them. Instants are shown in legal time, Asia/Shanghai.</summary>
public static class Written
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly TimeSpan LegalOffset = TimeSpan.FromHours(8);

    /// <summary>2026年11月24日; 24 November 2026.</summary>
    public static Text Day(DateOnly day) => new(
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日"),
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}"));

    /// <summary>The legal day of an instant.</summary>
    public static DateOnly LegalDay(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(LegalOffset).DateTime);

    /// <summary>2026年11月24日 09:30; 24 November 2026, 09:30.</summary>
    public static Text Moment(DateTimeOffset at)
    {
        var day = Day(LegalDay(at));
        var clock = at.ToOffset(LegalOffset).ToString("HH:mm", CultureInfo.InvariantCulture);
        return new($"{day.Zh} {clock}", $"{day.En}, {clock}");
    }

    /// <summary>2026年11月; November 2026.</summary>
    public static Text Month(DateOnly day) => new(
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月"),
        string.Create(CultureInfo.InvariantCulture, $"{Months[day.Month - 1]} {day.Year}"));

    /// <summary>A whole number with groups of three, as both languages write it.</summary>
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A size in bytes for people.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MB"),
    };
}
