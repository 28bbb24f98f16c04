using System.Globalization;
using System.Text.Json;
using Fluid;
using Fluid.Values;
using Tongban.Casework.Procedure;
using Tongban.Casework.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.PublishCase;

/// <summary>
/// Renders an official paper (Liquid) over the case: <c>case</c> (number, subject, item, outcome, receivedOn), each event's data under
/// its type in camelCase, <c>clocks</c>, <c>history</c> and <c>today</c>. Values are HTML-encoded; bounded in steps and output.
/// </summary>
internal sealed class PaperRenderer(HolidayCalendar calendar, Func<CaseRow, ProcedureDefinition> procedureOf)
{
    private static readonly FluidParser Parser = new();

    internal string Render(CaseRow row, string template, string language, DateTimeOffset at)
    {
        if (!Parser.TryParse(template, out var parsed, out var error))
            throw new InvalidOperationException($"A paper of {row.Pack} {row.PackVersion} is no Liquid: {error}; the pack's check missed it.");
        var state = CaseStateJson.Read(row.State);
        var options = new TemplateOptions { MaxSteps = 100_000, CultureInfo = CultureInfo.InvariantCulture };
        var context = new TemplateContext(options);
        foreach (var (name, value) in CaseView.Of(procedureOf(row), state, ChinaTime.DateOf(at), calendar, null))
            context.SetValue(name, Liquid(value, options));
        context.SetValue("language", language);
        context.SetValue("case", Liquid(JsonSerializer.SerializeToElement(new
        {
            number = row.Number,
            subject = row.Subject,
            item = row.Item,
            outcome = row.Outcome,
            receivedOn = ChinaTime.DateOf(row.ReceivedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            files = Array.Empty<string>(),
        }), options));
        return parsed.Render(context, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
    }

    private static FluidValue Liquid(JsonElement value, TemplateOptions options) => value.ValueKind switch
    {
        JsonValueKind.Object => FluidValue.Create(value.EnumerateObject().ToDictionary(m => m.Name, m => Liquid(m.Value, options)), options),
        JsonValueKind.Array => new ArrayValue([.. value.EnumerateArray().Select(v => Liquid(v, options))]),
        JsonValueKind.String => new StringValue(value.GetString()!),
        JsonValueKind.Number => NumberValue.Create(value.GetDecimal()),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        _ => NilValue.Instance,
    };
}

/// <summary>The words of a rendered paper without its markup, for notices.</summary>
internal static partial class PlainText
{
    internal static string Of(string html)
    {
        var text = System.Net.WebUtility.HtmlDecode(Tags().Replace(html, " "));
        text = Spaces().Replace(text, " ").Trim();
        return text.Length > 2000 ? text[..2000] : text;
    }

    [System.Text.RegularExpressions.GeneratedRegex("<[^>]*>", System.Text.RegularExpressions.RegexOptions.NonBacktracking)]
    private static partial System.Text.RegularExpressions.Regex Tags();

    [System.Text.RegularExpressions.GeneratedRegex(@"\s+", System.Text.RegularExpressions.RegexOptions.NonBacktracking)]
    private static partial System.Text.RegularExpressions.Regex Spaces();
}
