using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongban.Credit.Contracts;
using Tongban.Credit.LookUp;
using Tongban.Credit.Storage;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using Tongban.Storage;

namespace Tongban.Credit.AskStanding;

/// <summary>
/// What follows from each record by the asking pack's decision <c>credit-effect</c>, in the version in force on the day. Measures against the
/// dishonest need a legal basis of their own, so a pack without such a decision draws no consequence.
/// </summary>
internal sealed class StandingReader(PlatformDb db, IPackLibrary packs, LookupLog log)
{
    internal const string Decision = "credit-effect";

    internal async Task<CreditStanding> AskAsync(CreditQuestion question, Acting by, CancellationToken cancel)
    {
        await log.NoteAsync(question.Subject, by, question.Words, question.Pack, cancel).ConfigureAwait(false);
        if (packs.InForce(question.Pack, question.On)?.Decisions.Values.FirstOrDefault(d => d.Model.Decisions.Any(m => m.Id == Decision)) is not { } rules)
            return new([]);
        if (await db.Set<SubjectRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == question.Subject, cancel).ConfigureAwait(false) is not { } subject)
            return new([]);
        // Tracked rows are read too: a record entered earlier in the same transaction counts.
        var records = await db.Set<RecordRow>().Where(r => r.SubjectId == question.Subject && r.State == CreditState.Standing && r.DecidedOn <= question.On && r.EndsOn >= question.On)
            .ToListAsync(cancel).ConfigureAwait(false);
        return new([.. records.Where(r => r.State == CreditState.Standing).OrderByDescending(r => r.Severity).ThenByDescending(r => r.DecidedOn).ThenBy(r => r.No)
            .Select(r => Finding(rules, question, subject, r)).OfType<CreditFinding>().OrderByDescending(f => f.Bars)]);
    }

    private static CreditFinding? Finding(PackDecisions rules, CreditQuestion question, SubjectRow subject, RecordRow row)
    {
        var answer = rules.Decide(Decision, new Dictionary<string, JsonElement>
        {
            ["record"] = JsonSerializer.SerializeToElement(new
            {
                kind = JsonNamingPolicy.KebabCaseLower.ConvertName(row.Kind.ToString()),
                severity = JsonNamingPolicy.KebabCaseLower.ConvertName(row.Severity.ToString()),
                domain = row.Domain,
                inDispute = row.InDispute,
                days = question.On.DayNumber - row.DecidedOn.DayNumber,
                purpose = question.Purpose,
            }),
        });
        if (answer.Problem is { } problem)
            throw new InvalidOperationException($"{question.Pack}: the decision {Decision} gave no answer: {problem}");
        // A row that says nothing of bars: the pack has looked at such records and draws nothing from them.
        if (answer.Value.ValueKind != JsonValueKind.Object || !answer.Value.TryGetProperty("bars", out var bars) || bars.ValueKind == JsonValueKind.Null)
            return null;
        string Word(string name) => answer.Value.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String && word.GetString() is { Length: > 0 } text
            ? text : throw new InvalidOperationException($"{question.Pack}: the decision {Decision} gives no '{name}'.");
        if (bars.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw new InvalidOperationException($"{question.Pack}: the decision {Decision} does not say whether the record bars.");
        var clause = Word("clause");
        return new(CreditText.View(subject, row), bars.GetBoolean(), new(Word("zh"), Word("en")),
            clause.Contains('#', StringComparison.Ordinal) ? ClauseRef.Parse(clause) : new(question.Pack, clause), CreditText.Repair(row, question.On));
    }
}
