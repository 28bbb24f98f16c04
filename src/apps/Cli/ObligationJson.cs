using System.Text.Json.Serialization;
using Tongban.LegalText.Duties;

namespace Tongban.Cli;

/// <summary>A duty of a clause in <c>library import</c>'s JSON. Places count in UTF-16 units in the clause's text, or in its heading where they say so.</summary>
internal sealed record ObligationJson(string Clause, DutyKind Kind, IReadOnlyList<string> Lead, IReadOnlyList<string> Joint, bool Regions, IReadOnlyList<DateOnly> Deadlines, IReadOnlyList<ObligationJson.QuantityJson> Quantities, string Text,
    string? Bearer, string? Action, string? Object, string? Condition, string? Exception, string? Basis, string? LedBy, IReadOnlyList<ObligationJson.TermJson> Terms, IReadOnlyList<ObligationJson.SpanJson> Spans, string? Uncertain)
{
    internal static ObligationJson Of(ClauseDuty clause)
    {
        var duty = clause.Duty;
        SpanJson? Span(string field, Piece? piece) => piece is null ? null : clause.Place(piece.Start) is var (heading, start) ? new(field, heading ? true : null, start, start + piece.Text.Length) : null;
        SpanJson?[] spans = [Span("text", duty.Sentence), Span("bearer", duty.Bearer), Span("action", duty.Action), Span("object", duty.Object), Span("condition", duty.Condition), Span("exception", duty.Exception), Span("basis", duty.Basis),
            .. duty.Deadlines.Where(d => d.Start != Deadline.Elsewhere).Select(d => Span("deadline", new(d.Start, d.Text))), .. duty.Quantities.Select(q => Span("quantity", new(q.Start, q.Text))), .. duty.Quantities.Select(q => Span("scope", q.Scope))];
        return new(clause.Clause, duty.Kind, clause.Answers.Lead, clause.Answers.Joint, clause.Answers.Regions, [.. duty.Deadlines.Where(d => d is { Date: not null, Ends: true }).Select(d => d.Date!.Value).Distinct()],
            [.. duty.Quantities.Select(q => new QuantityJson(q.Text, q.Value, q.Unit, q.Bound, q.Scope?.Text))], duty.Sentence.Text, duty.Bearer?.Text ?? clause.LeadingBearer, duty.Action?.Text, duty.Object?.Text, duty.Condition?.Text, duty.Exception?.Text,
            duty.Basis?.Text, clause.Leading, [.. duty.Deadlines.Select(d => new TermJson(d.Text, d.Kind, d.Date, d.Uncertain))], [.. spans.OfType<SpanJson>()], duty.Uncertain);
    }

    internal sealed record QuantityJson(string Text, decimal Value, string Unit, string Bound, string? Scope);

    internal sealed record TermJson(string Text, DeadlineKind Kind, DateOnly? Date, string? Uncertain);

    internal sealed record SpanJson(string Field, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? InHeading, int Start, int End);
}
