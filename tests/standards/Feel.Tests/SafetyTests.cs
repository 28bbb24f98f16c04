using System.Globalization;
using CsCheck;

namespace Tongban.Feel.Tests;

/// <summary>Strangers' expressions: bounded, never thrown from, the same whatever machine they run on.</summary>
public sealed class SafetyTests
{
    private static readonly FeelBudget Small = new(Steps: 10_000, Depth: 50, ListSize: 1_000, TextSize: 1_000);

    private static FeelResult Run(string text, FeelOptions options)
    {
        var parsed = FeelExpression.Parse(text, FeelNames.None);
        return parsed.Expression is null ? new(FeelValue.Null, parsed.Diagnostics) : parsed.Expression.Evaluate(FeelContext.Empty, options);
    }

    [Theory]
    [InlineData("steps", "count(for i in 1..500, j in 1..500 return null)", "steps")]
    [InlineData("depth", "{ f: function(n) f(n + 1), r: f(1) }.r", "deep")]
    [InlineData("list", "count(for i in 1..2000 return i)", "items")]
    [InlineData("list by flattening", "concatenate(for i in 1..900 return i, for i in 1..900 return i)", "items")]
    [InlineData("text", "for i in 1..30 return if i = 1 then \"aaaaaaaaaa\" else partial[-1] + partial[-1]", "characters")]
    public void Budget_UsedUp_IsNullWithADiagnostic(string which, string text, string words)
    {
        var budget = which == "steps" ? Small with { ListSize = 1_000_000 } : Small with { Steps = 10_000_000 };
        var result = Run(text, new() { Budget = budget });
        Assert.True(result.Value.IsNull, which);
        Assert.Contains(result.Diagnostics, d => d.Code == FeelCodes.Budget && d.Message.Contains(words, StringComparison.Ordinal));
        Assert.DoesNotContain(Run(text.Replace("f(n + 1)", "1", StringComparison.Ordinal), FeelOptions.Default).Diagnostics, d => d.Code == FeelCodes.Budget && which is not "text");
    }

    [Theory]
    [InlineData("count(for i in 1..900 return list contains(for j in 1..900 return 0, i))")]
    [InlineData("count(for i in 1..900 return count(partial))")]
    public void Work_WithinOneCall_IsCountedToo(string text) =>
        Assert.Contains(Run(text, new() { Budget = Small }).Diagnostics, d => d.Code == FeelCodes.Budget);

    // Lists of 2^25 leaves in a few dozen objects: whoever walks them must count each leaf wherever it stands.
    private const string Shared = "(for i in 1..26 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1]";

    [Theory]
    [InlineData("x = y")]
    [InlineData("x != y")]
    [InlineData("{ a: x } = { a: y }")]
    [InlineData("x in [y]")]
    [InlineData("x in (y)")]
    [InlineData("list contains([x], y)")]
    [InlineData("index of([x], y)")]
    [InlineData("count(distinct values([x, y]))")]
    [InlineData("is(x, y)")]
    [InlineData("string(x)")]
    [InlineData("string length(string({ a: x }))")]
    [InlineData("x instance of TYPE")]
    [InlineData("count(x.a)")]
    [InlineData("3 in (x)")]
    [InlineData("count(flatten(x))")]
    public void Lists_ThatShareTheirParts_AreWalkedWithinTheBudget(string what)
    {
        var type = string.Concat(Enumerable.Repeat("list<", 26)) + "number" + new string('>', 26);
        var result = Run($"{{ x: {Shared}, y: {Shared.Replace("[1]", "[2 - 1]", StringComparison.Ordinal)}, r: {what.Replace("TYPE", type, StringComparison.Ordinal)} }}.r", new() { Budget = new(Steps: 1_000_000) });
        Assert.Contains(result.Diagnostics, d => d.Code == FeelCodes.Budget);
    }

