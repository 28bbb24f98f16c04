using Tongban.LegalText.Amendments;
using Tongban.LegalText.Citations;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Reading;

/// <summary>Further styles: statutes with a table of contents, notices of several departments, letters, and texts of Hong Kong and Taiwan. Written for these tests.</summary>
public sealed class StyleTests
{
    private const string Law = """
        中华人民共和国演示法
        （2015年8月29日第十二届全国人民代表大会常务委员会第十六次会议通过　2021年10月23日第十三届全国人民代表大会常务委员会第三十一次会议修订）
        目　　录
        第一编　总　　则
        　第一章　一般规定
        第二编　分　　则
        　第二章　演示活动
        　第三章　附　　则
        第一编　总　　则
        第一章　一般规定
        第一条　为了规范演示活动，制定本法。
        第二条　国务院演示主管部门会同国务院交通运输部门制定演示标准。
        第二编　分　　则
        第二章　演示活动
        第三条　举办演示活动，应当具备下列条件：
        （一）有必要的场地；
        （二）有三名以上专业人员。
        前款第二项规定的专业人员，应当取得资格证书。
        第四条　违反本法第三条第一款规定的，由县级人民政府责令改正；构成犯罪的，依法追究刑事责任。
        第三章　附　　则
        第五条　本法自2022年3月1日起施行。
        """;

    [Fact]
    public void Law_WithATableOfContents_EveryClauseOnce()
    {
        var result = OfficialText.Read(Law);
        var law = Assert.Single(result.Documents);
        Assert.Equal(["part_1", "part_1__chp_1", "part_1__chp_1__art_1", "part_1__chp_1__art_2", "part_2", "part_2__chp_2", "part_2__chp_2__art_3", "part_2__chp_2__art_3__para_1", "part_2__chp_2__art_3__para_2", "part_2__chp_2__art_3__al_2", "part_2__chp_2__art_4", "part_2__chp_3", "part_2__chp_3__art_5"],
            law.AllClauses().Select(c => c.EId));
        Assert.Equal(["全国人民代表大会常务委员会"], law.Issuers);
        Assert.Equal(new DateOnly(2022, 3, 1), law.InForceFrom);
        Assert.Contains(result.Unread, u => u.Text == "目录" && u.Line == 3);
        var citations = new CitationReader(result.Documents).Read(0);
        Assert.Equal([("前款第二项", "part_2__chp_2__art_3__para_2"), ("本法第三条第一款", "part_2__chp_2__art_3")], citations.Select(c => (c.Text, c.Target?.EId)));
        var duties = DocumentDuties.Read(law);
        Assert.DoesNotContain(duties, d => d.Duty.Bearer?.Text == "依法");
        Assert.Equal(["三名以上"], duties.SelectMany(d => d.Duty.Quantities).Select(q => q.Text));
    }

    [Fact]
    public void Notice_OfFiveDepartments_ShortFormsAndAttachments()
    {
        var result = OfficialText.Read("""
            海东省科学技术厅等三部门关于印发《海东省科技特派员管理办法》的通知
            东科规〔2022〕3号
            各市、县（市、区）科技局、财政局，省级有关单位：
            为落实《海东省人民政府办公厅关于推行科技特派员制度的实施意见》（东政办发〔2020〕33号，以下简称《实施意见》），现印发给你们。
            附件：1.海东省科技特派员管理办法
            　　　2.科技特派员申报表
            海东省科学技术厅    海东省教育厅
            海东省人力资源和社会保障厅
            2022年2月28日
            （联系人：省科技厅农村处　张三）
            附件1
            海东省科技特派员管理办法
            第一条　根据《实施意见》，制定本办法。
            第二条　派出单位应当于每年12月底前完成年度考核。
            第三条　本办法自2022年4月1日起施行。
            附件2
            科技特派员申报表
            姓名　性别　单位
            抄送：省委组织部。
            """);
        var notice = Assert.Single(result.Documents);
        Assert.Equal(["海东省科学技术厅", "海东省教育厅", "海东省人力资源和社会保障厅"], notice.Issuers);
        Assert.Equal(["各市、县（市、区）科技局、财政局", "省级有关单位"], notice.Addressees);
        Assert.Equal([new(1, "海东省科技特派员管理办法", true), new(2, "科技特派员申报表", true)], notice.Attachments);
        Assert.Equal(("省委组织部", new DateOnly(2022, 4, 1)), (notice.CopiesTo, notice.InForceFrom));
        Assert.Single(notice.Contacts);
        Assert.Equal("东政办发〔2020〕33号", Assert.Single(new CitationReader(result.Documents).Read(0), c => c.Text == "《实施意见》").Number);
    }

