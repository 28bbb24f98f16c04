using System.Globalization;
using System.Text.Json;
using Tongban.Credit.Contracts;
using Tongban.Kernel;
using Tongban.WorkCalendar;

namespace Tongban.Credit.RecordCredit;

/// <summary>What packs name to record credit from a procedure; about the case's party, in the name of the organ that handles the case.</summary>
internal sealed class RecordAction(Lazy<Recorder> recorder) : IModuleAction
{
    public string Name => "credit.record";

    public Text Purpose => new("为本案当事人（或指明号码的主体）记入一条信用记录", "Enters a credit record about the party of the case, or about the subject whose number is given");

    public JsonElement Arguments { get; } = JsonElement.Parse(
        """
        {"type":"object","required":["kind","zh","en"],"additionalProperties":false,"properties":{
          "kind":{"type":"string","enum":["kept-promise","broken-promise","penalty","serious-dishonesty"]},
          "severity":{"type":["string","null"],"enum":["none","minor","ordinary","serious",null]},
          "zh":{"type":"string","minLength":1},"en":{"type":"string","minLength":1},
          "domain":{"type":["string","null"]},"number":{"type":["string","null"]},"name":{"type":["string","null"]},
          "decision":{"type":["string","null"]},"decidedOn":{"type":["string","null"]}}}
        """);

    public async Task<Outcome<JsonElement>> CarryOutAsync(ActionContext context, JsonElement arguments, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.OrganId is not { } organ || context.Number is not { } caseNumber)
            throw new InvalidOperationException("credit.record is carried out for a case.");
        if (Text(arguments, "kind") is not { } kindName || Kind(kindName) is not { } kind || Severity(Text(arguments, "severity"), kind) is not { } severity
            || Text(arguments, "zh") is not { } zh || Text(arguments, "en") is not { } en)
            return Refusal.Invalid("credit.bad-entry", new("流程给出的信用记录不完整。", "The procedure gave an incomplete credit record."));
        var decidedOn = Text(arguments, "decidedOn") is { } day
            ? DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var stated) ? stated : (DateOnly?)null
            : ChinaTime.DateOf(context.At);
        if (decidedOn is not { } on)
            return Refusal.Invalid("credit.bad-entry", new("决定日期有误。", "The day of the decision is wrong."));
        var number = Text(arguments, "number");
        var entered = await recorder.Value.HandleAsync(
            new(number, Text(arguments, "name"), kind, severity, new(zh, en), new($"case:{context.RootId}", Text(arguments, "decision") ?? caseNumber), on,
                Text(arguments, "domain"), context.Basis, number is null ? context.PartyId : null, organ),
            Acting.Platform, null, cancel).ConfigureAwait(false);
        return entered.Succeeded ? JsonSerializer.SerializeToElement(new { no = entered.Value.Id.No, endsOn = entered.Value.EndsOn }) : entered.Refusal;
    }

    private static string? Text(JsonElement arguments, string name) =>
        arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static CreditKind? Kind(string name) => name switch
    {
        "kept-promise" => CreditKind.KeptPromise,
        "broken-promise" => CreditKind.BrokenPromise,
        "penalty" => CreditKind.Penalty,
        "serious-dishonesty" => CreditKind.SeriousDishonesty,
        _ => null,
    };

    private static CreditSeverity? Severity(string? name, CreditKind kind) => name switch
    {
        null => kind == CreditKind.KeptPromise ? CreditSeverity.None : CreditSeverity.Ordinary,
        "none" => CreditSeverity.None,
        "minor" => CreditSeverity.Minor,
        "ordinary" => CreditSeverity.Ordinary,
        "serious" => CreditSeverity.Serious,
        _ => null,
    };
}
