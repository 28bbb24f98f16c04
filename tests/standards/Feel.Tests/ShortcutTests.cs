using System.Globalization;
using CsCheck;

namespace Tongban.Feel.Tests;

/// <summary>What is calculated with machine words is what 34 digits give, and tests of numbers are what their intervals say.</summary>
public sealed class ShortcutTests
{
    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<FeelNumber> Numbers = Gen.Select(
        Gen.OneOf(Gen.Long, Gen.Long[-1000, 1000], OneOf(0L, long.MaxValue, long.MinValue, long.MinValue + 1, 999_999_999_999_999_999, 1L << 32, -(1L << 62))),
        Gen.OneOf(Gen.Int[-3, 3], Gen.Int[-40, 40], OneOf(-6176, 6100))).Select((c, e) => FeelNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{c}E{e}"))!.Value);

    [Fact]
    public void Operators_OnFiguresOfAnySize_GiveWhatNumbersGive()
    {
        var names = new FeelNames("a", "b");
        var texts = new[] { "a + b", "a - b", "a * b", "a < b", "a <= b", "a = b", "a != b", "a > b", "a >= b" };
        var expressions = texts.Select(t => FeelExpression.Parse(t, names).Expression!).ToArray();
        Gen.Select(Numbers, Numbers).Sample((a, b) =>
        {
            var order = a.CompareTo(b);
            var expected = new[]
            {
                Of(FeelNumber.Add(a, b)), Of(FeelNumber.Subtract(a, b)), Of(FeelNumber.Multiply(a, b)),
                FeelValue.Of(order < 0), FeelValue.Of(order <= 0), FeelValue.Of(order == 0), FeelValue.Of(order != 0), FeelValue.Of(order > 0), FeelValue.Of(order >= 0),
            };
            var input = FeelContext.Of(("a", FeelValue.Of(a)), ("b", FeelValue.Of(b)));
            for (var i = 0; i < texts.Length; i++)
                Assert.Equal((texts[i], expected[i].ToString()), (texts[i], expressions[i].Evaluate(input, FeelOptions.Default).Value.ToString()));
        });
        static FeelValue Of(FeelNumber? n) => n is { } number ? FeelValue.Of(number) : FeelValue.Null;
    }

    private sealed record Interval(string Text, decimal Low, bool LowIncluded, decimal High, bool HighIncluded)
    {
        internal bool Has(decimal v) => (v > Low || (LowIncluded && v == Low)) && (v < High || (HighIncluded && v == High));
    }

    private static readonly Gen<decimal> Figures = Gen.Select(Gen.Int[-40, 40], Gen.Int[0, 3]).Select((n, scale) => n * new[] { 1m, 0.5m, 0.25m, 0.001m }[scale]);

    private static readonly Gen<Interval> Intervals = Gen.OneOf(
        Gen.Select(Figures, Figures, Gen.Bool, Gen.Bool).Select((a, b, l, h) => new Interval(Text($"{(l ? '[' : '(')}{Math.Min(a, b)}..{Math.Max(a, b)}{(h ? ']' : ')')}"), Math.Min(a, b), l, Math.Max(a, b), h)),
        Figures.Select(a => new Interval(Text($"{a}"), a, true, a, true)),
        Figures.Select(a => new Interval(Text($"< {a}"), decimal.MinValue, true, a, false)),
        Figures.Select(a => new Interval(Text($"<= {a}"), decimal.MinValue, true, a, true)),
        Figures.Select(a => new Interval(Text($"> {a}"), a, false, decimal.MaxValue, true)),
        Figures.Select(a => new Interval(Text($">= {a}"), a, true, decimal.MaxValue, true)));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    [Fact]
    public void Tests_OfNumbers_HoldWhereTheirIntervalsDo()
    {
        Gen.Select(Intervals.Array[1, 4], Gen.Bool, Figures.Array[8]).Sample((intervals, negated, figures) =>
        {
            var list = string.Join(", ", intervals.Select(i => i.Text));
            var tests = FeelUnaryTests.Parse(negated ? $"not({list})" : list, FeelNames.None).Tests!;
            foreach (var figure in figures)
            {
                var expected = intervals.Any(i => i.Has(figure)) != negated;
                Assert.Equal((tests.Text, figure, FeelValue.Of(expected)), (tests.Text, figure, tests.Matches(FeelValue.Of(figure), FeelContext.Empty, FeelOptions.Default).Value));
            }
        });
    }

    [Fact]
    public void Input_InAnyShape_IsReadByName()
    {
        var expression = FeelExpression.Parse("a - b", new FeelNames("a", "b", "c")).Expression!;
        FeelContext[] inputs =
        [
            FeelContext.Of(("a", FeelValue.Of(5)), ("b", FeelValue.Of(3)), ("c", FeelValue.Null)),
            FeelContext.Of(("b", FeelValue.Of(3)), ("a", FeelValue.Of(5))),
            FeelContext.Of(("x", FeelValue.Of(9)), ("a", FeelValue.Of(5)), ("b", FeelValue.Of(3))),
            FeelContext.Of(("a", FeelValue.Of(5)), ("b", FeelValue.Of(3))),
        ];
        foreach (var input in inputs.Concat(inputs.Reverse()))
            Assert.Equal(FeelValue.Of(2), expression.Evaluate(input, FeelOptions.Default).Value);
        Assert.True(expression.Evaluate(FeelContext.Of(("a", FeelValue.Of(5))), FeelOptions.Default).Value.IsNull);
    }

    [Fact]
    public void Function_ThatOutlivesItsInput_KeepsWhatItCaptured()
    {
        var made = FeelExpression.Parse("function(x) x + a", new FeelNames("a")).Expression!;
        var add5 = made.Evaluate(FeelContext.Of(("a", FeelValue.Of(5))), FeelOptions.Default).Value;
        made.Evaluate(FeelContext.Of(("a", FeelValue.Of(100))), FeelOptions.Default);
        var used = FeelExpression.Parse("f(2)", new FeelNames("f")).Expression!;
        Assert.Equal(FeelValue.Of(7), used.Evaluate(FeelContext.Of(("f", add5)), FeelOptions.Default).Value);
    }
}
