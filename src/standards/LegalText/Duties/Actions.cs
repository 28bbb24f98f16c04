using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>What is done and to what: the first verb of an action that official texts use, and what stands behind it.</summary>
internal static partial class Actions
{
    /// <summary>Where the object stands in an action; null when no verb the grammar knows takes one.</summary>
    internal static (int Start, int Length)? Object(string action)
    {
        // a term at the head holds verbs too: 自收到申请之日起五日内提出意见
        var at = Term().Match(action) is { Success: true } term ? term.Length : 0;
        if (Taken().Match(action, at) is { Success: true } taken && Thing(taken.Groups["o"]) is { } what)
            return what;
        return Acts().Match(action, at) is { Success: true } acts ? Thing(acts.Groups["o"]) : null;

        // what begins so belongs to the verb: 受理之日起, 核查的, 审批、谁
        static (int Start, int Length)? Thing(Group found) =>
            found.Length < 2 || found.Value[0] is '的' or '、' or '之' or '后' or '前' or '时' or '等' or '中' ? null : (found.Index, found.Length);
    }

    /// <summary>Whether a sentence begins as an order does: manners, then a verb.</summary>
    internal static bool IsOrder(string sentence) => Orders().IsMatch(sentence);

    private const string Verbs = "(?:委托|安排|部署|征集|召开|举行|指定|选择|聘用|提交|提供|提请|报送|报告|上报|备案|公开|公布|公示|公告|告知|通知|通报|送达|受理|审查|审核|审批|批准|核准|核查|核实|核发|编制|制定|制订|修订|修改|建立|健全|完善|开展|组织|实施|落实|加强|推进|推动|推行|推广|履行|遵守|执行|接受|配合|出具|作出|办理|答复|登记|申请|检查|监督|督促|整改|改正|纠正|停止|采取|设置|设立|配备|安装|使用|收取|支付|缴纳|退还|赔偿|承担|保护|保存|保管|保障|保证|记录|说明|签订|听取|征求|移交|退回|补正|处理|控制|淘汰|取消|清理|压减|压缩|简化|优化|完成|实现|达到|出台|研究|总结|指导|引导|支持|鼓励|规范|统筹|协调|强化|严格|扩大|提升|提高|提出|降低|减少|增加|培训|宣传|从事|伪造|变造|转让|出租|出借|冒用|泄露|公益|拓展|深化|细化|明确|压实|加快|加大|加密|抓好|抓紧|做好|做到|搞好|推出|推广|整合|汇总|梳理|编印|打造|构建|培育|确保|防止|防范|严防|打击|查处|整治|治理|淘汰|改造|改进|创新|探索|试点|启动|发布|印发|下放|放宽|调整|充分发挥|发挥|利用|依托|畅通|缩短|减免|降低|维护|关注|限制|倡导|普及|适时|选派|组建|聘请|评估|评价|考核|奖励|表彰|追责|问责)";

    private const string Manners = "(?:优先|率先|认真|切实|全面|进一步|积极|大力|深入|持续|充分|坚决|稳妥|有序|扎实|着力|努力|不断|继续|全力|及时|依法|依规|统筹|分类|定期|适时|主动|严格|加快|稳步|逐步|力争|重点|同步|统一|科学|合理|广泛|尽快|抓紧|按时|按月|逐级|同时|此外|探索|研究|高标准|高质量|有针对性地|因地制宜|系统|集中|共同|联合|择优|动态)";

    [GeneratedRegex("(?:将|把)(?<o>[^，。；]{1,80}?)(?:报(?!告)|送|纳入|作为|列入|上传|移送|移交|退还|退回|返还|交|向社会公(?:开|布|示)|予以|分为|转为)", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Taken();

    [GeneratedRegex(Verbs + "(?:和" + Verbs + "|、" + Verbs + ")*(?:下列|以下|好)?(?<o>[^，。；：]{1,80})", RegexOptions.ExplicitCapture, 20000)]
    private static partial Regex Acts();

    [GeneratedRegex("^[^，。；：]{0,4}?(?:自|在|于)[^，。；：]{1,40}?(?:日|月|年|时|天)(?:起|之?前|后的?)?[^，。；：]{0,12}?(?:内|前)", RegexOptions.None, 20000)]
    private static partial Regex Term();

    [GeneratedRegex("^(?:[一二三四五六七八九]是|(?:[^，。]{2,20}[底前]|到[^，。]{2,12}年|[^，。]{2,24}(?:方面|基础上|前提下))，(?:在[^，。；]{1,24}?(?=" + Verbs + ")|全[国省市县区域])?)?(?:" + Manners + "、?)*" + Verbs, RegexOptions.None, 20000)]
    private static partial Regex Orders();
}
