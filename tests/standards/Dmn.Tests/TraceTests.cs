using Tongban.Feel;

namespace Tongban.Dmn.Tests;

/// <summary>What a trace tells, and that asking for it changes no result.</summary>
public sealed class TraceTests
{
    private static readonly FeelContext Given = FeelContext.Of(("a", FeelValue.Of(7)), ("b", FeelValue.Of("y")), ("c", FeelValue.Of(3)));

    private static DmnModel Model(params string[][] rules) => Table.Model(Table.Xml("FIRST", ["number", "string", "number"], rules));

    [Fact]
    public void Rule_ThatFails_TellsEveryCellWithItsValueAndPlace()
    {
        var result = Model(["> 10", "\"x\"", "3"], ["-", "\"y\"", "-"]).Decide("d", Given, FeelOptions.Default, trace: true);
        var (first, second) = (result.Trace!.Decisions[0].Tables[0].Rules[0], result.Trace.Decisions[0].Tables[0].Rules[1]);
        Assert.Equal([(1, "> 10", FeelValue.Of(7)), (2, "\"x\"", FeelValue.Of("y"))], first.Failed.Select(c => (c.Column, c.Text, c.Value)));
        Assert.All(first.Failed, c => Assert.True(!c.Unknown && c.Why is null && c.Line > 1 && c.LineColumn > 1));
        Assert.True(first.Failed[1].LineColumn > first.Failed[0].LineColumn);
        Assert.True(second.Matched);
        Assert.Empty(second.Failed);
    }

    [Fact]
    public void Cell_ThatCannotBeTold_TellsWhyAndWhere()
    {
        var model = Model(["> 10", "? < 5", "1 < \"x\""], ["-", "-", "-"]);
        var failed = model.Decide("d", Given, FeelOptions.Default, trace: true).Trace!.Decisions[0].Tables[0].Rules[0].Failed;
        Assert.Equal([false, true, false], failed.Select(c => c.Unknown));
        Assert.Equal([null, FeelCodes.Type, FeelCodes.Type], failed.Select(c => c.Why?.Code));
        Assert.Equal("? < 5", failed[1].Text.Substring(failed[1].Why!.Span.Start, failed[1].Why!.Span.Length));
    }

    [Fact]
    public void Result_AskedForWithATrace_IsTheSameWithItsDiagnostics()
    {
        var model = Model(["? < \"1\"", "? < 5", "1 < \"x\""], ["> 10", "? < 5", "-"], ["-", "-", "-"]);
        var (plain, traced) = (model.Decide("d", Given, FeelOptions.Default), model.Decide("d", Given, FeelOptions.Default, trace: true));
        Assert.Equal(plain.Value, traced.Value);
        Assert.Equal(plain.Diagnostics, traced.Diagnostics);
        Assert.Single(plain.Diagnostics);
        Assert.Null(plain.Trace);
    }
}
