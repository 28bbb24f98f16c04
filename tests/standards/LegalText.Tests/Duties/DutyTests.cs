using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Duties;

/// <summary>Duties of single clauses, written for the tests in the style of statutes and campaigns.</summary>
public sealed class DutyTests
{
    private static readonly DateOnly Issued = new(2020, 11, 1);

    [Theory]
    [InlineData("建设单位应当公开报告。", DutyKind.Obligation, "建设单位", "公开报告。")]
    [InlineData("审批机关可以组织论证。", DutyKind.Power, "审批机关", "组织论证。")]
    [InlineData("任何单位和个人不得出借证书。", DutyKind.Prohibition, "任何单位和个人", "出借证书。")]
    [InlineData("违反规定的，由主管部门责令改正。", DutyKind.Sanction, "主管部门", "责令改正。")]
    [InlineData("建設單位應當公開報告。", DutyKind.Obligation, "建設單位", "公開報告。")]
    public void Sentence_Kind_BearerAndAction(string text, DutyKind kind, string bearer, string action)
    {
        var duty = Assert.Single(DutyReader.Read(text, Issued));
        Assert.Equal((kind, bearer, action), (duty.Kind, duty.Bearer?.Text, duty.Action?.Text));
    }

    [Fact]
    public void Every_Piece_StandsWhereItSays()
    {
        const string text = "依照《样本条例》第三条，申请材料不全的，受理机关应当自收到之日起五个工作日内告知。除涉密事项外，不得收费；本办法所称材料，是指纸质文件。";
        var duties = DutyReader.Read(text, Issued);
        Assert.Equal([DutyKind.Obligation, DutyKind.Prohibition, DutyKind.Exception, DutyKind.Definition], duties.Select(d => d.Kind));
        Assert.Equal("依照《样本条例》第三条", duties[0].Basis?.Text);
        Assert.Equal("申请材料不全的", duties[0].Condition?.Text);
        Assert.Equal(DeadlineKind.Relative, Assert.Single(duties[0].Deadlines).Kind);
        Assert.Equal("除涉密事项外", duties[1].Exception?.Text);
        Assert.NotNull(duties[1].Uncertain);
        foreach (var piece in duties.SelectMany(d => new[] { d.Sentence, d.Bearer, d.Action, d.Object, d.Condition, d.Exception, d.Basis }).OfType<Piece>())
            Assert.Equal(piece.Text, text[piece.Start..piece.End]);
    }

    [Fact]
    public void Quantities_SplitByProvince()
    {
        var found = QuantityReader.Read("2020年12月31日前，河北省、山西省分别完成；河北省压减1.1亿吨，山东省300万户；全国平均浓度控制在63微克/立方米以内，不少于5000所。");
        Assert.Equal([("河北省", 110_000_000m, "吨", "less-by"), ("山东省", 3_000_000m, "户", "exactly"), (null, 63m, "微克/立方米", "at-most"), (null, 5000m, "所", "at-least")],
            found.Select(q => (q.Scope?.Text, q.Value, q.Unit, q.Bound)));
    }

    [Fact]
    public void DustFall_Bound_UnitAndRegion()
    {
        var found = QuantityReader.Read("各城市降尘量不得高于5吨/月·平方公里，其中苏北、皖北城市不得高于7吨/月·平方公里。");
        Assert.Equal([(5m, "吨/月·平方公里", "at-most", null), (7m, "吨/月·平方公里", "at-most", "苏北、皖北")], found.Select(q => (q.Value, q.Unit, q.Bound, q.Scope?.Text)));
    }

    [Fact]
    public void Identity_SurvivesBlanks_NotOtherWords()
    {
        string Of(string text) => Assert.Single(DutyReader.Read(text, Issued)).Identity("甲发〔2021〕1号", "art_1");
        Assert.Equal(Of("建设单位应当公开报告。"), Of("建设单位 应当公开报告"));
        Assert.NotEqual(Of("建设单位应当公开报告。"), Of("建设单位应当公开报表。"));
    }

    [Fact]
    public void OneSentence_ObligesForbidsAndAllows_EachItsOwn()
    {
        var duties = DutyReader.Read("生态环境部门作出决定前，应当组织听证，不得收取费用，必要时可以委托评估机构。", Issued);
        Assert.Equal([DutyKind.Obligation, DutyKind.Prohibition, DutyKind.Power], duties.Select(d => d.Kind));
        Assert.All(duties, d => Assert.Equal("生态环境部门", d.Bearer?.Text));
        Assert.Equal(["组织听证", "收取费用", "委托评估机构。"], duties.Select(d => d.Action?.Text));
        Assert.Equal(["听证", "费用", "评估机构"], duties.Select(d => d.Object?.Text));
    }

    [Theory]
    [InlineData("根据《样本法》等法律法规，结合本市实际，制定本办法。", DutyKind.LegalBasis)]
    [InlineData("国家规定需要保密的除外。", DutyKind.Exception)]
    [InlineData("军事设施不适用本办法。", DutyKind.Exception)]
    [InlineData("应当备案而未备案的，由主管部门处一万元以下罚款。", DutyKind.Sanction)]
    [InlineData("本办法所称用户，是指应当缴费的单位。", DutyKind.Definition)]
    public void Sentence_OneKindOnly(string text, DutyKind kind) => Assert.Equal(kind, Assert.Single(DutyReader.Read(text, Issued)).Kind);

    [Fact]
    public void BareOrders_OnlyInDocumentsThatGiveThem()
    {
        const string text = "加强资金监管，每季度公开使用情况。2021年培训量不低于200万人次。相应机制运行良好。";
        Assert.Empty(DutyReader.Read(text, Issued));
        var duties = DutyReader.Read(text, Issued, orders: true);
        Assert.Equal(["加强资金监管，每季度公开使用情况。", "2021年培训量不低于200万人次。"], duties.Select(d => d.Sentence.Text));
        Assert.All(duties, d => Assert.True(d is { ByForm: true, Uncertain: not null }));
        Assert.Equal(DeadlineKind.Recurring, Assert.Single(duties[0].Deadlines).Kind);
        Assert.Equal((2_000_000m, "人次", "at-least"), duties[1].Quantities.Select(q => (q.Value, q.Unit, q.Bound)).Single());
    }

    [Fact]
    public void Items_AreBoundByTheWordsAboveThem()
    {
        var document = Assert.Single(OfficialText.Read("临海市养犬管理办法\n第一条　养犬人不得有下列行为：\n（一）携犬进入学校；\n（二）遗弃犬只。\n第二条　本办法自2021年1月1日起施行。").Documents);
        var duties = DocumentDuties.Read(document).Where(d => d.Leading is not null).ToList();
        Assert.Equal([("art_1__para_1", DutyKind.Prohibition, "携犬进入学校；"), ("art_1__para_2", DutyKind.Prohibition, "遗弃犬只。")], duties.Select(d => (d.Clause, d.Duty.Kind, d.Duty.Sentence.Text)));
    }

    [Fact]
    public void Clause_WithoutBindingWord_IsNoDuty() => Assert.Empty(DutyReader.Read("环境质量总体改善。", Issued));
}
