using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Reading;

/// <summary>The compilation of fifteen documents of late 2020 that stands beside the repository.</summary>
public sealed class SeedReadingTests
{
    private static readonly Lazy<byte[]?> Bytes = new(() =>
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Tongban.slnx")))
            root = root.Parent;
        var seeds = Path.Combine(root!.FullName, "..", "shared", "seeds");
        return Directory.Exists(seeds) && Directory.GetFiles(seeds, "*.txt") is [var first, ..] ? File.ReadAllBytes(first) : null;
    });

    private static readonly Lazy<ReadingResult?> Seed = new(() => Bytes.Value is { } bytes ? OfficialText.Read(bytes) : null);

    private static ReadingResult Read()
    {
        Assert.SkipUnless(Seed.Value is not null, "the official texts are not beside the repository (../shared/seeds)");
        return Seed.Value!;
    }

    [Fact]
    public void Fifteen_NumberKindDates()
    {
        Assert.Equal(
            """
            -|Plan|2020-10-29|-|-|0
            国办发〔2020〕43号|Notice|-|2020-11-01|-|0
            国办发〔2020〕42号|Opinion|-|2020-10-27|-|0
            国发〔2020〕15号|Opinion|-|2020-11-14|-|0
            环大气〔2020〕61号|Notice|-|2020-10-28|-|0
            环大气〔2020〕62号|Notice|-|2020-10-30|-|0
            环环评〔2020〕65号|Opinion|-|2020-11-12|2020-11-12|1
            -|Rules|2020-11-05|-|2021-01-01|1
            公告2020年第54号|Announcement|-|2020-11-24|2021-01-01|1
            公告2020年第53号|Announcement|-|2020-11-24|2021-01-01|5
            应急〔2020〕84号|Notice|-|2020-10-31|-|0
            人社部函〔2020〕105号|Notice|-|2020-10-26|-|0
            人社部发〔2020〕78号|Notice|-|2020-10-29|2020-10-29|0
            人社部函〔2020〕109号|Notice|-|2020-11-04|-|0
            人社厅发〔2020〕104号|Notice|-|2020-11-07|-|0
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Read().Documents.Select(d => $"{d.Number ?? "-"}|{d.Kind}|{Day(d.AdoptedOn)}|{Day(d.SignedOn)}|{Day(d.InForceFrom)}|{d.Repeals.Count}")));

        static string Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : "-";
    }

    /// <summary>What documents of a file have in common – titles, organs, addressees – is not the head of a page.</summary>
    [Fact]
    public void TenTimesTheFile_TenTimesItsDocuments()
    {
        var once = Read().Documents.Select(Told).ToList();
        byte[] many = [.. Enumerable.Range(0, 10).SelectMany(_ => Bytes.Value!.Append((byte)'\n'))];
        Assert.Equal(Enumerable.Repeat(once, 10).SelectMany(o => o), OfficialText.Read(many).Documents.Select(Told));

        static string Told(LegalDocument d) => $"{d.Title}|{d.Number}|{d.SignedOn}|{string.Join('、', d.Issuers)}|{string.Join(' ', d.AllClauses().Select(c => c.EId))}";
    }

    [Fact]
    public void Clauses_AsManyAsTheTextNumbers() => Assert.Equal(
        """
        0 15 60 0
        0 5 72 25
        0 3 0 13
        0 6 0 21
        0 4 0 22
        0 4 0 23
        0 6 0 21
        21 0 0 19
        0 0 0 0
        0 4 0 0
        0 7 3 0
        0 4 0 10
        15 0 0 5
        0 4 0 12
        0 9 0 0
        """.ReplaceLineEndings("\n"),
        string.Join('\n', Read().Documents.Select(d => string.Join(' ', new[] { ClauseKind.Article, ClauseKind.Heading, ClauseKind.Point, ClauseKind.Item }.Select(k => d.AllClauses().Count(c => c.Kind == k))))));

    [Fact]
    public void AirTargets_AsQuantitiesWithRegionAndTerm()
    {
        string[] Targets(int document) => [.. DocumentDuties.Read(Read().Documents[document]).SelectMany(d => d.Duty.Quantities.Where(q => q.Unit is "微克/立方米" or "天" && q.Bound == "at-most")
            .Select(q => $"{q.Scope?.Text} {q.Value} {q.Unit} {d.Duty.Deadlines.FirstOrDefault(t => t.Ends)?.Date:yyyy-MM-dd}"))];
        Assert.Equal(
            ["京津冀及周边地区 63 微克/立方米 2020-12-31", "京津冀及周边地区 5 天 2020-12-31", "汾渭平原 62 微克/立方米 2020-12-31", "汾渭平原 5 天 2020-12-31",
                "京津冀及周边地区 86 微克/立方米 2021-03-31", "京津冀及周边地区 12 天 2021-03-31", "汾渭平原 90 微克/立方米 2021-03-31", "汾渭平原 13 天 2021-03-31"], Targets(4));
        Assert.Equal(["长三角地区 45 微克/立方米 2020-12-31", "长三角地区 58 微克/立方米 2021-03-31"], Targets(5));
    }

    [Fact]
    public void SteelAndHouseholds_SplitByProvince()
    {
        var split = DocumentDuties.Read(Read().Documents[4]).SelectMany(d => d.Duty.Quantities).Where(q => q.Unit is "吨" or "户" && q.Scope is { Text.Length: <= 4 } && q.Bound == "exactly").Select(q => $"{q.Scope!.Text} {q.Value}").ToList();
        Assert.Equal(["河北省 3370000", "山西省 960000", "山东省 1630000", "河南省 400000", "陕西省 730000", "河北省 110000000", "天津市 12000000", "山东省 40000000", "河南省 13000000", "山西省 20000000", "陕西省 6000000"], split);
    }

    [Fact]
    public void JointIssuers_EachOnce()
    {
        var documents = Read().Documents;
        Assert.Equal([1, 1, 1, 1, 17, 14, 1, 1, 1, 4, 1, 1, 1, 1, 1], documents.Select(d => d.Issuers.Count));
        Assert.Equal([2, 2, 0, 0, 1], new[] { 4, 5, 7, 9, 13 }.Select(i => documents[i].Attachments.Count));
        Assert.Equal(new DateOnly(2020, 10, 30), documents[4].IssuedOn);
        Assert.StartsWith("国务院办公厅，", documents[4].CopiesTo);
    }

    [Fact]
    public void HazardousChemicals_ThirtyFiveRowsInThreeClasses()
    {
        var tables = Read().Documents[10].AllClauses().Where(c => c.Kind == ClauseKind.Table).ToList();
        Assert.Equal([4, 17, 14], tables.Select(t => t.Rows.Count));
        Assert.All(tables, t => Assert.Equal(["分类内容", "违法依据", "处理依据"], t.Columns));
        var rows = tables.SelectMany(t => t.Rows).ToList();
        Assert.All(rows, r => Assert.All(r, cell => Assert.EndsWith("。", cell.Replace("）", "。", StringComparison.Ordinal))));
        // one basis begins with the organs that issued it
        Assert.All(rows, r => Assert.True(r[1].IndexOf('《') is >= 0 and < 20 && r[2][0] == '《'));
        Assert.DoesNotContain(rows, r => r[0].StartsWith('《'));
    }

    [Fact]
    public void EveryDocument_NumbersCountOn()
    {
        foreach (var siblings in Read().Documents.SelectMany(d => d.AllClauses().Select(c => c.Children).Append(d.Clauses)))
            foreach (var kind in siblings.Where(c => c.Kind is ClauseKind.Chapter or ClauseKind.Article or ClauseKind.Heading or ClauseKind.Item).GroupBy(c => c.Kind))
            {
                var numbers = kind.Select(c => int.Parse(c.EId[(c.EId.LastIndexOf('_') + 1)..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
                Assert.Equal(Enumerable.Range(numbers[0], numbers.Count), numbers);
            }
    }

    [Fact]
    public void Repairs_AsTheGlyphsStand()
    {
        var repairs = Read().Repairs;
        Assert.Equal([88, 3, 227, 227, 3, 3, 8, 8, 3], "臵臶•‣†‡„‟〃".Select(c => repairs.Count(r => r.Found == c.ToString())));
        Assert.Empty(Read().Uncertainties);
    }
}