    [Fact]
    public void Reply_SentencesAreNoHeadings_WhoIsJoinedIsTold()
    {
        var reply = Assert.Single(OfficialText.Read("""
            国务院关于同意设立海东演示区的批复
            国函〔2022〕45号
            海东省人民政府、商务部：
            你们的请示收悉。现批复如下：
            一、同意设立海东演示区（以下简称演示区）。演示区面积60.5平方公里。
            二、海东省人民政府要加强组织领导，于2022年12月31日前制定方案。
            三、商务部要会同海关总署、税务总局等部门加强指导。重大事项及时报告。
            国务院
            2022年5月9日
            """).Documents);
        Assert.All(reply.Clauses, c => Assert.Null(c.Heading));
        var duties = DocumentDuties.Read(reply);
        Assert.Equal(["2022-12-31"], duties.Where(d => d.Answers.Lead is ["海东省人民政府"]).SelectMany(d => d.Duty.Deadlines).Select(d => $"{d.Date:yyyy-MM-dd}"));
        Assert.Equal(["海关总署", "税务总局"], Assert.Single(duties, d => d.Answers.Lead is ["商务部"]).Answers.Joint);
    }

    [Fact]
    public void TaiwanRegulation_YearsOfTheRepublic_CountedParagraphs_InsertedArticles()
    {
        var rules = Assert.Single(OfficialText.Read("""
            演示業者登錄管理辦法
            中華民國110年5月19日衛生福利部衛授食字第1101300000號令訂定發布全文4條
            第一章　總則
            第 1 條
            本辦法依演示管理法第八條規定訂定之。
            第 2 條
            1 演示業者應於開始營業前，向主管機關申請登錄。
            2 前項申請，應檢附下列文件：
            一、申請書。
            二、負責人身分證明文件。
            第 2-1 條
            主管機關應自收件之日起十五日內完成審查。
            第 3 條
            本辦法自發布日施行。
            """).Documents);
        Assert.Equal(("衛授食字第1101300000號", new DateOnly(2021, 5, 19), new DateOnly(2021, 5, 19)), (rules.Number, rules.IssuedOn, rules.InForceFrom));
        Assert.Equal(["衛生福利部"], rules.Issuers);
        Assert.Equal(["chp_1", "chp_1__art_1", "chp_1__art_2", "chp_1__art_2__al_2", "chp_1__art_2__cl_1", "chp_1__art_2__cl_2", "chp_1__art_2-1", "chp_1__art_3"], rules.AllClauses().Select(c => c.EId));
        Assert.StartsWith("演示業者", rules.AllClauses().Single(c => c.EId == "chp_1__art_2").Text, StringComparison.Ordinal);
        Assert.Contains(DocumentDuties.Read(rules), d => d.Duty.Bearer?.Text == "主管機關" && d.Duty.Deadlines is [{ Kind: DeadlineKind.Relative }]);
    }

    [Fact]
    public void TaiwanLetter_LabelledHeadAndTail()
    {
        var letter = Assert.Single(OfficialText.Read("""
            行政院  函
            受文者：如正本
            發文日期：中華民國110年6月1日
            發文字號：院臺綜字第1100012345號
            主旨：請加強演示設備檢查，請查照。
            說明：
            一、各機關應於110年12月31日前完成檢查。
            二、由經濟部主辦，內政部、交通部協辦。
            正本：經濟部、內政部、交通部
            副本：行政院秘書長
            """).Documents);
        Assert.Equal(("院臺綜字第1100012345號", new DateOnly(2021, 6, 1), "行政院秘書長"), (letter.Number, letter.SignedOn, letter.CopiesTo));
        Assert.Equal(["行政院"], letter.Issuers);
        Assert.Equal(["經濟部", "內政部", "交通部"], letter.Addressees);
        Assert.Equal(["一、", "二、"], letter.Clauses.Where(c => c.Number.Length > 0).Select(c => c.Number));
    }

    [Fact]
    public void HongKongRegulation_PartsSectionsAndLetters()
    {
        var regulation = Assert.Single(OfficialText.Read("""
            演示標籤規例
            （第999章，附屬法例A）
            第1部
            導言
            1. 登記
            (1) 任何人不得在未經登記的情況下出售演示食物。
            (2) 署長可在接獲申請後的30天內作出決定。
            (a) 批准該申請；或
            (b) 拒絕該申請。
            2. 罪行
            任何人違反第1(1)條，即屬犯罪。
            """).Documents);
        Assert.Equal(DocumentKind.Regulation, regulation.Kind);
        Assert.Equal(["part_1", "part_1__point_1", "part_1__point_1__subpara_1", "part_1__point_1__subpara_2", "part_1__point_1__subpara_2__lvl_1", "part_1__point_1__subpara_2__lvl_2", "part_1__point_2"], regulation.AllClauses().Select(c => c.EId));
        Assert.Equal("導言", regulation.Clauses[0].Heading);
        Assert.Contains(DocumentDuties.Read(regulation), d => d.Duty is { Kind: DutyKind.Prohibition, Bearer.Text: "任何人" });
    }

