using System.Text;
using Tongban.LegalText.Citations;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Reading;

/// <summary>What a reader takes from <see cref="ForeignTexts"/>: metadata, structure, citations, duties and tasks.</summary>
public sealed class PhrasingTests
{
    [Fact]
    public void TaskDivision_LabelsAndBrackets_SayWhoAnswers()
    {
        var document = One(ForeignTexts.TaskDivision);
        Assert.Equal([
            "(一)|司法部|国务院办公厅,公安部,民政部|True|2023-09-30", "(二)|国务院办公厅|公安部,交通运输部,市场监管总局|False|2024-06-30",
            "(三)|市场监管总局|人力资源社会保障部,税务总局,人民银行|False|", "(四)|国家发展改革委,民政部||False|", "(五)|国家发展改革委|人民银行|False|2023-12-31", "(七)|国务院办公厅||True|",
        ], Tasks(document));
        var duties = DocumentDuties.Read(document);
        Assert.Equal([
            "para_1|司法部|国务院办公厅,公安部,民政部|True|2023-09-30", "para_2|国务院办公厅|公安部,交通运输部,市场监管总局|False|2024-06-30", "para_3|市场监管总局|人力资源社会保障部,税务总局,人民银行|False|",
            "para_4|国家发展改革委,民政部||False|", "para_5|国家发展改革委|人民银行|False|2023-12-31", "para_6|||True|2023-07-31", "para_6|国务院办公厅||False|", "para_7|国务院办公厅||True|",
        ], duties.Select(Said));
        // what says who answers is no duty of its own
        Assert.DoesNotContain(duties, d => d.Duty.Sentence.Text.Contains("单位：", StringComparison.Ordinal) || d.Duty.Sentence.Text.Contains("时限：", StringComparison.Ordinal));
    }

    [Fact]
    public void WorkPoints_EveryWayToSayWhoAnswers()
    {
        var document = One(ForeignTexts.WorkPoints);
        Assert.Equal([
            "1|市市场监管局,市大数据局||False|2022-03-31", "2|市市场监管局|市税务局,市人力社保局|True|2022-06-30", "3|市市场监管局|市行政审批局,市公安局|False|2022-09-30",
            "4|市税务局||False|", "5|市税务局|市财政局,人民银行临海中心支行|False|", "6|市税务局|市商务局|True|2022-12-20",
        ], Tasks(document));
        // the bodies of a bracket reach the duty, also where the heading is all that is said
        Assert.Equal([
            "point_1|市市场监管局,市大数据局||False|2022-03-31", "point_2|市市场监管局|市税务局,市人力社保局|True|2022-06-30", "point_3|市市场监管局|市行政审批局,市公安局|False|2022-09-30",
            "point_4|市税务局||False|", "point_5|市税务局|市财政局,人民银行临海中心支行|False|", "point_6|市税务局|市商务局|True|2022-12-20",
        ], DocumentDuties.Read(document).Select(Said));
    }

    [Fact]
    public void Announcement_TitleInBracketsBelowItsNumber()
    {
        var document = One(ForeignTexts.Announcement);
        Assert.Equal(("关于进口东岛国鲜梨植物检疫要求的公告", "公告2022年第37号", DocumentKind.Announcement), (document.Title, document.Number, document.Kind));
        Assert.Equal(["海关总署", "农业农村部"], document.Issuers);
        Assert.Equal((new DateOnly(2022, 4, 18), new DateOnly(2022, 4, 18)), (document.SignedOn!.Value, document.InForceFrom!.Value));
        Assert.Equal(["原质检总局公告2015年第88号"], document.Repeals.Select(r => r.Number));
        var duties = DocumentDuties.Read(document);
        Assert.Contains(duties, d => d.Clause == "cl_4__para_1" && d.Duty.Kind == DutyKind.Prohibition);
        Assert.Equal(("海关总署", "自本公告发布之日起30日内"), duties.Where(d => d.Clause == "cl_5").Select(d => (d.Answers.Lead.Single(), d.Duty.Deadlines.Single().Text)).Single());
    }

