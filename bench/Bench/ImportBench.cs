using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tongban.LegalText;
using Tongban.LegalText.Citations;
using Tongban.LegalText.Duties;

namespace Tongban.Bench;

/// <summary>
/// Official texts read from files: documents, clauses, citations and duties, at one, ten and a hundred times the size of the compilation; hostile
/// files; and a million duties, file after file. Every row is a process of its own, so that its peak of memory is its own.
/// </summary>
internal static partial class ImportBench
{
    internal static async Task<int> Run(string[] args)
    {
        if (Seed() is not { } seed)
        {
            Console.Error.WriteLine("the compilation is not beside the repository (../shared/seeds): nothing to read");
            return 2;
        }

        Console.WriteLine($"{new FileInfo(seed).Length:N0} bytes\n| what | characters | first, CPU s | again, CPU s | million characters/s | peak MB | found |\n|---|---:|---:|---:|---:|---:|---|");
        foreach (var what in args.Length > 0 ? args : ["floor", "read", "all", "floor-10", "all-10", "floor-100", "all-100", "duties", .. Hostile.Keys])
            await ChildAsync(what);
        return 0;
    }

    /// <summary>One row, in a process of its own.</summary>
    internal static int One(string what)
    {
        var (name, times) = what.Split('-') is [var n, var t] && int.TryParse(t, CultureInfo.InvariantCulture, out var parsed) ? (n, parsed) : (what, 1);
        var (work, length) = name switch
        {
            "floor" => Over(Many(times), Floor),
            "read" => Over(Many(times), bytes => Counted(OfficialText.Read(bytes))),
            "all" => Over(Many(times), bytes => All(bytes)),
            "duties" => (MillionDuties, 0),
            _ => Over(Encoding.UTF8.GetBytes(Hostile[name]()), bytes => All(bytes)),
        };
        var before = Spent();
        var found = work();
        var (first, again) = (Spent() - before, double.NaN);
        if (first < 20 && name != "duties")
        {
            var runs = new List<double>();
            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                before = Spent();
                _ = work();
                runs.Add(Spent() - before);
            }

            again = runs.Min();
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {length:N0} | {first:0.00} | {again:0.00} | {length / 1e6 / (double.IsNaN(again) ? first : again):0.00} | {peak:0} | {found} |"));
        return 0;
    }

    /// <summary>Seconds of processor this process has used, of all its threads: on a machine that does other things too they tell more than the clock.</summary>
    private static double Spent() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static string? Seed() =>
        Directory.Exists(Repository.Path("..", "shared", "seeds")) ? Directory.EnumerateFiles(Repository.Path("..", "shared", "seeds"), "*.txt").Order(StringComparer.Ordinal).FirstOrDefault() : null;

    private static byte[] Many(int times)
    {
        var one = File.ReadAllBytes(Seed()!);
        var all = new byte[(one.Length + 1) * times];
        for (var i = 0; i < times; i++)
        {
            one.CopyTo(all, i * (one.Length + 1));
            all[((i + 1) * (one.Length + 1)) - 1] = (byte)'\n';
        }

        return all;
    }

    private static (Func<string> Work, int Length) Over(byte[] bytes, Func<byte[], string> work) => (() => work(bytes), Encoding.UTF8.GetCharCount(bytes));

    private static string All(byte[] bytes)
    {
        try
        {
            var read = OfficialText.Read(bytes);
            var (citations, duties, cited) = (new CitationReader(read.Documents), 0, 0);
            for (var i = 0; i < read.Documents.Count; i++)
            {
                duties += DocumentDuties.Read(read.Documents[i]).Count;
                cited += citations.Read(i).Count;
            }

            return string.Create(CultureInfo.InvariantCulture, $"{Counted(read)}, {cited:N0} citations, {duties:N0} duties");
        }
        catch (UnreadableTextException refused)
        {
            return $"refused: {refused.Reason}";
        }
    }

    private static string Counted(ReadingResult read) => string.Create(CultureInfo.InvariantCulture, $"{read.Documents.Count:N0} documents, {read.Documents.Sum(d => d.AllClauses().Count()):N0} clauses");

    /// <summary>The least that any reader must do: decode, part into lines, take page numbers away, join to paragraphs at full stops, tell numbers.</summary>
    private static string Floor(byte[] bytes)
    {
        var (paragraphs, numbered, open) = (0, 0, new StringBuilder());
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
        {
            var words = line.Trim();
            if (words.Length == 0 || PageNumber().IsMatch(words))
                continue;
            open.Append(words);
            if (words[^1] is not ('。' or '；' or '：'))
                continue;
            paragraphs++;
            numbered += Number().IsMatch(open.ToString()) ? 1 : 0;
            open.Clear();
        }

        return string.Create(CultureInfo.InvariantCulture, $"{paragraphs:N0} paragraphs, {numbered:N0} numbered");
    }

    /// <summary>A thousand files of a thousand articles, one after the other: what was read of one is let go before the next.</summary>
    private static string MillionDuties()
    {
        var duties = 0;
        for (var file = 0; file < 1000; file++)
        {
            var text = new StringBuilder("演示设施管理条例\n");
            for (var article = 1; article <= 1000; article++)
                text.Append(CultureInfo.InvariantCulture, $"第{MadeLibrary.Chinese(article)}条　第{file}号设施的管理单位应当在五个工作日内报送材料。\n");
            foreach (var document in OfficialText.Read(text.ToString()).Documents)
                duties += DocumentDuties.Read(document).Count;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{duties:N0} duties");
    }

    /// <summary>Files made to hurt; tests hold that each is refused or read, here stands how long it takes.</summary>
    private static readonly Dictionary<string, Func<string>> Hostile = new(StringComparer.Ordinal)
    {
        ["brackets"] = () => "演示市条例\n第一条　" + new string('（', 1_000_000),
        ["titles"] = () => "演示市条例\n第一条　" + new string('《', 1_000_000) + new string('》', 1_000_000),
        ["line"] = () => "演示市条例\n第一条　" + new string('应', 4_000_000),
        ["sentences"] = () => "演示市条例\n第一条　" + Repeated("各单位应当在五个工作日内备案。", 270_000),
        ["endless"] = () => new string('字', 30_000_000),
        ["articles"] = () => "演示市条例\n" + Repeated("第一条　各单位应当备案。\n", 200_000),
        ["tags"] = () => "<html><body>" + Repeated("<div>", 1_000_000) + "演示市通知：应当备案。",
        ["cells"] = () => "<html><body><table>" + Repeated("<tr><td>一<td>二", 300_000) + "</table>",
    };

    private static string Repeated(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();

    private static async Task ChildAsync(string what)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(ImportBench).Assembly.Location, "import-one", what]))!;
        await child.WaitForExitAsync();
    }

    [GeneratedRegex("^[—–-]?\\s*[0-9]{1,4}\\s*[—–-]?$")]
    private static partial Regex PageNumber();

    [GeneratedRegex("^(?:第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]{1,2}[．.])")]
    private static partial Regex Number();
}