    [Fact]
    public void Amendment_WordsInQuotes_BindByTheChangedDocument_AreBorneByWhomTheyName()
    {
        var decision = Assert.Single(OfficialText.Read("""
            演示市人民代表大会常务委员会关于修改《演示市船舶条例》的决定
            （2021年10月23日演示市第五届人民代表大会常务委员会第三十一次会议通过）
            一、将第五条修改为：“县级人民政府应当将船舶工作纳入规划。”
            二、增加一条，作为第八条之一：“船舶单位不得拒绝检查。”
            本决定自2022年1月1日起施行。
            """).Documents);
        Assert.Equal((DocumentKind.Decision, new DateOnly(2022, 1, 1)), (decision.Kind, decision.InForceFrom));
        Assert.Empty(DocumentDuties.Read(decision));
        Assert.Equal(["art_5 县级人民政府", "art_8-1 船舶单位"], AmendmentReader.Read(decision).SelectMany(c => DocumentDuties.Read(c, decision.AdoptedOn)).Select(d => $"{d.Clause} {d.Duty.Bearer?.Text}"));
    }

    [Fact]
    public void Announcement_OfACongress_NamedByWhatItMakesPublic()
    {
        var announcement = Assert.Single(OfficialText.Read("""
            海东省第十三届人民代表大会常务委员会公告
            第76号
            《海东省湿地保护条例》已由海东省第十三届人民代表大会常务委员会第三十次会议于2021年9月29日通过，现予公布，自2022年1月1日起施行。
            海东省人民代表大会常务委员会
            2021年9月29日
            海东省湿地保护条例
            （2021年9月29日海东省第十三届人民代表大会常务委员会第三十次会议通过）
            第一条　禁止擅自取水。
            第二条　本条例自2022年1月1日起施行。
            """).Documents);
        Assert.Equal(("海东省湿地保护条例", "海东省第十三届人民代表大会常务委员会公告第76号", DocumentKind.Regulation), (announcement.Title, announcement.Number, announcement.Kind));
        Assert.Equal((new DateOnly(2021, 9, 29), new DateOnly(2022, 1, 1)), (announcement.AdoptedOn, announcement.InForceFrom));
    }

    [Fact]
    public void Opinion_NumberInBracketsBelowTheTitle_ClosingSentenceUnderItsHeading()
    {
        var opinion = Assert.Single(OfficialText.Read("""
            海东省高级人民法院　海东省公安厅
            关于办理演示案件若干问题的意见
            （东高法发〔2020〕5号）
            全省各级人民法院、公安机关：
            为依法办案，制定本意见。
            一、关于证据
            （一）公安机关应当在3日内移送证据。
            （二）对2021年1月1日至12月31日期间的案件，人民法院应当登记。
            二、执行时间
            本意见自印发之日起执行。
            2020年6月1日
            """).Documents);
        Assert.Equal("东高法发〔2020〕5号", opinion.Number);
        Assert.Equal(["全省各级人民法院、公安机关"], opinion.Addressees);
        Assert.Equal(["al_1", "cl_1", "cl_1__para_1", "cl_1__para_2", "cl_2"], opinion.AllClauses().Select(c => c.EId));
        Assert.Equal(("执行时间", "本意见自印发之日起执行。"), (opinion.Clauses[2].Heading, opinion.Clauses[2].Text));
        Assert.DoesNotContain(DocumentDuties.Read(opinion).SelectMany(d => d.Duty.Deadlines), d => d.Date is not null);
    }

    /// <summary>Who answers is no sentence of its own, also where labels in the bracket are parted by semicolons.</summary>
    [Fact]
    public void BracketsOfWhoAnswers_AreNoDuties()
    {
        var opinion = Assert.Single(OfficialText.Read("海东省人民政府关于演示产业的意见\n东政发〔2021〕8号\n各市人民政府：\n一、重点任务\n（一）优化布局。2022年6月底前，编制完成规划。（牵头单位：省发展改革委；责任单位：省科技厅，各市人民政府）\n海东省人民政府\n2021年6月15日\n").Documents);
        var duty = Assert.Single(DocumentDuties.Read(opinion));
        Assert.Equal(("省发展改革委", "省科技厅", true), (Assert.Single(duty.Answers.Lead), Assert.Single(duty.Answers.Joint), duty.Answers.Regions));
        Assert.Equal(new DateOnly(2022, 6, 30), Assert.Single(duty.Duty.Deadlines).Date);
    }
}
