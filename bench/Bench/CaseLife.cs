using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework.Contracts;
using Tongban.Kernel;

namespace Tongban.Bench;

/// <summary>The whole life of an EIA case in eight commands, each a durable transaction: applied for, accepted, evaluated, reviewed, decided, announced.</summary>
internal static class CaseLife
{
    internal static readonly (string Type, string At, JsonElement Data)[] Commands =
    [
        ("submit", "2021-02-08T10:00:00+08:00", Json(new
        {
            requiresEia = true, competentOrgan = "mee", projectName = "演示养护工程", projectPlace = "演示省演示市", projectNature = "new", industry = "演示行业",
            summary = "演示数据：沿既有道路修复路面、更换护栏，施工期四个月，不新增占地。", preparer = "演示环评有限公司", preparerCode = "91999999MADEMX0880",
            contact = "演示·李公民", phone = "010-00000000", truthful = true,
        })),
        ("correct-on-the-spot", "2021-02-08T11:00:00+08:00", Json(new { corrected = "材料已当场补齐" })),
        ("commission-evaluation", "2021-02-09T10:00:00+08:00", Json(new { evaluator = "演示评估中心", dueOn = "2021-03-20", points = "噪声" })),
        ("receive-evaluation", "2021-03-09T10:00:00+08:00", Json(new { evaluator = "演示评估中心", conclusion = "可行", problems = "无", attention = "噪声" })),
        ("review", "2021-03-09T11:00:00+08:00", Json(new Dictionary<string, object>(
            ((string[])["planning", "quality", "measures", "existing", "document"]).Select(a => KeyValuePair.Create(a, (object)new { finding = "meets", reasons = "符合" }))
                .Append(KeyValuePair.Create("areaMeetsStandard", (object)true))))),
        ("announce-hearing-rights", "2021-03-09T12:00:00+08:00", Json(new { summary = "基本情况", interested = "邻居" })),
        ("decide", "2021-03-09T13:00:00+08:00", Json(new { approve = true, conditions = "夜间不施工" })),
        ("announce", "2021-03-11T10:00:00+08:00", Json(new { })),
    ];

    /// <summary>Lives that many lives side by side, command after command; gives the seconds it took.</summary>
    internal static async Task<double> LiveAsync(CaseTown town, int cases, int clients, string item = "eia-approval/report", string? until = null)
    {
        var ids = new Guid[cases];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var (type, at, data) in Commands)
        {
            town.GoTo(at);
            await Parallel.ForAsync(0, cases, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (i, _) =>
            {
                await using var scope = town.Services.CreateAsyncScope();
                var door = scope.ServiceProvider.GetRequiredService<ICases>();
                var outcome = type == "submit"
                    ? await door.SubmitAsync(new(item, data), town.Party, null, default)
                    : await door.ActAsync(ids[i], new(type, data), town.Officer, null, default);
                if (!outcome.Succeeded)
                    throw new InvalidOperationException($"{type}: {outcome.Refusal.Code} {outcome.Refusal.Message.En} {string.Join(", ", outcome.Refusal.Fields?.Keys ?? [])}");
                ids[i] = outcome.Value.Id;
                if (type == "announce" && outcome.Value.Outcome != "announced")
                    throw new InvalidOperationException(outcome.Value.Outcome);
            });
            if (type == until)
                break;
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
