using Tongban.LegalText.Amendments;
using Tongban.LegalText.Citations;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Reading;

/// <summary>What a careful reader takes from documents as sites and gazettes publish them.</summary>
public sealed class PublishedTextsTests
{
    private static LegalDocument One(string text) => Assert.Single(OfficialText.Read(text).Documents);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static ClauseDuty[] Of(LegalDocument document, string clause) => [.. DocumentDuties.Read(document).Where(d => d.Clause == clause)];

    [Fact]
    public void CityOrder_MeasuresWithItsNumber_BearersOfLists_Terms()
    {
        var measures = One(PublishedTexts.CityOrder);
        Assert.Equal(("临海市餐厨废弃物管理办法", "临海市人民政府令第45号", DocumentKind.Rules), (measures.Title, measures.Number, measures.Kind));
        Assert.Equal((Day("2021-05-10"), Day("2021-05-28"), Day("2021-08-01")), (measures.AdoptedOn, measures.SignedOn, measures.InForceFrom));
        Assert.Equal("临海市人民政府令第21号", Assert.Single(measures.Repeals).Number);
        Assert.Equal("市城市管理部门", Assert.Single(Of(measures, "doc_1__chp_1__art_4")).Duty.Bearer?.Text);
        // whoever the list begins with bears each of its items
        Assert.Equal(["Obligation 餐厨废弃物产生单位", "Obligation 餐厨废弃物产生单位", "Prohibition 餐厨废弃物产生单位"],
            Enumerable.Range(1, 3).Select(i => Assert.Single(Of(measures, $"doc_1__chp_2__sec_1__art_5__para_{i}"))).Select(d => $"{d.Duty.Kind} {d.LeadingBearer}"));
        Assert.Equal(("不少于人民币300万元", 3_000_000m, "at-least"), Of(measures, "doc_1__chp_2__sec_2__art_7__para_1").SelectMany(d => d.Duty.Quantities).Select(q => (q.Text, q.Value, q.Bound)).Single());
        Assert.Equal("提前15日", Of(measures, "doc_1__chp_2__sec_2__art_8")[0].Duty.Deadlines.Single().Text);
        Assert.Equal("根据《中华人民共和国固体废物污染环境防治法》《海东省城市市容和环境卫生管理条例》等法律、法规", Assert.Single(Of(measures, "doc_1__chp_1__art_1")).Duty.Basis?.Text);
    }

    [Fact]
    public void JointNotice_ItsTableIsALedger()
    {
        var notice = One(PublishedTexts.JointNotice);
        Assert.Equal(["国家发展改革委", "生态环境部", "住房城乡建设部"], notice.Issuers);
        Assert.Equal([new(1, "重点任务分工表", true)], notice.Attachments);
        Assert.Equal(["1|住房城乡建设部|国家发展改革委、生态环境部|True|2021-12-31", "2|市场监管总局|生态环境部、住房城乡建设部|False|2022-06-30", "3|生态环境部|国家发展改革委、水利部|False|2025-12-31"],
            LedgerReader.Read(PlainDocument.Of(notice)).Select(t => $"{t.Number}|{string.Join('、', t.Answers.Lead)}|{string.Join('、', t.Answers.Joint)}|{t.Answers.Regions}|{t.Deadlines.Single().Date:yyyy-MM-dd}"));
        Assert.Equal(("不少于1500万立方米/日", "立方米/日"), Of(notice, "doc_1__cl_1__para_1")[1].Duty.Quantities.Select(q => (q.Text, q.Unit)).Single());
    }

    [Fact]
    public void ReplyOnLaw_WhoActsStandsBeforeTheWordThatBinds()
    {
        var reply = One(PublishedTexts.ReplyOnLaw);
        Assert.Equal(("环办法规函〔2021〕412号", DocumentKind.Letter), (reply.Number, reply.Kind));
        Assert.Equal("各省、自治区、直辖市生态环境厅（局），新疆生产建设兵团生态环境局", reply.CopiesTo);
        Assert.Equal("核发机关", Assert.Single(Of(reply, "cl_2")).Duty.Bearer?.Text);
        Assert.Equal("根据《排污许可管理条例》第十四条第二款和《行政许可法》第七十条", Assert.Single(Of(reply, "cl_1")).Duty.Basis?.Text);
    }

    [Fact]
    public void Catalogue_NumberedByKindAndYear_OrganApart()
    {
        var result = OfficialText.Read(PublishedTexts.Catalogue);
        var catalogue = Assert.Single(result.Documents);
        Assert.Equal(("中华人民共和国工业和信息化部公告2021年第25号", "公告2021年第25号", "工业和信息化部"), (catalogue.Title, catalogue.Number, catalogue.Issuers.Single()));
        Assert.Empty(result.Unread);
        Assert.Equal([2, 2], catalogue.AllClauses().Where(c => c.Kind == ClauseKind.Table).Select(t => t.Rows.Count));
        Assert.Equal(["型号规格以出厂铭牌为准。", "已经实施节能改造并达到三级能效的设备除外。"], catalogue.AllClauses().Single(c => c.Kind == ClauseKind.Note).Children.Select(c => c.Heading + c.Text));
    }

