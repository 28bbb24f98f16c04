using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Fluid;
using Fluid.Values;
using Markdig;
using Tongban.Catalog.Contracts;
using Tongban.Packs.Contracts;

namespace Tongban.Catalog.Materials;

/// <summary>
/// Renders a material's template: Liquid over the sample's data, giving Markdown, giving HTML. Blank, every value is a line to write on.
/// Both template and sample are the pack's, so nothing here comes from a stranger; HTML in them stays text all the same.
/// </summary>
internal static class TemplateRenderer
{
    private const int MaxSteps = 100_000;
    private static readonly FluidParser Parser = new();
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly ConcurrentDictionary<string, IFluidTemplate> Parsed = new(StringComparer.Ordinal);

    internal static MaterialTemplate Render(Material material, PaperTemplate paper, bool sample)
    {
        var data = sample ? material.Sample : null;
        return new(material.Title, Html(paper.Zh, data), Html(paper.En, data), sample);
    }

    private static string Html(string liquid, JsonElement? data)
    {
        var template = Parsed.GetOrAdd(liquid, text => Parser.TryParse(text, out var parsed, out var error)
            ? parsed
            : throw new InvalidOperationException($"A template is no Liquid: {error}; the pack's check missed it."));
        var options = new TemplateOptions { MaxSteps = MaxSteps, CultureInfo = CultureInfo.InvariantCulture };
        // Nothing is known of a blank form: each name is a gap.
        options.Undefined = _ => ValueTask.FromResult<FluidValue>(new StringValue("＿＿＿＿＿＿＿＿"));
        var context = new TemplateContext(options);
        if (data is { ValueKind: JsonValueKind.Object } given)
            foreach (var member in given.EnumerateObject())
                context.SetValue(member.Name, Liquid(member.Value, options));
        return Markdig.Markdown.ToHtml(template.Render(context), Markdown);
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
