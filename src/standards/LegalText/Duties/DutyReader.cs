using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>Reads the duties of a clause by the words that bind in official Chinese. A sentence without such a word is a duty only in a
/// clause whose bracket says who answers: there every sentence is an order.</summary>
public static partial class DutyReader
{
    /// <summary>The duties of one clause, in its order; every place counts from the start of the text.</summary>
    /// <param name="text">The clause.</param>
    /// <param name="issued">When its document was issued: the year of dates that name none.</param>
    public static IReadOnlyList<Duty> Read(string text, DateOnly? issued)
    {
        var (_, answers, says) = LedgerReader.Charge(text);
        var (deadlines, quantities) = (DeadlineReader.Read(text, issued), QuantityReader.Read(text));
        var duties = new List<Duty>();
        foreach (Match sentence in Sentences().Matches(Script.Fold(text)))
        {
            if (Of(sentence, text, answers, says) is { } duty)
                duties.Add(duty with { Deadlines = [.. deadlines.Where(d => Within(d.Start))], Quantities = [.. quantities.Where(q => Within(q.Start))] });

            bool Within(int place) => place >= sentence.Index && place < sentence.Index + sentence.Length;
        }
        return duties;
    }

    private static Duty? Of(Match sentence, string text, Responsibility answers, bool charged)
    {
        var folded = sentence.Value;
        Piece At(int start, int length) => new(sentence.Index + start, text.Substring(sentence.Index + start, length));
        Piece? Group(Match match, string name) => match.Success && match.Groups[name].Length > 0 ? At(match.Groups[name].Index, match.Groups[name].Length) : null;
        var (kind, binding) = Binding(folded);
        if (kind is null && (!charged || folded[0] is '（' or '('))
            return null;

        var exception = Group(Exceptions().Match(folded), "piece");
        var condition = Group(Conditions().Match(folded), "piece");
        var basis = Group(Bases().Match(folded), "piece");
        var whole = At(0, folded.Length);
        if (binding is null)
            return new(DutyKind.Obligation, whole, null, whole, condition, exception, basis, answers, [], [], "no word of duty: taken as an order because the clause says who answers");

        // the bearer ends where the binding word begins, and begins after the last comma before it; before that stand conditions
        var head = folded[..binding.Index];
        var from = head.LastIndexOf('，') + 1;
        var who = head[from..].Trim();
        var named = who.Length is > 0 and <= 40 && kind is not DutyKind.Definition;
        var bearer = named ? At(from, binding.Index - from) : null;
        var after = binding.Index + binding.Length;
        var action = after < folded.Length ? At(after, folded.Length - after) : null;
        var doubt = bearer is null && kind is not DutyKind.Definition and not DutyKind.Sanction ? "the sentence names no bearer before the word that binds"
            : bearer is not null && !Bodies.IsBody(who) && !Persons().IsMatch(who) ? "the bearer is what stands before the binding word, not a name the grammar knows" : null;
        return new(kind!.Value, whole, bearer, action, condition, exception, basis, answers, [], [], doubt);
    }

    private static (DutyKind? Kind, Match? Binding) Binding(string sentence)
    {
        // order matters: 不得 outranks 应当 in one sentence, a sanction names what is forbidden
        foreach (var (kind, words) in new[] { (DutyKind.Definition, Defines()), (DutyKind.Sanction, Punishes()), (DutyKind.Prohibition, Forbids()), (DutyKind.Obligation, Obliges()), (DutyKind.Power, Allows()) })
            if (words.Match(sentence) is { Success: true } found)
                return (kind, found);
        return (null, null);
    }

    [GeneratedRegex("[^。；;\n]+[。；;]?(?:[”’」])?", RegexOptions.None, 1000)]
    private static partial Regex Sentences();

    [GeneratedRegex("是指|所称", RegexOptions.None, 1000)]
    private static partial Regex Defines();

    [GeneratedRegex("责令|处以|并处|处(?=[^，。]{1,30}罚款)|给予处分|吊销|追究(?=[^，。]{0,10}责任)", RegexOptions.None, 1000)]
    private static partial Regex Punishes();

    [GeneratedRegex("不得|严禁|禁止|不准|不应", RegexOptions.None, 1000)]
    private static partial Regex Forbids();

    [GeneratedRegex("应当|必须|(?<!无|不)须|应(?=[^急用对届得收有])|负责(?!任|人)|有义务", RegexOptions.None, 1000)]
    private static partial Regex Obliges();

    [GeneratedRegex("可以|有权|可(?=自主|依法|根据)", RegexOptions.None, 1000)]
    private static partial Regex Allows();

    [GeneratedRegex("(?<piece>除[^，。；]{1,60}外|但[是]?[^。；]{1,80}除外|但[是]?(?:法律|行政法规)[^。；]{1,80})", RegexOptions.None, 1000)]
    private static partial Regex Exceptions();

    [GeneratedRegex("(?<piece>[^，。；]{2,60}(?:的(?=，)|时(?=，)|情形之一的?)|^(?:如|对于?|在)[^，。；]{2,60}(?=，))", RegexOptions.None, 1000)]
    private static partial Regex Conditions();

    [GeneratedRegex("(?<piece>(?:根据|依照|按照|依据)《[^》]{1,80}》(?:第[一二三四五六七八九十百0-9]+条)?)", RegexOptions.None, 1000)]
    private static partial Regex Bases();

    [GeneratedRegex("(?:单位|部门|机关|机构|企业|个人|人员|人|者|地区|政府|组织|院校|学校)$", RegexOptions.None, 1000)]
    private static partial Regex Persons();
}