    [Theory]
    [InlineData(Shared)]
    [InlineData("{ a: 1, b: " + Shared + " }")]
    [InlineData("for i in 1..900 return \"0123456789\"")]
    public void Output_LargerThanItMayBe_IsNullWithADiagnostic(string text)
    {
        var result = Run(text, new() { Budget = new(OutputSize: 9_000) });
        Assert.True(result.Value.IsNull);
        Assert.Contains(result.Diagnostics, d => d.Code == FeelCodes.Budget && d.Message.StartsWith("The result has more than 9000 values", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("(for i in 1..2000 return if i = 1 then [] else [partial[-1]])[-1]")]
    [InlineData("(for i in 1..2000 return if i = 1 then {} else { a: partial[-1] })[-1]")]
    [InlineData("string((for i in 1..2000 return if i = 1 then [] else [partial[-1]])[-1])")]
    [InlineData("[(for i in 1..2000 return if i = 1 then [] else [partial[-1]])[-1]].a")]
    public void Nesting_OfValues_IsBoundedLikeThatOfFunctions(string text) =>
        Assert.Contains(Run(text, FeelOptions.Default).Diagnostics, d => d.Code == FeelCodes.Budget && d.Message.Contains("nested", StringComparison.Ordinal));

    [Theory]
    [InlineData("string length(t)")]
    [InlineData("contains(t, \"b\")")]
    [InlineData("t = t + \"\"")]
    [InlineData("t < t + \"\"")]
    [InlineData("sum(l)")]
    [InlineData("max(l)")]
    [InlineData("context put(c, \"k1\", i)")]
    public void Work_OnLongTextsListsAndContexts_IsCounted(string what)
    {
        var text = "{ t: (for i in 1..14 return if i = 1 then \"aaaaaaaaaa\" else partial[-1] + partial[-1])[-1], l: for i in 1..10000 return i, "
            + $"c: context(for i in 1..1000 return {{ key: \"k\" + string(i), value: i }}), r: count(for i in 1..4000 return {what}) }}.r";
        Assert.Contains(Run(text, new() { Budget = new(Steps: 400_000) }).Diagnostics, d => d.Code == FeelCodes.Budget);
    }

    [Fact]
    public void Values_InALargeSetOfLists_AreToldApartWithoutComparingAll()
    {
        var result = Run("count(distinct values(for i in 1..200, j in 1..200 return [i, { a: j }]))", new() { Budget = new(Steps: 400_000) });
        Assert.Equal(FeelValue.Of(40_000), result.Value);
        Assert.True(Run("distinct values([{ a: 1, b: 2 }, { b: 2, a: 1 }, @\"10:00:00Z\", @\"10:00:00+00:00\"]) = [{ a: 1, b: 2 }, @\"10:00:00Z\"]", FeelOptions.Default).Value.IsTrue);
    }

    [Fact]
    public void Token_OfTheCaller_StopsAnEvaluation()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var result = Run("count(for i in 1..1000, j in 1..1000 return null)", new() { Cancellation = source.Token });
        Assert.Contains(result.Diagnostics, d => d.Code == FeelCodes.Cancelled);
    }

    public static TheoryData<string, string, string, string> Deep => new()
    {
        { "(", "1", ")", "" }, { "[", "1", "]", "" }, { "{ a: ", "1", "}", "" }, { "-", "1", "", "" }, { "if true then 1 else ", "1", "", "" }, { "not(", "true", ")", "" },
        { "", "1", " + 1", "" }, { "", "true", " and true", "" }, { "", "a", ".b", "" }, { "", "[1]", "[1]", "" }, { "", "f", "()", "" }, { "", "1", " = 1", "" },
        { "", "1", " between 1 and 2", "" }, { "", "1", " instance of number", "" }, { "for i in ", "[1]", " return 1", "" }, { "function() ", "1", "", "" }, { "some x in ", "[true]", " satisfies x", "" },
        { "", "1", " ** 1", "" }, { "\"", "\\", "\\", "\"" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Nesting_AHundredThousandDeep_IsRefusedOrRead(string before, string middle, string after, string end)
    {
        const int Times = 100_000;
        var text = string.Concat(Enumerable.Repeat(before, before == "\"" ? 1 : Times)) + middle + string.Concat(Enumerable.Repeat(after, Times)) + end;
        var result = Run(text, FeelOptions.Default);
        Assert.True(result.Diagnostics.Count > 0 || !result.Value.IsNull);
    }

    [Fact]
    public void Pattern_ThatWouldBacktrackForever_EndsAtOnce() =>
        Assert.True(Run($"matches(\"{new string('a', 5_000)}!\", \"^(a+)+$\")", FeelOptions.Default).Value.IsFalse);

    [Fact]
    public void Pattern_WithABackReferenceThatWouldTakeForever_IsNullAfterAMoment()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var result = Run($"matches(\"{new string('a', 5_000)}!\", \"^(a+)+\\\\1$\")", FeelOptions.Default);
        Assert.True(result.Value.IsNull);
        Assert.Contains(result.Diagnostics, d => d.Code == FeelCodes.Domain);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), clock.Elapsed.ToString());
    }

