namespace Tongban.LegalText.Tests.Reading;

/// <summary>Documents of every style: what is read of them is what was written.</summary>
public sealed class OwnDocumentTests
{
    [Fact]
    public void Statute_WithChapters_ArticlesParagraphsAndItems()
    {
        var law = Assert.Single(OfficialText.Read(OwnTexts.Statute).Documents);
        Assert.Equal(("临海市公共自行车管理条例", null, DocumentKind.Regulation), (law.Title, law.Number, law.Kind));
        Assert.Equal((new DateOnly(2021, 3, 25), new DateOnly(2021, 4, 2), new DateOnly(2021, 6, 1)), (law.AdoptedOn, law.IssuedOn, law.InForceFrom));
        Assert.Equal(["临海市公共自行车管理办法|临政发〔2015〕8号"], law.Repeals.Select(r => $"{r.Title}|{r.Number}"));
        Assert.Equal(["chp_1", "chp_1__art_1", "chp_1__art_2", "chp_2", "chp_2__art_3", "chp_2__art_3__para_1", "chp_2__art_3__para_2", "chp_2__art_3__para_3", "chp_2__art_3__al_2", "chp_2__art_3__al_3", "chp_2__art_3-1", "chp_2__art_4", "chp_3", "chp_3__art_5"],
            law.AllClauses().Select(c => c.EId));
        Assert.Equal("总则", law.Clauses[0].Heading);
        Assert.Equal(("（二）", "停放点位图；"), law.AllClauses().Where(c => c.EId == "chp_2__art_3__para_2").Select(c => (c.Number, c.Text)).Single());
    }

    [Fact]
    public void Notice_WithPlanUnderSignature_AttachmentsNamedThoughAbsent()
    {
        var result = OfficialText.Read(OwnTexts.Notice);
        var notice = Assert.Single(result.Documents);
        Assert.Equal(("临海市人民政府办公室关于印发2021年便民服务提升行动方案的通知", "临政办发〔2021〕17号", DocumentKind.Notice), (notice.Title, notice.Number, notice.Kind));
        Assert.Equal(["临海市人民政府办公室"], notice.Issuers);
        Assert.Equal(["各县（区）人民政府", "市政府各部门"], notice.Addressees);
        Assert.Equal((new DateOnly(2021, 5, 18), new DateOnly(2021, 5, 20)), (notice.SignedOn, notice.IssuedOn));
        Assert.Equal([new(1, "便民服务事项清单", false), new(2, "便民服务考核办法", false)], notice.Attachments);
        Assert.Equal("市委各部门，市人大常委会办公室", notice.CopiesTo);
        Assert.Equal(["al_1", "doc_1", "doc_1__al_1", "doc_1__cl_1", "doc_1__cl_2", "doc_1__cl_2__para_1", "doc_1__cl_2__para_1__point_1", "doc_1__cl_2__para_1__point_1__subpara_1", "doc_1__cl_2__para_1__point_1__subpara_1__lvl_1", "doc_1__cl_2__para_2", "doc_1__cl_2__para_2__indent_1", "doc_1__cl_2__para_2__indent_2"],
            notice.AllClauses().Select(c => c.EId));
        Assert.Equal(("一、", "总体目标", "2021年底前，全市便民服务点达到120个。"), notice.AllClauses().Where(c => c.EId == "doc_1__cl_1").Select(c => (c.Number, c.Heading, c.Text)).Single());
        Assert.Contains(result.Unread, u => u.Text == "（此件公开发布）");
    }

    [Fact]
    public void Announcement_OfTwoOrgans_DatedInChinese()
    {
        var announcement = Assert.Single(OfficialText.Read(OwnTexts.Announcement).Documents);
        Assert.Equal(("公告2021年第12号", DocumentKind.Announcement, new DateOnly(2021, 6, 10), new DateOnly(2021, 7, 1)), (announcement.Number, announcement.Kind, announcement.SignedOn, announcement.InForceFrom));
        Assert.Equal(["海关总署", "文化和旅游部"], announcement.Issuers);
        Assert.Equal(["al_1", "cl_1", "cl_2", "al_2", "al_3"], announcement.Clauses.Select(c => c.EId));
    }

    [Fact]
    public void Reply_Read()
    {
        var reply = Assert.Single(OfficialText.Read(OwnTexts.Reply).Documents);
        Assert.Equal((DocumentKind.Reply, "国函〔2021〕9号", new DateOnly(2021, 2, 7)), (reply.Kind, reply.Number, reply.SignedOn));
        Assert.Equal(["海东省人民政府、商务部"], reply.Addressees);
        Assert.Equal(["", "一、", "二、"], reply.Clauses.Select(c => c.Number));
    }