    [Fact]
    public void Reply_GrantBindsNobody_RequestBindsWhoIsAsked()
    {
        var document = One(ForeignTexts.Reply);
        Assert.Equal(("海自然资函〔2022〕156号", DocumentKind.Letter, "省海洋局，省生态环境厅"), (document.Number, document.Kind, document.CopiesTo));
        Assert.Equal(["联系人：王某某；联系电话：0000-1234567"], document.Contacts);
        var duties = DocumentDuties.Read(document);
        Assert.Equal(["cl_2", "cl_3", "cl_4"], duties.Select(d => d.Clause));
        Assert.Equal("未经批准", duties[1].Duty.Condition!.Text);
        Assert.Equal("cl_4|省海洋局|省生态环境厅|False|2023-01-31", Said(duties[2]));
        Assert.NotNull(duties[2].Duty.Deadlines.Single().Uncertain);
    }

    [Fact]
    public void Provincial_ByOrder_MetadataFromTheBracket()
    {
        var document = One(ForeignTexts.Provincial);
        Assert.Equal(("海东省数据中心节能管理办法", "海东省人民政府令第288号", DocumentKind.Rules), (document.Title, document.Number, document.Kind));
        Assert.Equal(["海东省人民政府"], document.Issuers);
        Assert.Equal((new DateOnly(2021, 12, 6), new DateOnly(2022, 2, 1)), (document.IssuedOn!.Value, document.InForceFrom!.Value));
        Assert.Equal([("海东省机房节能暂行规定", "省政府令第201号")], document.Repeals.Select(r => (r.Title!, r.Number!)));
        Assert.Equal(4, document.Clauses.Count(c => c.Kind == ClauseKind.Chapter));
        Assert.Equal(11, document.AllClauses().Count(c => c.Kind == ClauseKind.Article));
        var duties = DocumentDuties.Read(document);
        Assert.Equal(["省发展改革部门", "省通信管理部门"], duties.Where(d => d.Clause == "chp_1__art_4__al_2").SelectMany(d => d.Answers.Lead));
        Assert.Equal((DeadlineKind.Recurring, "每年3月底前"), duties.Where(d => d.Clause == "chp_2__art_6").Select(d => (d.Duty.Deadlines.Single().Kind, d.Duty.Deadlines.Single().Text)).Single());
        Assert.Equal(3, duties.Count(d => d.Leading is not null && d.Duty.Kind == DutyKind.Prohibition));
        Assert.Contains(duties, d => d.Duty.Kind == DutyKind.Sanction && d.Duty.Quantities.Select(q => q.Value).SequenceEqual([10000, 50000]));
    }

    [Fact]
    public void Municipal_ListedConditionsBindNobody_DepartmentsAreNamedByWhatTheyDo()
    {
        var document = One(ForeignTexts.Municipal);
        var duties = DocumentDuties.Read(document);
        Assert.Equal("承租人", duties.Single(d => d.Clause == "art_5").Duty.Bearer!.Text);
        Assert.DoesNotContain(duties, d => d.Clause.StartsWith("art_5__point", StringComparison.Ordinal));
        Assert.Contains("art_4|市价格主管部门||False|", duties.Select(Said).Append(Said(duties.Single(d => d.Clause == "art_4"))));
        Assert.Contains(duties, d => d.Clause == "art_3__para_3" && d.Answers.Lead.SequenceEqual(["区住房保障部门"]) && d.Answers.Joint.SequenceEqual(["区民政部门"]));
        Assert.Equal(["市住房和城乡建设局"], duties.Single(d => d.Clause == "art_7").Answers.Lead);
        Assert.Contains(Cites(document), c => c is ("前款第2项", "art_5__point_2"));
        Assert.Contains(new CitationReader([document]).Read(0), c => c is { Text: "《公租房办法》第二十七条", Title: "公共租赁住房管理办法", Path: "art_27" });
    }

