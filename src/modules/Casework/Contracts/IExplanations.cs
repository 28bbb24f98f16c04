using System.Text.Json;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Casework.Contracts;

/// <summary>Why a case stands where it stands, and what an act would bring about; for officers of its organ who handle cases.</summary>
public interface IExplanations
{
    /// <summary>The decisions of the case's procedure whose inputs are known, taken again over what the case holds now.</summary>
    Task<Outcome<IReadOnlyList<RuleAnswer>>> RulesAsync(Guid caseId, Acting by, CancellationToken cancel);

    /// <summary>The papers an act would issue, rendered as they would be; nothing is kept. An act that would be refused is refused alike.</summary>
    Task<Outcome<IReadOnlyList<PaperDraft>>> PapersAsync(Guid caseId, CaseAct act, Acting by, CancellationToken cancel);
}

/// <summary>The answer of a rule in a case.</summary>
/// <param name="Decision">The decision with its tables.</param>
/// <param name="Recorded">The answer the case went by; null when it has not been asked for yet.</param>
/// <param name="Same">Whether taking it again gives what was recorded; null when nothing was.</param>
public sealed record RuleAnswer(DecisionView Decision, JsonElement? Recorded, bool? Same);

/// <summary>A paper as an act would issue it.</summary>
/// <param name="Document">Paper id.</param>
/// <param name="Title">Its title.</param>
/// <param name="To">To whom it goes: <c>applicant</c>, <c>public</c>, <c>evaluator</c> …; null where the pack names nobody.</param>
/// <param name="Organ">The organ that would issue it.</param>
/// <param name="Number">The number it would have.</param>
/// <param name="Addressee">Whom it addresses, by name; null for nobody.</param>
/// <param name="Zh">Its words, HTML, Chinese.</param>
/// <param name="En">Its words, HTML, English.</param>
/// <param name="Day">The day it would bear.</param>
/// <param name="Seal">Code of the organ whose seal it would bear; null for none.</param>
public sealed record PaperDraft(
    string Document, Text Title, string? To, Text Organ, string Number, string? Addressee, string Zh, string En, DateOnly Day, string? Seal);
