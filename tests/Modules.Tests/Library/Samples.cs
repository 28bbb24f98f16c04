using System.Text;

namespace Tongban.Modules.Tests.Library;

/// <summary>Documents written for these tests in the style of official ones; no such document exists.</summary>
internal static class Samples
{
    /// <summary>Measures with chapters, which cite the notice below, repeal older ones and bind somebody.</summary>
    internal const string Measures = """
        演示部关于印发《演示桥梁检查管理办法》的通知
        演示发〔2031〕7号
        各省、自治区、直辖市演示厅：
        现将《演示桥梁检查管理办法》印发给你们，请遵照执行。
        演示部
        2031年3月5日
        演示桥梁检查管理办法
        第一章　总则
        第一条　为了规范演示桥梁的检查，根据《关于加强演示渡口值守的通知》（演示办函〔2030〕12号）等文件，制定本办法。
        第二条　桥梁管理单位应当每季度检查一次桥面，并在五个工作日内报送结果。
        第三条　任何单位不得遮挡限重标志。
        第二章　附则
        第四条　违反本办法第三条规定的，由演示部门责令改正。
        第五条　本办法自2031年6月1日起施行。《演示桥梁检查暂行规定》同时废止。
        """;

    /// <summary>The same with an article put in and one changed.</summary>
    internal static readonly string MeasuresAgain = Measures
        .Replace("第三条　任何单位不得遮挡限重标志。", "第三条　检查记录应当保存十年。\n第四条　任何单位不得遮挡限重标志。", StringComparison.Ordinal)
        .Replace("第四条　违反本办法第三条", "第五条　违反本办法第四条", StringComparison.Ordinal)
        .Replace("第五条　本办法自", "第六条　本办法自", StringComparison.Ordinal);

    /// <summary>The provisions that the measures repeal.</summary>
    internal const string Repealed = """
        演示桥梁检查暂行规定
        （2019年4月1日演示部部务会议通过）
        第一条　桥梁管理单位应当每年检查一次桥面。
        第二条　本规定自2019年5月1日起施行。
        """;

    /// <summary>A notice that divides tasks; the measures cite it by its number.</summary>
    internal const string Notice = """
        演示部办公厅关于加强演示渡口值守的通知
        演示办函〔2030〕12号
        各省、自治区、直辖市演示厅：
        为保障渡口安全，现将任务分工通知如下。
        一、值守
        （一）二〇三〇年底前在全部渡口设置值守房。（演示部牵头，市场监管总局、各地区按职责分工负责）
        （二）2031年3月底前公布渡口名录。（演示部、交通运输部负责）
        二、保障
        （三）建立=演示=台账并按月更新。（各地区负责）
        演示部办公厅
        2030年9月1日
        """;

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
