using CsCheck;
using Tongban.LegalText.Duties;

namespace Tongban.LegalText.Tests.Duties;

/// <summary>Property: a ledger written from facts, wrapped at any width with page numbers between, is read back as those facts.</summary>
public sealed class GeneratedLedgerTests
{
    private static readonly string[] Organs = ["财政部", "文化和旅游部", "工业和信息化部", "国家发展改革委", "人民银行", "税务总局", "国务院办公厅", "海关总署", "国家药监局", "中央网信办"];

    private static readonly Gen<(int Leads, int Joints, int From, bool Regions, int Month)> Charge = Gen.Select(Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, 9], Gen.Bool, Gen.Int[0, 12]);

    [Fact]
    public void Ledger_WrittenAndWrapped_IsReadBack() =>
        Gen.Select(Charge.Array[1, 4].Array[1, 8], Gen.Int[12, 45]).Sample((tasks, width) =>
        {
            var lines = new List<string> { "甲发〔2020〕1号", "2020年3月1日" };
            foreach (var (task, i) in tasks.Select((t, i) => (t, i)))
            {
                Wrap(lines, $"（{"一二三四五六七八"[i]}）{Words(task[0])}", width);
                lines.Add("具体措施：");
                foreach (var (measure, j) in task.Select((m, j) => (m, j)))
                    Wrap(lines, $"{j + 1}．{Words(measure)}", width);
            }
            var read = LedgerReader.Read(Assert.Single(PlainDocument.All(string.Join('\n', lines))));
            Assert.Equal(tasks.Select(t => t.Length), read.Select(t => t.Measures.Count));
            foreach (var (task, ledger) in tasks.Zip(read))
            {
                Same(task[0], ledger.Answers, ledger.Deadlines);
                foreach (var (measure, row) in task.Zip(ledger.Measures))
                    Same(measure, row.Answers, row.Deadlines);
            }
        }, iter: 300);

    private static void Same((int Leads, int Joints, int From, bool Regions, int Month) charge, Responsibility answers, IReadOnlyList<Deadline> deadlines)
    {
        Assert.Equal(Names(charge.From, charge.Leads), answers.Lead);
        Assert.Equal(Names(charge.From + charge.Leads, charge.Joints), answers.Joint);
        Assert.Equal(charge.Regions, answers.Regions);
        Assert.Equal(charge.Month == 0 ? [] : [new DateOnly(2021, charge.Month, DateTime.DaysInMonth(2021, charge.Month))], deadlines.Select(d => d.Date!.Value));
    }

    private static string Words((int Leads, int Joints, int From, bool Regions, int Month) charge)
    {
        var joint = Names(charge.From + charge.Leads, charge.Joints);
        return (charge.Month == 0 ? "" : $"2021年{charge.Month}月底前") + "完善有关制度，推动数据共享。加强监督检查。（" + string.Join('、', Names(charge.From, charge.Leads))
            + "牵头，" + (joint.Length > 0 ? string.Join('、', joint) + "等" : "") + "国务院相关部门" + (charge.Regions ? "及各地区" : "") + "按职责分工负责）";
    }

    private static string[] Names(int from, int count) => [.. Enumerable.Range(from, count).Select(i => Organs[i % Organs.Length])];

    private static void Wrap(List<string> lines, string paragraph, int width)
    {
        foreach (var piece in paragraph.Chunk(width))
            lines.Add(new string(piece));
        lines.Add($"{lines.Count} ");
    }
}
