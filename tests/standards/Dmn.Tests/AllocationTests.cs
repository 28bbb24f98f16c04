using Tongban.Feel;

namespace Tongban.Dmn.Tests;

/// <summary>Evaluation allocates its result and nothing else.</summary>
public sealed class AllocationTests
{
    private static long Bytes<T>(Func<T> once)
    {
        for (var i = 0; i < 1000; i++)
            once();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            once();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
    }

    [Fact]
    public void Expression_Evaluated_AllocatesNothing()
    {
        var expression = FeelExpression.Parse("if age >= 18 and income < 5000 then income * 1.2 + 10 else 0", new FeelNames("age", "income")).Expression!;
        var input = FeelContext.Of(("age", FeelValue.Of(20)), ("income", FeelValue.Of(1234.5m)));
        Assert.Equal(FeelValue.Of(1491.4m), expression.Evaluate(input, FeelOptions.Default).Value);
        Assert.Equal(0, Bytes(() => expression.Evaluate(input, FeelOptions.Default)));
    }

    [Fact]
    public void Tests_Evaluated_AllocateNothing()
    {
        var tests = FeelUnaryTests.Parse("[18..65], 70", FeelNames.None).Tests!;
        Assert.Equal(0, Bytes(() => tests.Matches(FeelValue.Of(70), FeelContext.Empty, FeelOptions.Default)));
    }

    [Fact]
    public void Decision_Made_AllocatesItsResultOnly()
    {
        var model = Table.Model(Table.Xml("FIRST", ["number", "string", "number", "boolean"], Enumerable.Range(0, 20).Select(i => new[] { $"[{i}..{i + 2})", "\"x\", \"y\"", $"< {i * 100}", "true" })));
        var input = FeelContext.Of(("a", FeelValue.Of(7)), ("b", FeelValue.Of("y")), ("c", FeelValue.Of(500)), ("d", FeelValue.True));
        Assert.Equal(FeelValue.Of(7), model.Decide("d", input, FeelOptions.Default).Value);
        var result = Bytes(() => new DmnResult(FeelValue.Null, [], null));
        Assert.Equal(result, Bytes(() => model.Decide("d", input, FeelOptions.Default)));
    }
}
