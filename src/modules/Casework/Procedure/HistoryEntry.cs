using System.Text.Json;

namespace Tongban.Casework.Procedure;

/// <summary>One thing that happened to a case: an event taken, or a mark the procedure set on its way.</summary>
/// <param name="At">Instant it happened.</param>
/// <param name="Type">Event type or mark, e.g. <c>submit</c>, <c>accepted</c>.</param>
/// <param name="EffectiveOn">Legal day (Asia/Shanghai) it counts from; a deemed acceptance counts from the day of receipt.</param>
/// <param name="Clause">Clause it rests on; empty where the pack names none.</param>
/// <param name="Data">The event's data; null for marks.</param>
internal sealed record HistoryEntry(DateTimeOffset At, string Type, DateOnly EffectiveOn, string Clause, JsonElement? Data = null);