    [Theory]
    [InlineData("中华人民共和国应急管理部公告2023年第6号\n为加强管理，现公告如下。\n一、停止使用旧证书。\n特此公告。\n2023年5月4日", "公告2023年第6号", "应急管理部")]
    [InlineData("海关总署公告2023年第6号\n（关于停用旧单证的公告）\n现就停用旧单证公告如下。\n一、停止使用旧单证。\n特此公告。\n2023年5月4日", "公告2023年第6号", "海关总署")]
    [InlineData("关于停用旧证书的公告\n财政部 税务总局公告2023年第6号\n现就停用旧证书公告如下。\n一、停止使用旧证书。\n特此公告。\n2023年5月4日", "公告2023年第6号", "财政部 税务总局")]
    [InlineData("关于停用旧证书的公告\n公告2023年第6号\n现就停用旧证书公告如下。\n一、停止使用旧证书。\n特此公告。\n应急管理部\n2023年5月4日", "公告2023年第6号", "应急管理部")]
    public void Announcement_CountedByYears_ItsOrganIsItsIssuer(string text, string number, string issuers)
    {
        var announcement = One(text);
        Assert.Equal((number, issuers, DocumentKind.Announcement), (announcement.Number, string.Join(' ', announcement.Issuers), announcement.Kind));
    }

    [Fact]
    public void Announcement_NumberInBracketsBelowItsTitle_IsNoPartOfIt()
    {
        var announcement = One("临海市人民政府\n关于划定禁放区域的通告\n（2021年第3号）\n现就有关事项通告如下：\n一、主城区内禁止燃放。\n二、市公安局负责组织实施。\n临海市人民政府\n2021年1月15日");
        Assert.Equal(("临海市人民政府关于划定禁放区域的通告", "通告2021年第3号", "临海市人民政府"), (announcement.Title, announcement.Number, announcement.Issuers.Single()));
    }

    [Fact]
    public void OrderOfThePresident_SignatureIsNoClause()
    {
        var law = One("中华人民共和国主席令\n第九十五号\n《中华人民共和国演示法》已由第十三届全国人民代表大会常务委员会第二十四次会议于2020年12月26日通过，现予公布，自2021年3月1日起施行。\n中华人民共和国主席　李建国\n2020年12月26日\n中华人民共和国演示法\n（2020年12月26日第十三届全国人民代表大会常务委员会第二十四次会议通过）\n第一条　为了演示，制定本法。\n第二条　本法自2021年3月1日起施行。");
        Assert.Equal(("中华人民共和国演示法", "中华人民共和国主席令第九十五号", Day("2020-12-26")), (law.Title, law.Number, law.SignedOn));
        Assert.Equal(["al_1", "doc_1"], law.Clauses.Select(c => c.EId));
    }

