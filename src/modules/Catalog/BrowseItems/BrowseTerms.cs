using System.Text.Json;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.BrowseItems;

/// <summary>Names of the ids and codes items are found under: terms.json, whose ids are those of the packs' item schema.</summary>
internal static class BrowseTerms
{
    private static readonly Names Known = Load();

    internal static IReadOnlyDictionary<string, Text> Themes => Known.Themes;

    internal static IReadOnlyDictionary<string, Text> LifeEvents => Known.LifeEvents;

    /// <summary>Province-level regions by GB/T 2260 code, in the standard's order.</summary>
    internal static IReadOnlyDictionary<string, Text> Regions => Known.Regions;

    internal static Text Theme(string id) => Known.Themes[id];

    internal static Text LifeEvent(string id) => Known.LifeEvents[id];

    /// <summary>A region below the provinces is named by its code and its province.</summary>
    internal static Text Region(string code) =>
        Known.Regions.TryGetValue(code, out var name) ? name
        : Known.Regions.TryGetValue($"{code[..2]}0000", out var province) ? new($"{province.Zh}（{code}）", $"{province.En} ({code})")
        : new(code, code);

    internal static string IdOf(Audience audience) => audience == Packs.Contracts.Audience.Person ? "person" : "company";

    internal static Text Audience(Audience audience) =>
        audience == Packs.Contracts.Audience.Person ? new("个人", "People") : new("法人和其他组织", "Companies and other bodies");

    internal static Text Level(OrganLevel level) => level switch
    {
        OrganLevel.National => new("国家级", "National"),
        OrganLevel.Province => new("省级", "Province"),
        OrganLevel.City => new("市级", "City"),
        OrganLevel.County => new("县级", "County"),
        OrganLevel.Township => new("乡镇级", "Township"),
        _ => new("村级", "Village"),
    };

    internal static Text Role(string role) => role switch
    {
        "applicant" => new("申请人", "Applicant"),
        "window" => new("窗口", "Window"),
        "examiner" => new("审查人员", "Examiner"),
        "decider" => new("审批人员", "Decider"),
        "supervisor" => new("监督人员", "Supervisor"),
        "public" => new("公众", "The public"),
        "platform" => new("系统自动办理", "Done by the platform"),
        _ => new("经办人员", "Officer"),
    };

    private static Names Load()
    {
        using var stream = typeof(BrowseTerms).Assembly.GetManifestResourceStream("catalog/terms.json")
            ?? throw new InvalidOperationException("terms.json is not built in");
        return JsonSerializer.Deserialize<Names>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Names(Dictionary<string, Text> Themes, Dictionary<string, Text> LifeEvents, Dictionary<string, Text> Regions);
}