    [Fact]
    public void TraditionalCharacters_ReadAsTheyStand()
    {
        var rules = Assert.Single(OfficialText.Read(OwnTexts.Traditional).Documents);
        Assert.Equal(("臨海市食品攤檔管理規定", DocumentKind.Rules, new DateOnly(2019, 12, 3), new DateOnly(2020, 2, 1)), (rules.Title, rules.Kind, rules.AdoptedOn, rules.InForceFrom));
        Assert.Equal(["第一章", "第一條", "第二條", "第二章", "第三條"], rules.AllClauses().Select(c => c.Number));
    }

    [Fact]
    public void Order_NamedByWhatItMakesPublic()
    {
        var order = Assert.Single(OfficialText.Read(OwnTexts.Order).Documents);
        Assert.Equal(("海东省河道采砂管理办法", "海东省人民政府令第305号"), (order.Title, order.Number));
        Assert.Equal(new DateOnly(2020, 8, 12), order.SignedOn);
        Assert.Equal(["第一条", "第二条"], order.AllClauses().Where(c => c.Kind == ClauseKind.Article).Select(c => c.Number));
    }

    [Fact]
    public void Headings_ForAllOfALevelOrNone()
    {
        var clauses = OfficialText.Read("临海市关于春耕的意见\n一、整地。各村整地。\n二、备种。各村备种。\n（一）备足良种，不误农时。\n（二）检查种子。发现问题及时处理，不得使用陈种。各村登记。\n（三）各村登记造册，逐级上报。").Documents[0].AllClauses().ToList();
        Assert.Equal([("整地", "各村整地。"), ("备种", "各村备种。"), (null, "备足良种，不误农时。"), (null, "检查种子。发现问题及时处理，不得使用陈种。各村登记。"), (null, "各村登记造册，逐级上报。")], clauses.Select(c => (c.Heading, c.Text)));
    }

    [Fact]
    public void Notes_CountTheirSentences_AttachmentsTakeTheNameTheyAreCalledBy()
    {
        var document = OfficialText.Read("临海市关于公布目录的公告\n现公布目录如下，自2021年3月1日起施行。\n附件：临海市重点目录\n2021年2月1日\n附件\n一、甲类\n注：1.甲类包括粮食。\n2.甲类不含种子。").Documents[0];
        Assert.Equal([("附件", "临海市重点目录"), ("一、", "甲类"), ("注", null), ("1.", null), ("2.", null)], document.AllClauses().Where(c => c.Number.Length > 0).Select(c => (c.Number, c.Heading)));
        Assert.Equal(["att_1__cl_1__note_1__point_1", "att_1__cl_1__note_1__point_2"], document.AllClauses().Select(c => c.EId).Where(e => e.Contains("point", StringComparison.Ordinal)));
    }

    [Fact]
    public void Compilation_OfAll_SplitWhereEachBegins()
    {
        var documents = OfficialText.Read(string.Join('\n', OwnTexts.All)).Documents;
        Assert.Equal(OwnTexts.All.Select(t => OfficialText.Read(t).Documents[0].Title), documents.Select(d => d.Title));
    }

    [Fact]
    public void Encodings_Same()
    {
        var gb = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        System.Text.Encoding[] encodings = [new System.Text.UTF8Encoding(true), new System.Text.UTF8Encoding(false), new System.Text.UnicodeEncoding(false, true), new System.Text.UnicodeEncoding(true, true), new System.Text.UnicodeEncoding(false, false), gb];
        foreach (var encoding in encodings)
        {
            var read = OfficialText.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(OwnTexts.Statute)]);
            Assert.Equal(14, Assert.Single(read.Documents).AllClauses().Count());
        }
    }

    [Theory]
    [InlineData(new byte[0], "empty", 0)]
    [InlineData(new byte[] { 0xE4, 0xB8, 0x00, 0x41, 0x00, 0x00 }, "not text: a zero byte", 2)]
    [InlineData(new byte[] { 0x41, 0x42 }, "no Chinese text in it", 0)]
    public void Unreadable_ToldWhyAndWhere(byte[] bytes, string reason, long place)
    {
        var told = Assert.Throws<UnreadableTextException>(() => OfficialText.Read(bytes));
        Assert.Equal((reason, place), (told.Reason, told.Place));
    }
}
