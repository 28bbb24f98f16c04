using System.Globalization;
using System.Text;
using Tongban.Casework.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Web.Cases;
using Tongban.Web.Texts;

namespace Tongban.Web.Supervisor;

/// <summary>A line of the supervisor's table: the open cases of one organ, item or officer.</summary>
internal sealed record LoadLine(Text Name, int Open, int Red, int Yellow, int Still, int LongestLate, int LongestStill)
{
    internal int InTime => Open - Red - Yellow;
}

/// <summary>The load by one of its three sides; the page, the chart and the file show the same lines.</summary>
internal sealed class LoadTable
{
    internal const string Organ = "organ", Item = "item", Person = "person";

    private LoadTable(string side, DateOnly on, IReadOnlyList<LoadLine> lines) => (Side, On, Lines) = (side, on, lines);

    internal string Side { get; }

    internal DateOnly On { get; }

    internal IReadOnlyList<LoadLine> Lines { get; }

    internal Text NameOfSide => Side switch { Item => WorkTexts.Item, Person => LoadTexts.Person, _ => LoadTexts.Organ };

    internal LoadLine Total => new(
        LoadTexts.Total, Lines.Sum(l => l.Open), Lines.Sum(l => l.Red), Lines.Sum(l => l.Yellow), Lines.Sum(l => l.Still),
        Lines.Select(l => l.LongestLate).DefaultIfEmpty().Max(), Lines.Select(l => l.LongestStill).DefaultIfEmpty().Max());

    /// <summary>Which side an address asks for; organs when it asks for none we know.</summary>
    internal static string SideOf(string? asked) => asked is Item or Person ? asked : Organ;

    internal static async Task<LoadTable> OfAsync(LoadList load, string side, IDirectory directory, CancellationToken cancel)
    {
        var organs = (await directory.OrgansAsync(cancel)).ToDictionary(o => o.Id, o => o.Name);
        var people = side == Person
            ? await directory.PartiesAsync([.. load.Rows.Select(r => r.AssigneeId).OfType<Guid>().Distinct()], cancel)
            : new Dictionary<Guid, PartyCard>();
        Text NameOf(LoadRow row) => side switch
        {
            Item => row.ItemTitle,
            Person => row.AssigneeId is not { } id ? WorkTexts.Nobody : people.TryGetValue(id, out var card) ? new(card.Name, card.Name) : WorkTexts.Colleague,
            _ => organs.GetValueOrDefault(row.OrganId, LoadTexts.Organ),
        };
        int Since(DateOnly? day) => day is { } from ? load.On.DayNumber - from.DayNumber : 0;
        var lines = load.Rows.GroupBy(NameOf).Select(g => new LoadLine(
            g.Key, g.Sum(r => r.Open), g.Sum(r => r.Red), g.Sum(r => r.Yellow), g.Sum(r => r.Still), g.Max(r => Since(r.OldestDueOn)), g.Max(r => Since(r.StillSince))));
        return new(side, load.On, [.. lines.OrderByDescending(l => l.Red).ThenByDescending(l => l.Open)]);
    }

    /// <summary>The table as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8.</summary>
    internal byte[] Csv(Func<Text, string> say)
    {
        var text = new StringBuilder();
        void Line(params string[] cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        Line(say(NameOfSide), say(LoadTexts.Open), say(LoadTexts.Red), say(LoadTexts.Yellow), say(LoadTexts.Still), say(LoadTexts.Longest), say(LoadTexts.LongestStill));
        foreach (var line in Lines)
            Line(say(line.Name), Whole(line.Open), Whole(line.Red), Whole(line.Yellow), Whole(line.Still), Whole(line.LongestLate), Whole(line.LongestStill));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A name that a spreadsheet would take for a formula becomes plain text.
    private static string Cell(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