    /// <summary>Every organ counts its own announcements: a number leads to the one whose title or organ is the same.</summary>
    [Theory]
    [InlineData("《高耗能落后机电设备淘汰目录（第五批）》（工业和信息化部公告2021年第25号）", true)]
    [InlineData("《关于淘汰设备的公告》（工业和信息化部2021年第25号公告）", true)]
    [InlineData("《关于进口鲜梨的公告》（海关总署公告2021年第25号）", false)]
    public void Announcement_CitedByItsNumber(string cited, bool leads)
    {
        IReadOnlyList<LegalDocument> documents = [One(PublishedTexts.Catalogue), One($"临海市关于落实目录的通知\n临工发〔2022〕3号\n各县工业局：\n请按照{cited}抓好落实。\n临海市工业局\n2022年1月4日")];
        var citation = Assert.Single(new CitationReader(documents).Read(1));
        Assert.EndsWith("号", citation.Number?.Replace("公告", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(leads ? 0 : null, citation.Target?.Document);
    }

    [Fact]
    public void Interpretation_LineOfThePageIsNoClause_ItsDayIsTheDayOfIssue()
    {
        var result = OfficialText.Read(PublishedTexts.Interpretation);
        var interpretation = Assert.Single(result.Documents);
        Assert.Equal((DocumentKind.Other, Day("2022-03-18")), (interpretation.Kind, interpretation.IssuedOn));
        Assert.Contains(result.Unread, u => u.Line == 3 && u.Why == "a line of the page, no clause");
        Assert.Equal(["al_1", "cl_1", "cl_2", "cl_3", "cl_4"], interpretation.Clauses.Select(c => c.EId));
        Assert.Equal([Day("2024-12-31"), Day("2030-12-31")], Of(interpretation, "cl_2").SelectMany(d => d.Duty.Deadlines).Select(d => d.Date!.Value));
    }

    [Fact]
    public void LawDatabase_LabelsAreMetadata_TermsDefined_AmountsInWords()
    {
        var rules = One(PublishedTexts.LawDatabase);
        Assert.Equal(("公共廁所清潔維護管理辦法", DocumentKind.Rules, Day("2021-03-15"), Day("2021-03-15")), (rules.Title, rules.Kind, rules.IssuedOn, rules.InForceFrom));
        Assert.Equal(["第一章", "第二章", "第三章"], rules.Clauses.Select(c => c.Number));
        Assert.Equal([DutyKind.Definition, DutyKind.Definition], new[] { "chp_1__art_3__cl_1", "chp_1__art_3__cl_2" }.SelectMany(c => Of(rules, c)).Select(d => d.Duty.Kind));
        Assert.Equal(["Power 管理機關", "Prohibition 管理人"], Of(rules, "chp_2__art_4__al_2").Select(d => $"{d.Duty.Kind} {d.Duty.Bearer?.Text}"));
        Assert.Equal([(3000m, "at-least"), (15000m, "at-most")], Assert.Single(Of(rules, "chp_2__art_6")).Duty.Quantities.Select(q => (q.Value, q.Bound)));
    }

    [Fact]
    public void AmendingOrder_NewTextBindsByTheRegulation_WhichStandsBelowOnItsOwn()
    {
        var decision = One(PublishedTexts.AmendingOrder);
        Assert.Equal(("国务院关于修改《内河渡口管理条例》的决定", "中华人民共和国国务院令第789号", DocumentKind.Decision, "国务院"), (decision.Title, decision.Number, decision.Kind, decision.Issuers.Single()));
        Assert.Equal((Day("2022-05-06"), Day("2022-05-06"), Day("2022-07-01")), (decision.SignedOn, decision.IssuedOn, decision.InForceFrom));
        Assert.Equal(["al_1", "doc_1", "doc_2"], decision.Clauses.Select(c => c.EId));
        Assert.Equal(("内河渡口管理条例", 3), (decision.Clauses[2].Heading, decision.Clauses[2].Children.Count(c => c.Kind == ClauseKind.Chapter)));
        Assert.DoesNotContain(DocumentDuties.Read(decision), d => d.Clause.StartsWith("doc_1", StringComparison.Ordinal));
        var changes = AmendmentReader.Read(decision);
        Assert.Equal(["Substitution art_3", "Repeal art_8__al_2", "Substitution art_12", "Insertion art_15", "Renumbering art_15", "Substitution art_15"], changes.Select(c => $"{c.Kind} {c.Path}"));
        Assert.Equal(2, changes[0].New!.Split('\n').Length);
        Assert.Equal(["art_3 县级以上地方人民政府", "art_15 渡口经营者", "art_15 ", "art_15 县级人民政府", "art_15 "], changes.SelectMany(c => DocumentDuties.Read(c, decision.SignedOn)).Select(d => $"{d.Clause} {d.Duty.Bearer?.Text}"));
    }

    [Fact]
    public void CongressAnnouncement_IsTheRegulationItMakesPublic_ArticlesAreNamed()
    {
        var regulation = One(PublishedTexts.CongressAnnouncement);
        Assert.Equal(("海东省湿地保护条例", "海东省人民代表大会常务委员会公告第48号", DocumentKind.Regulation), (regulation.Title, regulation.Number, regulation.Kind));
        Assert.Equal((Day("2021-07-30"), Day("2021-10-01")), (regulation.AdoptedOn, regulation.InForceFrom));
        Assert.Equal(["目的", "定义", null, null, null], regulation.AllClauses().Where(c => c.Kind == ClauseKind.Article).Select(c => c.Heading));
    }

    [Fact]
    public void Campaign_OfficesInTheTitle_TermsOfStagesStandInTheirHeadings()
    {
        var notice = One(PublishedTexts.Campaign);
        Assert.Equal("交通运输部办公厅公安部办公厅国家铁路局综合司关于开展铁路道口安全专项整治工作的通知", notice.Title);
        Assert.Equal(["交通运输部办公厅", "公安部办公厅", "国家铁路局综合司"], notice.Issuers);
        Assert.Equal([new(1, "铁路道口安全隐患排查表", false), new(2, "专项整治情况统计表（月报）", false)], notice.Attachments);
        Assert.StartsWith("联系人：国家铁路局综合司", Assert.Single(notice.Contacts), StringComparison.Ordinal);
        Assert.Equal([Day("2022-05-10")], Assert.Single(Of(notice, "cl_2__point_1")).Duty.Deadlines.Select(d => d.Date!.Value));
        Assert.Equal([Day("2022-12-15")], Assert.Single(Of(notice, "cl_2__point_3")).Duty.Deadlines.Select(d => d.Date!.Value));
        Assert.Null(Assert.Single(Of(notice, "cl_3__subpara_3")).Duty.Bearer);
    }
}
