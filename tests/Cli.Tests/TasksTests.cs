using System.Text.Json;

namespace Tongban.Cli.Tests;

/// <summary><c>tongban library tasks</c>.</summary>
public sealed class TasksTests : IDisposable
{
    private const string Two = "甲发〔2021〕1号\n2021年2月1日\n（一）改进登记，年底前完成。（甲部牵头，乙局及各地区按职责分工负责）\n具体措施：\n1．公布=清单。（乙局负责）\n甲发〔2021〕2号\n没有任务。\n";

    private readonly Tongban.Given given = new();

    public void Dispose() => given.Dispose();

    [Theory]
    [InlineData("甲发〔2021〕1号")]
    [InlineData("甲发[2021]1号")]
    [InlineData("甲发(2021) 1 号")]
    public async Task Ledger_Printed_WhateverBracketsAreTyped(string number)
    {
        var answer = await Tongban.Run("library", "tasks", given.File("two.txt", Two), "--document", number, "--format", "json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        var task = Assert.Single(answer.Json.EnumerateArray());
        Assert.Equal("(一)", task.GetProperty("number").GetString());
        Assert.Equal(["甲部"], Words(task, "lead"));
        Assert.Equal(["乙局"], Words(task, "joint"));
        Assert.True(task.GetProperty("regions").GetBoolean());
        Assert.Equal(["2021-12-31"], Words(task, "deadlines"));
        var measure = Assert.Single(task.GetProperty("measures").EnumerateArray());
        Assert.Equal(1, measure.GetProperty("number").GetInt32());
        Assert.Equal(["乙局"], Words(measure, "lead"));
    }

    [Fact]
    public async Task Csv_HasARowForEachTaskAndMeasure()
    {
        var answer = await Tongban.Run("library", "tasks", given.File("two.txt", Two), "--document", "甲发〔2021〕1号", "--format", "csv");
        Assert.Equal(["task,measure,text,lead,joint,regions,deadlines", "(一),,改进登记，年底前完成。,甲部,乙局,true,2021-12-31", "(一),1,公布=清单。,乙局,,false,"], answer.Out.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("甲发〔2021〕9号", "holds no document")]
    [InlineData("甲发〔2021〕2号", "divides no tasks")]
    public async Task Document_ThatCannotServe_IsTwoAndSaysWhy(string number, string why)
    {
        var answer = await Tongban.Run("library", "tasks", given.File("two.txt", Two), "--document", number);
        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains(why, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_WithoutAChoice_AreListed()
    {
        var answer = await Tongban.Run("library", "tasks", given.File("two.txt", Two));
        Assert.Equal(2, answer.Exit);
        Assert.Contains("甲发〔2021〕1号、甲发〔2021〕2号", answer.Error, StringComparison.Ordinal);
    }

    private static string?[] Words(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(e => e.GetString())];
}
