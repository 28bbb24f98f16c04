using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Duties;

/// <summary>Ledgers of several styles, written for the tests.</summary>
public sealed class LedgerTests
{
    private static IReadOnlyList<LedgerTask> Read(string text) => LedgerReader.Read(Assert.Single(PlainDocument.All(text)));

    private static string[] Days(IReadOnlyList<Deadline> deadlines) => [.. deadlines.Where(d => d.Uncertain is null && d.Date is not null).Select(d => $"{d.Date:yyyy-MM-dd}")];

    [Fact]
    public void Province_LabelledBodies_TasksWithoutMeasures()
    {
        var tasks = Read("""
            甲政办发〔2022〕7号
            2022年3月4日
            一、建设数据平台，今年底前建成。
            牵头单位：省大数据局
            责任单位：省财政厅、省发展和改革委员会，各市（州）人民政府
            二、清理收费。（责任单位：省市场监管局、省民政厅；完成时限：2022年9月底前）
            """);
        Assert.Equal(["一", "二"], tasks.Select(t => t.Number));
        Assert.Equal(["省大数据局"], tasks[0].Answers.Lead);
        Assert.Equal(["省财政厅", "省发展和改革委员会"], tasks[0].Answers.Joint);
        Assert.True(tasks[0].Answers.Regions);
        Assert.Equal(["2022-12-31"], Days(tasks[0].Deadlines));
        Assert.Equal(["省市场监管局", "省民政厅"], tasks[1].Answers.Lead);
        Assert.Equal(["2022-09-30"], Days(tasks[1].Deadlines));
    }

    [Fact]
    public void Traditional_Ledger_NamesBodiesAsWritten()
    {
        var task = Assert.Single(Read("""
            國辦發〔2021〕5號
            （一）改進服務，2021年6月底前完成。（財政部牽頭，稅務總局等國務院相關部門及各地區按職責分工負責）
            """));
        Assert.Equal(["財政部"], task.Answers.Lead);
        Assert.Equal(["稅務總局"], task.Answers.Joint);
        Assert.True(task.Answers.Regions);
        Assert.Equal(["2021-06-30"], Days(task.Deadlines));
    }

    [Fact]
    public void Wrapped_Lines_AndPageNumbers_DoNotCutAMeasure()
    {
        var task = Assert.Single(Read("（一）推进改革。（甲部负责）\n具体措施：\n1．完善制度，压缩办理\n\n 12 \n\n时间。建立机制。（甲\n部会同乙局负\n责）\n2．公布清单。（丙办及相关地区按职责分工负责）"));
        Assert.Equal("完善制度，压缩办理时间。建立机制。", task.Measures[0].Text);
        Assert.Equal(["甲部"], task.Measures[0].Answers.Lead);
        Assert.Equal(["乙局"], task.Measures[0].Answers.Joint);
        Assert.Equal(["丙办"], task.Measures[1].Answers.Lead);
        Assert.True(task.Measures[1].Answers.Regions);
    }

    [Theory]
    [InlineData("各地区、各部门负责", "", "", true)]
    [InlineData("文化和旅游部、工业和信息化部按职责分工负责", "文化和旅游部、工业和信息化部", "", false)]
    [InlineData("人民银行及各地区按职责分工负责", "人民银行", "", true)]
    [InlineData("省发展改革委牵头，省财政厅、省税务局配合", "省发展改革委", "省财政厅、省税务局", false)]
    [InlineData("市教育局和市人社局共同负责", "市教育局、市人社局", "", false)]
    [InlineData("甲委牵头，国务院有关部门按职责分工负责", "甲委", "", false)]
    [InlineData("甲委、各省（自治区、直辖市）人民政府负责", "甲委", "", true)]
    public void Bracket_Read(string words, string lead, string joint, bool regions)
    {
        Assert.True(ResponsibilityReader.Says(words));
        var read = ResponsibilityReader.Read(words);
        Assert.Equal((lead, joint, regions), (string.Join('、', read.Lead), string.Join('、', read.Joint), read.Regions));
    }

    [Theory]
    [InlineData("2021年3月底前完成", "2021-03-31")]
    [InlineData("2021 年 2 月底前完成", "2021-02-28")]
    [InlineData("年底前建成", "2020-12-31")]
    [InlineData("2021年6月底前制定，12月底前实现", "2021-06-30 2021-12-31")]
    [InlineData("2021年上半年完成", "2021-06-30")]
    [InlineData("2021年第三季度完成", "2021-09-30")]
    [InlineData("二〇二一年底前", "2021-12-31")]
    [InlineData("2020年12月31日前报送", "2020-12-31")]
    [InlineData("到2025年建成体系", "2025-12-31")]
    [InlineData("明年6月底前", "2021-06-30")]
    [InlineData("自2021年1月1日起施行，2019年5月试点", "")]
    [InlineData("“十四五”期间建成", "2025-12-31")]
    [InlineData("“十四五”末达到", "2025-12-31")]
    [InlineData("2020年10-12月，浓度控制在目标以内", "2020-12-31")]
    [InlineData("自印发之日起30日内备案，五个工作日内答复，每季度公布", "")]
    [InlineData("较2019年10-12月下降，受2020年一季度影响，2020-2021年秋冬季", "")]
    [InlineData("压缩至5个工作日以内，增加60种", "")]
    public void Deadline_LastDayOfItsTerm(string text, string days) =>
        Assert.Equal(days, string.Join(' ', Days(DeadlineReader.Read(text, new(2020, 11, 1)))));

    [Fact]
    public void Year_NamedForDoing_IsProposedNotStated() =>
        Assert.NotNull(Assert.Single(DeadlineReader.Read("2021年全面推广电子备案", new(2020, 11, 1))).Uncertain);

    [Fact]
    public void Words_WithoutBodies_ChargeNobody() => Assert.Empty(Read("一、总则（试行）\n二、附则"));
}