    [Fact]
    public void Statute_PartsChaptersSections_ArticleThatBeginsLikeACitation()
    {
        var document = One(ForeignTexts.Statute);
        Assert.Equal(9, document.AllClauses().Count(c => c.Kind == ClauseKind.Article));
        Assert.Contains(document.AllClauses(), c => c.EId == "part_1__chp_1__art_2" && c.Text.StartsWith("中华人民共和国境内", StringComparison.Ordinal));
        Assert.Contains(document.AllClauses(), c => c.EId == "part_2__chp_1__sec_1__art_4__para_2__point_2");
        Assert.Contains(("前条", "part_2__chp_1__sec_2__art_5-1"), Cites(document));
        Assert.Contains(("本法第四条第一款第二项", "part_2__chp_1__sec_1__art_4__para_2"), Cites(document));
        Assert.DoesNotContain(DocumentDuties.Read(document), d => d.Duty.Kind == DutyKind.Power && d.Duty.Sentence.Text.Contains("所有权", StringComparison.Ordinal));
    }

    [Fact]
    public void Taiwan_DecreeOnTwoLines_SanctionAndPower()
    {
        var document = One(ForeignTexts.Taiwan);
        Assert.Equal(("社區照顧服務條例", "總統", new DateOnly(2023, 5, 30)), (document.Title, document.Issuers.Single(), document.IssuedOn!.Value));
        Assert.Equal("華總一義字第11200044551號", document.Number);
        Assert.Equal(["chp_1", "chp_2", "chp_3", "chp_4"], document.Clauses.Select(c => c.EId));
        Assert.Contains(("違反第四條之一", "chp_2__art_4-1"), Cites(document));
        var duties = DocumentDuties.Read(document);
        Assert.Equal([60000m, 300000m], duties.First(d => d.Duty.Kind == DutyKind.Sanction).Duty.Quantities.Select(q => q.Value));
        Assert.Contains(duties, d => d is { Clause: "chp_2__art_4__al_2", Duty: { Kind: DutyKind.Power, Bearer.Text: "主管機關" } });
    }

    [Fact]
    public void HongKong_TitleBelowItsChapter_SectionsCited()
    {
        var document = One(ForeignTexts.HongKong);
        Assert.Equal(("渡輪服務（安全）條例", "第999章"), (document.Title, document.Number));
        Assert.Equal([("第(1)款", "part_1__point_2__subpara_1"), ("第4條", "part_2__point_4"), ("第(1)款", "part_2__point_3__subpara_1"), ("第3(1)條", "part_2__point_3__subpara_1")], Cites(document).Where(c => c.Text[0] == '第'));
        var duties = DocumentDuties.Read(document);
        Assert.Equal(2, duties.Count(d => d.Duty.Kind == DutyKind.Definition));
        Assert.Contains(duties, d => d is { Clause: "part_2__point_4__subpara_1", Duty: { Kind: DutyKind.Power, Bearer.Text: "處長" } });
        Assert.Equal(["part_2__point_4__subpara_2__lvl_1", "part_2__point_4__subpara_2__lvl_2"], duties.Where(d => d.Leading is not null).Select(d => d.Clause));
    }

    [Fact]
    public void Order_AdoptionInItsSentence_SignedByAMinister()
    {
        var document = One(ForeignTexts.Order);
        Assert.Equal(("内河船员服务规定", "中华人民共和国交通运输部令2023年第8号"), (document.Title, document.Number));
        Assert.Equal((new DateOnly(2023, 6, 20), new DateOnly(2023, 7, 3), new DateOnly(2023, 10, 1)), (document.AdoptedOn!.Value, document.SignedOn!.Value, document.InForceFrom!.Value));
        Assert.Equal(["交通部令2008年第6号", "交通运输部令2013年第10号"], document.Repeals.Select(r => r.Number));
        var duties = DocumentDuties.Read(document);
        Assert.Equal("从事船员服务的机构", duties.Single(d => d.Clause.EndsWith("art_3", StringComparison.Ordinal)).Duty.Bearer!.Text);
        // who breaks the rule does not answer for the sanction
        Assert.Empty(duties.Single(d => d.Duty.Kind == DutyKind.Sanction).Answers.Lead);
    }