    [Fact]
    public void Culture_OfTheMachine_ChangesNothing()
    {
        const string Text = "string(1.5) + \"|\" + string(-2) + \"|\" + string(date(\"2021-02-08\")) + \"|\" + string(number(\"3.25\")) + \"|\" + string(time(\"10:20:30\"))";
        // Made here, because a machine need not have any culture's data.
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (strange.NumberFormat.NumberDecimalSeparator, strange.NumberFormat.NumberGroupSeparator, strange.NumberFormat.NegativeSign) = (",", ".", "~");
        (strange.DateTimeFormat.DateSeparator, strange.DateTimeFormat.TimeSeparator, strange.DateTimeFormat.ShortDatePattern) = ("/", ".", "dd/MM/yyyy");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = strange;
            Assert.Equal("~1,5", (-1.5m).ToString(CultureInfo.CurrentCulture));
            Assert.Equal("1.5|-2|2021-02-08|3.25|10:20:30", Run(Text, FeelOptions.Default).Value.AsString);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Clock_IsTheCallersAndNoOther()
    {
        var now = new DateTimeOffset(2021, 2, 8, 10, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal("2021-02-08T10:00:00+08:00|2021-02-08", Run("string(now()) + \"|\" + string(today())", new() { Now = now }).Value.AsString);
    }

    private static readonly string[] Pieces =
    [
        "1", "2.5", "\"x\"", "null", "true", "a", "甲乙", "date(\"2021-02-30\")", "@\"P1D\"", "@\"10:00:00@Asia/Shanghai\"", " + ", " - ", " * ", " / ", " ** ", "(", ")", "[", "]", "{", "}", ": ", ", ", "..",
        " and ", " or ", " in ", " between ", " if ", " then ", " else ", " for i in ", " return ", " some x in ", " satisfies ", " instance of ", "list<number>", "function(x) ", "x", ".", "?", " < ", " = ", " != ",
        "sum", "substring", "date and time", "sort", "list replace", "partial", "item", "-", "'", "\"", "\\u{1F600}", "//", "/* ", "\n", "\0", "𠮷", "999999999999999999999999999999999999999", "1e400",
    ];

    private static readonly Gen<string> Soup = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 25].Select(string.Concat);

    [Fact]
    public void Soup_OfWordsAndSigns_NeverThrowsAndKeepsItsBounds() => Soup.Sample(text =>
    {
        var result = Run(text, new() { Budget = Small });
        foreach (var d in result.Diagnostics)
            Assert.True(d.Span.Start >= 0 && d.Span.Start + d.Span.Length <= text.Length, $"{text}: {d}");
        var tests = FeelUnaryTests.Parse(text, FeelNames.None);
        tests.Tests?.Matches(FeelValue.Of(1), FeelContext.Empty, new() { Budget = Small });
    }, iter: 20_000);

    [Fact]
    public void Value_Printed_ReadsBackAsItself() => Soup.Sample(text =>
    {
        var value = Run(text, new() { Budget = Small }).Value;
        if (value.Kind is not (FeelKind.Number or FeelKind.Boolean or FeelKind.Null))
            return;
        Assert.Equal(value, Run(value.ToString(), FeelOptions.Default).Value);
    }, iter: 20_000);
}
