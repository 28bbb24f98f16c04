using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>
/// Reads the duties of a clause by the words that bind in official Chinese. One sentence may oblige, forbid and allow; each is a duty of its own.
/// A sentence without such a word is a duty in a clause whose bracket says who answers, and in a document that gives orders where it has the form
/// of an order or sets a target; what is taken so is told.
/// </summary>
public static partial class DutyReader
{
    private const int LongestSentence = 3000;

    /// <summary>The duties of one clause, in its order; every place counts from the start of the text.</summary>
    /// <param name="text">The clause.</param>
    /// <param name="issued">When its document was issued: the year of dates that name none.</param>
    /// <param name="orders">Whether its document gives orders in bare verbs, as notices and opinions do and statutes do not.</param>
    public static IReadOnlyList<Duty> Read(string text, DateOnly? issued, bool orders = false) => Read(text, issued, orders, "");

    /// <summary>Reads with the labelled lines that stand under the clause (责任单位：…), parted by ；: who answers for it and until when.</summary>
    internal static IReadOnlyList<Duty> Read(string text, DateOnly? issued, bool orders, string labels)
    {
        var (_, answers, says) = LedgerReader.Charge(text);
        if (labels.Length > 0)
            (answers, says) = (answers.And(ResponsibilityReader.Read(labels)), true);
        var (deadlines, quantities) = (DeadlineReader.Read(text, issued), QuantityReader.Read(text));
        // a term told beside who answers holds for every sentence of the clause
        var brackets = LedgerReader.Brackets(text);
        List<Deadline> shared = [.. deadlines.Where(d => brackets.Exists(b => d.Start > b.Start && d.Start < b.End)), .. labels.Split('；').SelectMany(l => Labelled(l, issued)).Select(d => d with { Start = Deadline.Elsewhere })];
        deadlines = [.. deadlines.Except(shared)];
        var (duties, folded) = (new List<Duty>(), says ? LedgerReader.WithoutCharges(Script.Fold(text), text) : Script.Fold(text));
        Deadline? leading = null; // a term at the head of a sentence holds for its parts parted by ；
        foreach (Match sentence in Sentences().Matches(folded))
        {
            if (ResponsibilityReader.IsLabelled(sentence.Value))
            {
                shared.AddRange(Labelled(sentence.Value, issued).Select(d => d with { Start = d.Start + sentence.Index }));
                continue;
            }
            // who answers is told once for the clause; what never ends is no sentence
            if (sentence.Length > LongestSentence || string.IsNullOrWhiteSpace(sentence.Value) || (sentence.Value[0] is '（' or '(' && ResponsibilityReader.Says(sentence.Value.Trim('（', '）', '(', ')', '。'))))
                continue;
            IReadOnlyList<Deadline> terms = [.. deadlines.Where(d => Within(d.Start))];
            IReadOnlyList<Quantity> amounts = [.. quantities.Where(q => Within(q.Start))];
            var inherited = leading is not null && !terms.Any(d => d.Date is not null) ? leading with { Uncertain = "the term stands at the head of the sentence, before the semicolon" } : null;
            foreach (var duty in Of(sentence, text, answers, says, orders, terms.Any(d => d.Kind != DeadlineKind.Relative) || amounts.Count > 0))
                duties.Add(Inheriting(duty, duties) with { Deadlines = inherited is null ? terms : [inherited, .. terms], Quantities = amounts });
            leading = sentence.Value[^1] is '；' or ';' ? terms.FirstOrDefault(d => d.Date is not null && d.Start - sentence.Index <= 4) ?? leading : null;

            bool Within(int place) => place >= sentence.Index && place < sentence.Index + sentence.Length;
        }
        return shared.Count == 0 ? duties : duties.ConvertAll(d => d with { Deadlines = [.. d.Deadlines, .. shared] });
    }

    private static IEnumerable<Deadline> Labelled(string words, DateOnly? issued) => ResponsibilityReader.TermBegins(words) is { } at
        ? DeadlineReader.OfTerm(words[at..].TrimEnd('。', '；', ';', '）', ')'), issued).Select(d => d with { Start = d.Start + at }) : [];

