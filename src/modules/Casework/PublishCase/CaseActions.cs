using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Casework.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework.PublishCase;

/// <summary>What the actions of this module share: the case row of the running command and its pack.</summary>
internal sealed class ActionScene(PlatformDb db, IPackLibrary packs, PaperRenderer renderer)
{
    internal PlatformDb Db => db;

    internal async Task<CaseRow> CaseAsync(ActionContext context, CancellationToken cancel) =>
        await db.Set<CaseRow>().FindAsync([context.RootId], cancel).ConfigureAwait(false)
        ?? throw new InvalidOperationException($"There is no case {context.RootId}.");

    internal Task<RenderedPaper> RenderAsync(CaseRow row, string document, string number, DateTimeOffset at, CancellationToken cancel)
    {
        var template = packs.Find(row.Pack, row.PackVersion)?.Paper(document)
            ?? throw new InvalidOperationException($"{row.Pack} {row.PackVersion} has no paper '{document}'; the pack's check missed it.");
        var organ = packs.ItemVersion(row.Pack, row.PackVersion, row.Item)?.Guide.Organ
            ?? throw new InvalidOperationException($"{row.Pack} {row.PackVersion} has no item '{row.Item}', under which case {row.Id} was received.");
        return renderer.RenderAsync(row, template, organ, number, at, cancel);
    }

    /// <summary>Publishes; with a last day it takes comments until then.</summary>
    internal int Publish(CaseRow row, string kind, RenderedPaper paper, string number, DateTimeOffset at, DateOnly? closes)
    {
        var no = ++row.Publications;
        db.Add(new PublicationRow
        {
            CaseId = row.Id,
            No = no,
            Kind = kind,
            Number = number,
            OrganZh = paper.Organ.Zh,
            OrganEn = paper.Organ.En,
            TitleZh = paper.Template.Title.Zh,
            TitleEn = paper.Template.Title.En,
            Zh = paper.Zh,
            En = paper.En,
            Seal = paper.Template.Seal,
            OpensOn = ChinaTime.DateOf(at),
            ClosesOn = closes,
            TakesComments = closes is not null,
            At = at,
        });
        return no;
    }

    internal static JsonElement Schema(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    internal static JsonElement Answer(object value) => JsonSerializer.SerializeToElement(value, JsonSerializerOptions.Web);
}

internal sealed class IssuePaper(Lazy<ActionScene> at) : IModuleAction
{
    public string Name => "papers.issue";

    public Text Purpose => new("按文书模板出具一份文书，存入卷宗", "Issues an official paper from a template of the pack and keeps it in the dossier");

    public JsonElement Arguments { get; } = ActionScene.Schema(
        """{"type":"object","required":["document"],"additionalProperties":false,"properties":{"document":{"type":"string"},"to":{"type":"string"}}}""");

    public async Task<Outcome<JsonElement>> CarryOutAsync(ActionContext context, JsonElement arguments, CancellationToken cancel)
    {
        var scene = at.Value;
        var row = await scene.CaseAsync(context, cancel).ConfigureAwait(false);
        var document = arguments.GetProperty("document").GetString()!;
        var no = ++row.Papers;
        var number = $"{row.Number}/{no}";
        var paper = await scene.RenderAsync(row, document, number, context.At, cancel).ConfigureAwait(false);
        var template = paper.Template;
        var to = arguments.TryGetProperty("to", out var named) ? named.GetString() : null;
        scene.Db.Add(new PaperRow
        {
            CaseId = row.Id,
            No = no,
            Document = document,
            Number = number,
            OrganZh = paper.Organ.Zh,
            OrganEn = paper.Organ.En,
            To = paper.To,
            TitleZh = template.Title.Zh,
            TitleEn = template.Title.En,
            Zh = paper.Zh,
            En = paper.En,
            Seal = template.Seal,
            Basis = (context.Basis ?? template.Clause)?.ToString() ?? "",
            Addressee = to,
            IssuedAt = context.At,
        });
        if (to == "public")
            scene.Publish(row, document, paper, number, context.At, closes: null);
        if (to is null or "applicant" or "public")
            Tell(scene.Db, row, template.Title, new(
                $"您的办件 {row.Number} 有一份新文书：{template.Title.Zh}。", $"A paper was issued in your case {row.Number}: {template.Title.En}."), context.At);
        return ActionScene.Answer(new { no });
    }

    internal static void Tell(PlatformDb db, CaseRow row, Text title, Text words, DateTimeOffset at) => db.Add(new NoticeRow
    {
        CaseId = row.Id,
        No = ++row.Notices,
        PartyId = row.PartyId,
        TitleZh = title.Zh,
        TitleEn = title.En,
        WordsZh = words.Zh,
        WordsEn = words.En,
        At = at,
    });
}

internal sealed class SendNotice(Lazy<ActionScene> at) : IModuleAction
{
    public string Name => "notices.send";

