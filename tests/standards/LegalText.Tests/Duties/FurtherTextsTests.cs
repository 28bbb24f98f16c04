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
}
