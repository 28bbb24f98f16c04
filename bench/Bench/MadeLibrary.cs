using System.Globalization;
using System.Text;

namespace Tongban.Bench;

/// <summary>Made-up measures in the style of official ones, always the same: words of administrative Chinese drawn as often as words are (Zipf).</summary>
internal static class MadeLibrary
{
    private static readonly string[] Words =
    [
        "检查", "应当", "报送", "部门", "单位", "管理", "监督", "规定", "备案", "申请", "材料", "环境", "影响", "评价", "安全", "生产", "企业", "项目", "审批", "公示", "期限", "责任", "整改",
        "信息", "平台", "数据", "共享", "标准", "目录", "证明", "许可", "培训", "补贴", "资金", "审计", "统计", "调查", "监测", "排放", "浓度", "治理", "方案", "计划", "任务", "牵头", "配合",
        "落实", "督促", "考核", "通报", "约谈", "处罚", "信用", "记录", "修复", "异议", "听证", "复议", "诉讼", "送达", "公告", "登记", "变更", "注销", "年度", "季度", "工作日", "演示", "设施",
        "渡口", "桥梁", "灯塔", "码头", "航标", "仓库", "车间", "实验室", "学校", "医院", "社区", "乡镇", "街道", "园区", "流域", "湿地", "森林", "矿山", "尾矿", "固体废物", "危险化学品", "PM2.5",
    ];

    private static readonly string[] Phrases = ["应当在五个工作日内", "负责监督管理", "由县级以上地方人民政府", "任何单位和个人不得", "按照国家有关规定", "依法追究责任", "并向社会公布", "可以委托第三方"];

    internal static IEnumerable<string> Files(int documents, int clauses, int documentsOfAFile)
    {
        var random = new Random(20201124);
        var file = new StringBuilder();
        for (var d = 0; d < documents; d++)
        {
            var (year, title) = (2001 + (d % 25), $"演示{Word(random)}{Word(random)}管理办法");
            file.Append(CultureInfo.InvariantCulture, $"演示部关于印发《{title}（第{d}号）》的通知\n演示发〔{year}〕{d + 1}号\n各演示单位：\n现将办法印发给你们，请遵照执行。\n演示部\n{year}年3月5日\n{title}（第{d}号）\n");
            for (var c = 1; c <= clauses; c++)
                file.Append(CultureInfo.InvariantCulture, $"第{Chinese(c)}条　{Sentence(random)}\n");
            if (d % documentsOfAFile == documentsOfAFile - 1 || d == documents - 1)
            {
                yield return file.ToString();
                file.Clear();
            }
        }
    }

    private static string Sentence(Random random)
    {
        var text = new StringBuilder();
        for (var part = random.Next(2, 6); part > 0; part--)
        {
            for (var word = random.Next(4, 9); word > 0; word--)
                text.Append(Word(random));
            text.Append(Phrases[random.Next(Phrases.Length)]).Append(part > 1 ? '，' : '。');
        }

        // A character that stands in one clause of a thousand.
        if (random.Next(1000) == 0)
            text.Insert(0, "匿名");
        return text.ToString();
    }

    private static string Word(Random random) => Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 2))];

    internal static string Chinese(int number)
    {
        const string digits = "零一二三四五六七八九";
        return number switch
        {
            < 10 => digits[number].ToString(),
            < 20 => "十" + (number > 10 ? digits[number - 10].ToString() : ""),
            < 100 => $"{digits[number / 10]}十{(number % 10 > 0 ? digits[number % 10].ToString() : "")}",
            >= 1000 => $"{digits[number / 1000]}千{(number % 1000 == 0 ? "" : (number % 1000 < 100 ? "零" : "") + Chinese(number % 1000))}",
            _ => $"{digits[number / 100]}百{(number % 100 == 0 ? "" : (number % 100 < 10 ? "零" : number % 100 < 20 ? "一" : "") + Chinese(number % 100))}",
        };
    }
}