    public Text Purpose => new("按文书模板向申请人发出通知", "Sends the applicant a notice from a template of the pack");

    public JsonElement Arguments { get; } = ActionScene.Schema(
        """{"type":"object","required":["template"],"additionalProperties":false,"properties":{"template":{"type":"string"},"to":{"type":"string"}}}""");

    public async Task<Outcome<JsonElement>> CarryOutAsync(ActionContext context, JsonElement arguments, CancellationToken cancel)
    {
        var scene = at.Value;
        var row = await scene.CaseAsync(context, cancel).ConfigureAwait(false);
        var paper = await scene.RenderAsync(row, arguments.GetProperty("template").GetString()!, row.Number, context.At, cancel).ConfigureAwait(false);
        IssuePaper.Tell(scene.Db, row, paper.Template.Title, new(PlainText.Of(paper.Zh), PlainText.Of(paper.En)), context.At);
        return ActionScene.Answer(new { row.Notices });
    }
}

internal sealed class OpenPublicity(Lazy<ActionScene> at, HolidayCalendar calendar) : IModuleAction
{
    public string Name => "publicity.open";

    public Text Purpose => new("向社会公开，可在期限内收集意见", "Publishes to everyone, taking comments for a term where one is given");

    public JsonElement Arguments { get; } = ActionScene.Schema(
        """{"type":"object","required":["kind"],"additionalProperties":false,"properties":{"kind":{"type":"string"},"document":{"type":"string"},"workingDays":{"type":["number","null"]},"redacted":{"type":["boolean","null"]}}}""");

    public async Task<Outcome<JsonElement>> CarryOutAsync(ActionContext context, JsonElement arguments, CancellationToken cancel)
    {
        var scene = at.Value;
        var row = await scene.CaseAsync(context, cancel).ConfigureAwait(false);
        var kind = arguments.GetProperty("kind").GetString()!;
        var document = arguments.TryGetProperty("document", out var named) && named.GetString() is { } name ? name : $"publicity-{kind}";
        var paper = await scene.RenderAsync(row, document, row.Number, context.At, cancel).ConfigureAwait(false);
        var day = ChinaTime.DateOf(context.At);
        DateOnly? closes = arguments.TryGetProperty("workingDays", out var days) && days.TryGetDecimal(out var number)
            ? PeriodCounter.Count(calendar, StatutoryPeriod.WorkingDays((int)number), day, null).DueOn
            : null;
        var no = scene.Publish(row, kind, paper, row.Number, context.At, closes);
        return ActionScene.Answer(new { no });
    }
}

internal sealed class ClosePublicity(Lazy<ActionScene> at) : IModuleAction
{
    public string Name => "publicity.close";

    public Text Purpose => new("停止本案正在进行的公示", "Closes the case's running publications, as when it is withdrawn");

    public JsonElement Arguments { get; } = ActionScene.Schema("""{"type":"object","additionalProperties":false,"properties":{}}""");

    public async Task<Outcome<JsonElement>> CarryOutAsync(ActionContext context, JsonElement arguments, CancellationToken cancel)
    {
        var today = ChinaTime.DateOf(context.At);
        var open = await at.Value.Db.Set<PublicationRow>()
            .Where(p => p.CaseId == context.RootId && p.TakesComments && p.ClosesOn >= today).ToListAsync(cancel).ConfigureAwait(false);
        foreach (var publication in open)
            (publication.ClosesOn, publication.TakesComments) = (today, false);
        return ActionScene.Answer(new { closed = open.Count });
    }
}

internal sealed class ReturnMaterials(Lazy<ActionScene> at) : IModuleAction
{
    public string Name => "materials.return";

    public Text Purpose => new("将全部申请材料退回申请人", "Gives all materials handed in back to the applicant");

    public JsonElement Arguments { get; } = ActionScene.Schema("""{"type":"object","additionalProperties":false,"properties":{}}""");

    public async Task<Outcome<JsonElement>> CarryOutAsync(ActionContext context, JsonElement arguments, CancellationToken cancel)
    {
        var scene = at.Value;
        var row = await scene.CaseAsync(context, cancel).ConfigureAwait(false);
        var count = await scene.Db.Set<FileRow>().CountAsync(f => f.RootId == row.Id, cancel).ConfigureAwait(false);
        IssuePaper.Tell(scene.Db, row, new("材料退回", "Materials returned"), new(
            $"办件 {row.Number} 已终止，{count} 份电子材料可在办件页面下载取回；纸质材料请按退件通知领取。",
            $"Case {row.Number} has ended. Its {count} electronic materials can be downloaded from the case page; collect paper materials as the return notice says."), context.At);
        return ActionScene.Answer(new { count });
    }
}