    [Fact]
    public void Opinion_TermsWithoutAYear_FiguresOfTowns()
    {
        var document = One(ForeignTexts.Opinion);
        Assert.Equal(["1.重点项目清单", "2.任务分工表"], document.Attachments.Select(a => $"{a.Number}.{a.Title}"));
        Assert.Contains(document.AllClauses(), c => c is { EId: "cl_2__para_1__point_1__subpara_1__lvl_2", Number: "②" });
        var duties = DocumentDuties.Read(document);
        Assert.Equal([("到2025年", "2025-12-31"), ("2021年上半年", "2021-06-30"), ("第一季度", "2021-03-31"), ("“十四五”期间", "2025-12-31"), ("年内", "2021-12-31")],
            duties.SelectMany(d => d.Duty.Deadlines).Where(d => d.Kind == DeadlineKind.Absolute).Select(d => (d.Text, $"{d.Date:yyyy-MM-dd}")));
        Assert.Equal([("临海市", 80m), ("东港市", 50m)], duties.SelectMany(d => d.Duty.Quantities).Where(q => q.Scope is not null).Select(q => (q.Scope!.Text, q.Value)));
        Assert.Contains("point_1|省农业农村厅|省发展改革委,省海洋局|False|2021-03-31", duties.Select(Said));
        Assert.Contains(duties, d => d.Answers.Regions && d.Duty.Sentence.Text.Contains("负总责", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_WithATableOfLabels_TitleAndTextOfTheDocument()
    {
        var result = OfficialText.Read(Encoding.UTF8.GetBytes(ForeignTexts.Page));
        var document = Assert.Single(result.Documents);
        Assert.Equal(("关于做好渔港升级工作的通知", "农渔办〔2022〕12号", "农渔部办公厅"), (document.Title, document.Number, document.Issuers.Single()));
        Assert.Equal(["渔港升级申报表"], document.Attachments.Select(a => a.Title));
        Assert.Equal(["al_1", "cl_1", "cl_2", "cl_3"], document.Clauses.Select(c => c.EId));
        Assert.DoesNotContain(document.Paragraphs, p => p.Text.Contains("打印", StringComparison.Ordinal) || p.Text.Contains("索引号", StringComparison.Ordinal) || p.Text.Contains("ICP", StringComparison.Ordinal));
        Assert.Equal(["各地", "各地"], DocumentDuties.Read(document).Where(d => d.Clause == "cl_3").Select(d => d.Duty.Bearer!.Text));
    }

    private static LegalDocument One(string text) => Assert.Single(OfficialText.Read(text).Documents);

    private static string Said(ClauseDuty duty) => Line(duty.Clause.Split("__")[^1], duty.Answers, duty.Duty.Deadlines);

    private static IEnumerable<string> Tasks(LegalDocument document) => LedgerReader.Read(PlainDocument.Of(document)).Select(t => Line(t.Number, t.Answers, t.Deadlines));

    private static string Line(string name, Responsibility answers, IReadOnlyList<Deadline> deadlines) =>
        $"{name}|{string.Join(',', answers.Lead)}|{string.Join(',', answers.Joint)}|{answers.Regions}|{string.Join(',', deadlines.Where(d => d is { Date: not null, Ends: true }).Select(d => $"{d.Date:yyyy-MM-dd}").Distinct())}";

    private static IEnumerable<(string Text, string? EId)> Cites(LegalDocument document) => new CitationReader([document]).Read(0).Select(c => (c.Text, c.Target?.EId));
}
