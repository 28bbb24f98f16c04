using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Markdig;
using Tongban.Casework.Procedure;
using Tongban.Casework.Storage;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.WorkCalendar;

namespace Tongban.Casework.PublishCase;

/// <summary>
/// Renders the words of an official paper: Liquid over the case, giving Markdown, giving HTML. The template sees what the procedure's expressions see
/// and <c>title</c>, <c>number</c>, <c>caseNumber</c>, <c>subject</c>, <c>party</c>, <c>receivedOn</c>, <c>acceptedOn</c>, <c>decidedOn</c>, <c>date</c>
/// (dates as <c>yyyy-MM-dd</c>; the filter <c>day</c> writes one out). What people wrote is only ever text: every sign that Markdown or HTML gives a meaning leaves as an entity.
/// </summary>
internal sealed class PaperRenderer(HolidayCalendar calendar, IDirectory directory, Func<CaseRow, ProcedureDefinition> procedureOf)
{
    private const int MaxSteps = 100_000;
    private readonly Dictionary<Guid, string> names = [];
    private readonly Dictionary<string, Text> organs = [];
    private static readonly FluidParser Parser = new();

    // Templates are constants of packs and parsed trees are immutable: each is parsed once.
    private static readonly ConcurrentDictionary<string, IFluidTemplate> Parsed = new(StringComparer.Ordinal);
    private static readonly TemplateOptions InChinese = OptionsOf("zh-CN");
    private static readonly TemplateOptions InEnglish = OptionsOf("en");
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly HtmlEncoder OnlyText = Encoder();

    /// <summary>The paper in both languages.</summary>
    /// <param name="row">The case.</param>
    /// <param name="template">The pack's template.</param>
    /// <param name="organ">Code of the organ that issues it.</param>
    /// <param name="number">Its number.</param>
    /// <param name="at">When it is issued.</param>
    /// <param name="cancel">Cancels.</param>
    internal async Task<RenderedPaper> RenderAsync(CaseRow row, PaperTemplate template, string organ, string number, DateTimeOffset at, CancellationToken cancel)
    {
        // One command may issue several papers to one party.
        if (!names.TryGetValue(row.PartyId, out var party))
            names[row.PartyId] = party = (await directory.PartiesAsync([row.PartyId], cancel).ConfigureAwait(false)).GetValueOrDefault(row.PartyId)?.Name ?? "";
        if (!organs.TryGetValue(organ, out var issuer))
            organs[organ] = issuer = (await directory.OrganAsync(organ, cancel).ConfigureAwait(false))?.Name
                ?? throw new InvalidOperationException($"The organ '{organ}' is not registered, yet a case of it issues '{template.Id}'.");
        var state = row.Stands;
        var view = CaseView.Of(procedureOf(row), state, ChinaTime.DateOf(at), calendar, null).Select(v => (v.Key, Liquid(v.Value))).ToList();
        IFluidTemplate Read(string liquid) => Parsed.GetOrAdd(liquid, text => Parser.TryParse(text, out var read, out var error)
            ? read
            : throw new InvalidOperationException($"Paper '{template.Id}' of {row.Pack} {row.PackVersion} is no Liquid: {error}; the pack's check missed it."));
        string In(string language, string liquid) =>
            Markdig.Markdown.ToHtml(Read(liquid).Render(Context(row, template, language, number, party, at, state, view), OnlyText), Markdown);
        var to = template.Addressee is { } addressee ? Read(addressee).Render(Context(row, template, "zh-CN", number, party, at, state, view)).Trim() : "";
        return new(template, issuer, to.Length == 0 ? null : to, In("zh-CN", template.Zh), In("en", template.En));
    }

    private static TemplateContext Context(
        CaseRow row, PaperTemplate template, string language, string number, string party, DateTimeOffset at, CaseState state, IReadOnlyList<(string Name, FluidValue Value)> view)
    {
        var context = new TemplateContext(language == "en" ? InEnglish : InChinese);
        foreach (var (name, value) in view)
            context.SetValue(name, value);
        context.SetValue("title", template.Title.In(language));
        context.SetValue("number", number);
        context.SetValue("caseNumber", row.Number);
        context.SetValue("subject", row.Subject);
        context.SetValue("party", party);
        context.SetValue("acceptedOn", DayOf(state, "accepted"));
        context.SetValue("decidedOn", DayOf(state, "decide"));
        context.SetValue("date", ChinaTime.DateOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return context;
    }

    private static string DayOf(CaseState state, string type) =>
        state.History.FirstOrDefault(h => h.Type == type)?.EffectiveOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    // Markdown takes no entity for a sign of structure (CommonMark 6.2), so encoded signs stay letters.
    private static HtmlEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. "\\`*_{}[]()#+-.!|~<>&\"':"]);
        return HtmlEncoder.Create(settings);
    }

    private static TemplateOptions OptionsOf(string language)
    {
        var options = new TemplateOptions { MaxSteps = MaxSteps, CultureInfo = CultureInfo.InvariantCulture };
        OfficialDates.AddTo(options, language);
        return options;
    }

    private static FluidValue Liquid(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => FluidValue.Create(value.EnumerateObject().ToDictionary(m => m.Name, m => Liquid(m.Value)), InChinese),
        JsonValueKind.Array => new ArrayValue([.. value.EnumerateArray().Select(Liquid)]),
        JsonValueKind.String => new StringValue(value.GetString()!),
        JsonValueKind.Number => NumberValue.Create(value.GetDecimal()),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        _ => NilValue.Instance,
    };
}

/// <summary>A paper ready to be kept.</summary>
/// <param name="Template">What it was made from.</param>
/// <param name="Organ">Name of the organ that issues it.</param>
/// <param name="To">Name of the addressee, plain text; null for none.</param>
/// <param name="Zh">Its words, HTML, Chinese.</param>
/// <param name="En">Its words, HTML, English.</param>
internal sealed record RenderedPaper(PaperTemplate Template, Text Organ, string? To, string Zh, string En);

/// <summary>The words of a rendered paper without its markup, for notices.</summary>
internal static partial class PlainText
{
    private const int MaxLength = 2000;

    internal static string Of(string html)
    {
        var text = System.Net.WebUtility.HtmlDecode(Tags().Replace(html, " "));
        text = Spaces().Replace(text, " ").Trim();
        return text.Length > MaxLength ? text[..MaxLength] : text;
    }

    [System.Text.RegularExpressions.GeneratedRegex("<[^>]*>", System.Text.RegularExpressions.RegexOptions.NonBacktracking)]
    private static partial System.Text.RegularExpressions.Regex Tags();

    [System.Text.RegularExpressions.GeneratedRegex(@"\s+", System.Text.RegularExpressions.RegexOptions.NonBacktracking)]
    private static partial System.Text.RegularExpressions.Regex Spaces();
}
