using System.Text;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Duties;

/// <summary>Divisions of tasks as provinces and cities phrase them: sentences, labels, lines of labels, tables of text and of pages.</summary>
public sealed class LedgerStyleTests
{
    private static string[] Rows(string text) => Rows(Encoding.UTF8.GetBytes(text));

    private static string[] Rows(byte[] file) => [.. LedgerReader.Read(PlainDocument.Of(Assert.Single(OfficialText.Read(file).Documents)))
        .Select(t => $"{t.Number}|{string.Join('、', t.Answers.Lead)}|{string.Join('、', t.Answers.Joint)}|{(t.Answers.Regions ? "各地" : "")}|{string.Join(' ', t.Deadlines.Where(d => d is { Date: not null, Ends: true }).Select(d => $"{d.Date:yyyy-MM-dd}").Distinct())}{string.Concat(t.Measures.Select(m => $"|{m.Number}:{string.Join('、', m.Answers.Lead)}"))}")];

    [Fact]
    public void Sentences_AndLabelsInThem() => Assert.Equal(
        [
            "1|省市场监管局|省公安厅、省税务局||2022-06-30",
            "2|省市场监管局|省司法厅、省商务厅|各地|2022-09-30",
            "3|省市场监管局|省大数据局||2022-12-31",
            "4|省发展改革委|省能源局||2022-12-31",
            "5|省政务服务局|省司法厅、省财政厅|各地|2023-03-31",
            "6|省工业和信息化厅、省商务厅|||",
            "7|省政府督查室|||",
        ],
        Rows("""
            海东省人民政府办公厅关于印发2022年重点任务分工方案的通知
            东政办发〔2022〕16号
            各市、县人民政府，省政府各部门：
            现将方案印发给你们，请认真组织实施。
            海东省人民政府办公厅
            2022年3月15日
            2022年重点任务分工方案
            一、优化准入服务
            1．压缩企业开办时间，2022年6月底前压缩至1个工作日。牵头单位：省市场监管局。配合单位：省公安厅、省税务局。完成时限：2022年6月30日。
            2．推行证照改革。由省市场监管局牵头，省司法厅、省商务厅等部门配合，各市县人民政府负责落实，9月底前完成。
            3．完善电子执照。（省市场监管局会同省大数据局负责；完成时限：2022年12月）
            二、优化要素保障
            4．降低用电成本。由省发展改革委会同省能源局组织实施，年底前出台方案。
            5．规范中介服务。（牵头单位：省政务服务局；配合单位：省司法厅、省财政厅，各市县人民政府；完成时限：2023年3月底前）
            6．建立投诉机制。（省工业和信息化厅、省商务厅按职责分工负责）
            7．开展督导评估。省政府督查室牵头负责，各有关单位参与，每季度通报一次。
            """));

    [Fact]
    public void Labels_EachOnItsLine_TheFirstNamedLeadsWhereItIsSaid() => Assert.Equal(
        ["(一)|市自然资源局|市发展改革委、市生态环境局||2021-10-31", "(二)|市财政局||各地|", "(三)|市政府办公室|市委网信办||2021-08-31"],
        Rows("""
            海东市政务公开工作要点任务分解表
            东政办函〔2021〕20号
            一、深化信息公开
            （一）公开规划信息
            牵头单位：市自然资源局
            配合单位：市发展改革委、市生态环境局
            完成时限：2021年10月底前
            （二）公开财政信息
            责任单位：市财政局，各县（市、区）人民政府
            完成时限：持续推进
            （三）整合政务新媒体
            责任单位：市政府办公室、市委网信办（排第一位的为牵头单位）
            完成时间：2021年8月31日前
            """));

    [Fact]
    public void Traditional_TermsInTheBracket() => Assert.Equal(
        ["(一)|國家演示總局|公安部、稅務總局|各地|2021-12-31", "(二)|公安部|||"],
        Rows("國家演示總局關於印發重點任務分工的通知\n演總發〔2021〕9號\n各省、自治區、直轄市演示局：\n一、重點任務\n（一）完善登記制度。（國家演示總局牽頭，公安部、稅務總局等部門及各地區按職責分工負責，2021年底前完成）\n（二）推動數據共享。（公安部負責）\n國家演示總局\n2021年3月1日\n"));

    [Fact]
    public void Table_OfText() => Assert.Equal(
        ["1|省生态环境厅|省水利厅|各地|2022-09-30", "2|省水利厅|省自然资源厅||2022-12-31", "3|省公安厅|省生态环境厅、省水利厅||"],
        Rows("海东省生态环境厅关于印发河湖治理任务清单的函\n东环函〔2022〕77号\n各市生态环境局：\n现将清单印发给你们。\n海东省生态环境厅\n2022年5月6日\n河湖治理任务清单\n序号 任务 牵头单位 配合单位 完成时限\n1 完成排污口排查 省生态环境厅 省水利厅、各市人民政府 2022年9月底前\n2 建立河湖档案 省水利厅 省自然资源厅 2022年12月底前\n3 开展联合检查 省公安厅 省生态环境厅、省水利厅 每季度\n"));

    /// <summary>A page with ways through the site, a head of labels, a title over two lines, and a task over two rows that are its measures.</summary>
    [Fact]
    public void Table_OfAPage()
    {
        const string page = """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>关于印发2021年重点工作任务分工的通知_政府文件_海东市人民政府</title></head>
            <body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
            <table><tr><td>索 引 号：</td><td>000014348/2021-00033</td><td>发文机关：</td><td>海东市人民政府办公室</td></tr><tr><td>发文字号：</td><td>东市政办发〔2021〕14号</td><td>成文日期：</td><td>2021年04月10日</td></tr></table>
            <div id="zoom"><p><strong>海东市人民政府办公室关于印发<br>2021年重点工作任务分工的通知</strong></p><p>东市政办发〔2021〕14号</p>
            <p>各县（区）人民政府，市政府各部门：</p><p>　　现将任务分工印发给你们，请认真抓好落实。</p><p>海东市人民政府办公室</p><p>2021年4月10日</p><p>2021年重点工作任务分工</p>
            <table border=1><tr><td>序号</td><td>重点任务</td><td>具体措施</td><td>责任单位</td><td>完成时限</td></tr>
            <tr><td rowspan=2>1</td><td rowspan=2>扩大学位供给</td><td>新建学校10所。</td><td>市教育局、市财政局</td><td>2021年8月</td></tr><tr><td>招聘教师500名。</td><td>市人力资源社会保障局</td><td>2021年9月底前</td></tr>
            <tr><td>2</td><td>改造老旧小区</td><td>改造120个。</td><td>市住房城乡建设局，各县（区）人民政府</td><td>全年</td></tr></table></div>
            <div class="foot">主办：海东市人民政府办公室 <a>网站地图</a></div></body></html>
            """;
        Assert.Equal("海东市人民政府办公室关于印发2021年重点工作任务分工的通知", Assert.Single(OfficialText.Read(Encoding.UTF8.GetBytes(page)).Documents).Title);
        Assert.Equal(["1|市教育局、市财政局、市人力资源社会保障局|||2021-08-31 2021-09-30|1:市教育局、市财政局|2:市人力资源社会保障局", "2|市住房城乡建设局||各地|"], Rows(page));
    }

    [Fact]
    public void Statute_DividesNoTasks() =>
        Assert.Empty(Rows("海东省渡口条例\n第一条　县级以上人民政府交通运输主管部门负责渡口的监督管理。\n第二条　省交通运输厅会同省公安厅制定渡口标准。\n第三条　渡口的日常管理由经营者负责，县级人民政府应当检查。\n"));
}