    private static IEnumerable<Duty> Of(Match sentence, string text, Responsibility answers, bool charged, bool orders, bool measured)
    {
        var folded = sentence.Value;
        Piece At(int start, int length) => new(sentence.Index + start, text.Substring(sentence.Index + start, length));
        Piece? Group(Match match) => match.Success && match.Length > 0 ? At(match.Index, match.Length) : null;
        var (exceptions, conditions) = (Norms.Exceptions().Match(folded), Norms.Conditions().Match(folded));
        // "应当在开工前，…" is what binds, no condition of it
        var condition = conditions.Success && (conditions.Value[^1] is '的' || !Norms.Binds(conditions.Value)) ? Group(conditions) : null;
        var (exception, basis, whole) = (Group(exceptions), Group(Norms.Bases().Match(folded)), At(0, folded.Length));
        var bound = Norms.Binding(folded, conditions, orders);
        foreach (var (kind, binding) in bound)
        {
            // what the next word of the sentence binds is its own
            // a sanction is told by its verb: 责令改正, 处…罚款
            var after = kind == DutyKind.Sanction ? binding.Index : binding.Index + binding.Length;
            var end = bound.Select(b => b.Binding.Index).Where(i => i > after).Select(i => folded.LastIndexOf('，', i) is var comma && comma > after ? comma : folded.Length).DefaultIfEmpty(folded.Length).Min();
            var action = after < end ? At(after, end - after) : null;
            if (kind == DutyKind.Definition)
            {
                yield return new(kind, whole, null, action, null, condition, exception, basis, answers, [], [], null);
                continue;
            }
            var bearer = Bearers.Before(folded, binding.Index, conditions) is { } who ? At(who.Start, who.Length) : null;
            // who breaks a rule is not who answers for the sanction
            if (kind == DutyKind.Sanction && bearer is not null && condition is not null && bearer.Start < condition.End)
                bearer = null;
            var thing = action is null ? null : Actions.Object(folded[after..end]) is { } o ? At(after + o.Start, o.Length) : null;
            var doubt = bearer is null && kind != DutyKind.Sanction ? "the sentence names no bearer before the word that binds"
                : bearer is not null && !Bearers.IsNamed(Script.Fold(bearer.Text)) ? "the bearer is what stands before the binding word, not a name the grammar knows" : null;
            yield return new(kind, whole, bearer, action, thing, condition, exception, basis, answers, [], [], doubt);
        }
        if (bound.Count == 0 && Norms.MadeUnder().IsMatch(folded))
            yield return new(DutyKind.LegalBasis, whole, null, null, null, null, null, basis, answers, [], [], null);
        else if (bound.Count == 0 && Norms.Undertakes(folded, orders) is { } doer)
            yield return new(DutyKind.Obligation, whole, At(doer.Start, doer.Length), At(doer.Start + doer.Length, folded.Length - doer.Start - doer.Length), Actions.Object(folded[(doer.Start + doer.Length)..]) is { } o ? At(doer.Start + doer.Length + o.Start, o.Length) : null,
                condition, exception, basis, answers, [], [], "no word of duty: a body is named with what it does");
        else if (bound.Count == 0 && (exception is not null || Norms.Excepts().IsMatch(folded)))
            yield return new(DutyKind.Exception, whole, null, null, null, condition, exception ?? whole, basis, answers, [], [], null);
        else if (bound.Count == 0 && Ordered(folded, charged, orders, measured) is { } why)
            yield return new(DutyKind.Obligation, whole, null, whole, Actions.Object(folded) is { } thing ? At(thing.Start, thing.Length) : null, condition, exception, basis, answers, [], [], why) { ByForm = true };
        else if (bound.Count > 0 && exception is not null)
            yield return new(DutyKind.Exception, exception, null, null, null, null, exception, null, answers, [], [], null);
    }

    private static string? Ordered(string folded, bool charged, bool orders, bool measured) =>
        folded[0] is '（' or '(' || Norms.Grants(folded) ? null
        : charged ? "no word of duty: taken as an order because the clause says who answers"
        : orders && Actions.IsOrder(folded) ? "no word of duty: taken as an order by its form"
        : orders && measured && Norms.Targets().IsMatch(folded) && !Norms.Past().IsMatch(folded) ? "no word of duty: taken as a target by its figure or its term" : null;

    /// <summary>A sentence that names nobody is borne by who bore the one before it in the clause.</summary>
    private static Duty Inheriting(Duty duty, List<Duty> before) =>
        duty.Bearer is null && duty.Kind is DutyKind.Obligation or DutyKind.Prohibition or DutyKind.Power && before.FindLast(d => d.Kind is DutyKind.Obligation or DutyKind.Prohibition or DutyKind.Power) is { Bearer: { } bearer } && Bearers.IsNamed(Script.Fold(bearer.Text))
            ? duty with { Bearer = bearer, Uncertain = "the sentence names no bearer: that of the sentence before it" } : duty;

    /// <summary>Sentences; of several bodies with a duty each (甲负责…，乙负责…) every part is one.</summary>
    [GeneratedRegex("(?:[^。；;\n，]|，(?!(?<=(?:负责|应当)[^。；;\n]{2,120}，)[^，。；：、]{2,24}(?:部|委|局|署|院|厅|办|府|会|行|部门|机关|机构|单位)(?:负责(?!任|人|制|同志)|应当)))+(?:[。；;]|，(?=[^，。；：、]{2,24}(?:负责|应当)))?(?:[”’」])?", RegexOptions.None, 20000)]
    private static partial Regex Sentences();
}
