using CsCheck;
using Tongban.Feel;

namespace Tongban.Dmn.Tests;

/// <summary>A table that is read from its index gives what it gives when every cell of it is tried for the trace.</summary>
public sealed class DirectTests
{
    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<string> Numbers = OneOf("-", "< 3", "[1..5)", "(2..5]", "2", "2, 7.5", "not(4)", ">= 2.5", "!= 3", "> 100000000000000000000");
    private static readonly Gen<string> Texts = OneOf("-", "\"x\"", "\"xy\", \"yx\"", "not(\"x\")", "\"\"");
    private static readonly Gen<string> Truths = OneOf("-", "true", "false");
    private static readonly Gen<string> Days = OneOf("-", "< date(\"2021-02-11\")", "[date(\"2021-02-10\")..date(\"2021-02-11\")]");

    private static readonly Gen<FeelContext> Inputs = Gen.Select(
        OneOf(FeelValue.Null, FeelValue.Of(2), FeelValue.Of(2.50m), FeelValue.Of(3), FeelValue.Of(4.999m), FeelValue.Of(7.5m), FeelValue.Of(-1), FeelValue.Of("2"), FeelValue.ListOf(FeelValue.Of(2))),
        OneOf(FeelValue.Null, FeelValue.Of("x"), FeelValue.Of("xy"), FeelValue.Of("yx"), FeelValue.Of("xz"), FeelValue.Of(""), FeelValue.Of(1)),
        OneOf(FeelValue.Null, FeelValue.True, FeelValue.False),
        OneOf(FeelValue.Null, FeelValue.Of(new DateOnly(2021, 2, 10)), FeelValue.Of(new DateOnly(2021, 2, 12)))).Select((a, b, c, d) => FeelContext.Of(("a", a), ("b", b), ("c", c), ("d", d)));

    [Fact]
    public void Decision_WithAndWithoutTrace_IsTheSame()
    {
        Gen.Select(OneOf("FIRST", "UNIQUE", "ANY", "COLLECT", "RULE ORDER"), Gen.Select(Numbers, Texts, Truths, Days).Array[1, 6], Inputs.Array[12]).Sample((policy, rules, inputs) =>
        {
            var model = Table.Model(Table.Xml(policy, ["number", "string", "boolean", "date"], rules.Select(r => new[] { r.Item1, r.Item2, r.Item3, r.Item4 })));
            foreach (var input in inputs)
            {
                var (direct, walked) = (model.Decide("d", input, FeelOptions.Default), model.Decide("d", input, FeelOptions.Default, trace: true));
                Assert.Equal(walked.Value, direct.Value);
                Assert.Equal(walked.Value.ToString(), direct.Value.ToString());
                Assert.Equal(Told(input, walked), Told(input, direct));
            }
        }, iter: 400);
    }

    private static string Told(FeelContext input, DmnResult result) => $"{FeelValue.Of(input)}: {string.Join("; ", result.Diagnostics.Select(d => d.Diagnostic.Message))}";

    [Fact]
    public void Table_OfManyRules_FindsTheOneThatFits()
    {
        var model = Table.Model(Table.Xml("UNIQUE", ["number", "string"], Enumerable.Range(0, 300).Select(i => new[] { $"[{i}..{i + 1})", $"\"t{i % 7}\"" })));
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(FeelValue.Of(i + 1), model.Decide("d", FeelContext.Of(("a", FeelValue.Of(i + 0.5m)), ("b", FeelValue.Of($"t{i % 7}"))), FeelOptions.Default).Value);
            Assert.True(model.Decide("d", FeelContext.Of(("a", FeelValue.Of(i)), ("b", FeelValue.Of($"t{(i + 1) % 7}"))), FeelOptions.Default).Value.IsNull);
        }
    }
}
