using Tongban.LegalText.Citations;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Duties;

/// <summary>Duties of whole documents as provinces, cities and Taiwan-style editors write them. Written for these tests.</summary>
public sealed class FurtherTextsTests
{
    private static readonly IReadOnlyList<ClauseDuty> Plan = DocumentDuties.Read(Assert.Single(OfficialText.Read("""
        江南省人民政府办公厅关于推进“一业一证”改革的通知
        江政办发〔2022〕18号
        各设区市人民政府，省政府各部门：
        一、总体目标
        2022年6月底前，在20个行业开展试点；2022年年底前，试点行业扩大到50个以上；到2023年，全省统一推行。
        二、重点任务
        （一）压缩办理时限。行业综合许可自受理之日起10个工作日内办结；需要现场核查的，核查时间不计算在内。（省政务办负责，持续推进）
        （二）统一发证。（牵头单位：省市场监管局；配合单位：省公安厅、省卫生健康委；完成时限：2022年9月底）
        江南省人民政府办公厅
        2022年5月9日
        """).Documents));

    [Fact]
    public void Targets_PartedBySemicolons_EachHasItsTerm() =>
        Assert.Equal([new(2022, 6, 30), new(2022, 12, 31), new(2023, 12, 31)], Plan.Where(d => d.Clause == "cl_1").Select(d => Assert.Single(d.Duty.Deadlines).Date!.Value));

    [Fact]
    public void HeadingWithNothingButItsBracket_IsADuty()
    {
        var duty = Assert.Single(Plan, d => d.Clause == "cl_2__para_2");

        Assert.Equal(["省市场监管局"], duty.Answers.Lead);
        Assert.Equal(["省公安厅", "省卫生健康委"], duty.Answers.Joint);
        Assert.Equal(new DateOnly(2022, 9, 30), Assert.Single(duty.Duty.Deadlines).Date);
    }

    [Fact]
    public void Object_IsNoEndOfATermOrACondition() =>
        Assert.All(Plan.Where(d => d.Clause == "cl_2__para_1"), d => Assert.Null(d.Duty.Object));

    [Fact]
    public void BodyToldToDoSomething_BeforeASanction_Answers()
    {
        var duties = DocumentDuties.Read(Assert.Single(OfficialText.Read("""
            國務院關於取消一批演示事項的決定
            國發〔2021〕7號
            各省、自治區、直轄市人民政府：
            市場監管總局要會同有關部門加強監督檢查，對違反本決定的，依法追究責任。
            國務院
            2021年5月19日
            """).Documents));

        Assert.Equal([DutyKind.Obligation, DutyKind.Sanction], duties.Select(d => d.Duty.Kind));
        Assert.Equal(["市場監管總局"], duties[0].Answers.Lead);
        Assert.Empty(duties[1].Answers.Lead);
    }

    [Fact]
    public void Rules_OfAGovernmentsSession_AreIssuedByTheGovernment() =>
        Assert.Equal(["演示市人民政府"], Assert.Single(OfficialText.Read("""
            演示市餐厨垃圾管理办法
            （2020年9月3日演示市第十六届人民政府第52次常务会议审议通过　2020年9月20日演示市人民政府令第112号公布　自2020年12月1日起施行）
            第一条　为了加强餐厨垃圾管理，制定本办法。
            第二条　本办法自2020年12月1日起施行。
            """).Documents).Issuers);

    [Fact]
    public void Regulation_ItemsThatRunOn_BodiesWithADutyEach_JointActs()
    {
        var regulation = Assert.Single(OfficialText.Read("""
            江南省节约用水条例
            （2021年7月29日江南省第十三届人民代表大会常务委员会第三十次会议通过）
            第一条　省标准化主管部门会同省水行政主管部门制定用水定额。
            第二条　省财政厅负责编制预算，省水利厅负责审核任务清单。
            第三条　省级财政部门收到资金后30日内分解下达。
            第四条　禁止下列行为：（一）擅自停用节水设施；（二）向无计划单位转供水。
            第五条　违反本条例第四条第二项规定的，由水行政主管部门责令改正；对直接责任人员依法给予处分。
            """).Documents);

        Assert.Equal(["art_4__para_1", "art_4__para_2"], regulation.AllClauses().Where(c => c.Kind == ClauseKind.Item).Select(c => c.EId));
        var duties = DocumentDuties.Read(regulation).ToLookup(d => d.Clause);
        Assert.Equal("省标准化主管部门 / 省水行政主管部门", Told(Assert.Single(duties["art_1"])));
        Assert.Equal(["省财政厅 / ", "省水利厅 / "], duties["art_2"].Select(Told));
        Assert.Equal("省级财政部门 / ", Told(Assert.Single(duties["art_3"])));
        Assert.Equal(DutyKind.Prohibition, Assert.Single(duties["art_4__para_2"]).Duty.Kind);
        Assert.Equal(["责令改正；", "依法给予处分。"], duties["art_5"].Select(d => d.Duty.Action?.Text));
        Assert.Equal("art_4__para_2", Assert.Single(new CitationReader([regulation]).Read(0)).Target?.EId);
    }

    [Fact]
    public void Letter_ItsNumberedSentences_AreNoHeadings()
    {
        var letter = Assert.Single(OfficialText.Read("""
            关于开展演示资质核查工作的函
            演建函〔2022〕45号
            省住房城乡建设厅：
                一、同意对本市的演示企业开展核查。核查时间为两个月。
                二、请你厅于2022年6月15日前反馈我局。逾期未反馈的，视为无意见。
                三、核查中发现违法行为的，由你厅依法处理，并抄告我局。
                专此函复。
            演示市住房和城乡建设局
            2022年3月8日
            """).Documents);

        Assert.All(letter.AllClauses(), c => Assert.Null(c.Heading));
        Assert.Equal(new DateOnly(2022, 6, 15), Assert.Single(DocumentDuties.Read(letter).Single(d => d.Clause == "cl_2").Duty.Deadlines).Date);
    }

    private static string Told(ClauseDuty duty) => $"{string.Join('、', duty.Answers.Lead)} / {string.Join('、', duty.Answers.Joint)}";
}
