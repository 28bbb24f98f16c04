using CsCheck;
using Tongban.Dmn;
using Tongban.Feel;

namespace Tongban.Fuzz.Tests;

/// <summary>
/// Parser, evaluator and XML reader under spoilt input, for some seconds each (TONGBAN_FUZZ_SECONDS): nothing throws, places lie within the
/// text, budgets hold, and the same is given again and with a trace. CsCheck prints the seed of a failure.
/// </summary>
public sealed class FuzzTests
{
    private static readonly FeelOptions Options = new() { Budget = new(Steps: 20_000, Depth: 100, ListSize: 5_000, TextSize: 20_000, OutputSize: 50_000) };
    private static readonly FeelContext Input = FeelContext.Of(("a", FeelValue.Of(1)), ("Age", FeelValue.Of(20.50m)), ("list", FeelValue.ListOf(FeelValue.Of(1), FeelValue.Null, FeelValue.Of("x"))));

    [Fact]
    public void Expression_Spoilt_GivesAValueOrSaysWhyNot() => Corpus.Spoilt(Corpus.Texts).Sample(text =>
    {
        var parsed = FeelExpression.Parse(text, FeelNames.Of(Input));
        Within(text, parsed.Diagnostics);
        Assert.True(parsed.Expression is not null || parsed.Diagnostics.Count > 0, text);
        if (parsed.Expression is not { } expression)
            return;
        var result = expression.Evaluate(Input, Options);
        Within(text, result.Diagnostics);
        Assert.Equal(result.Value.ToString(), expression.Evaluate(Input, Options).Value.ToString());
    }, time: Corpus.Seconds);

    [Fact]
    public void Tests_Spoilt_GiveATruthOrSayWhyNot() => Corpus.Spoilt(Corpus.Texts).Sample(text =>
    {
        var parsed = FeelUnaryTests.Parse(text, FeelNames.Of(Input));
        Within(text, parsed.Diagnostics);
        if (parsed.Tests is not { } tests)
            return;
        foreach (var value in new[] { FeelValue.Null, FeelValue.Of(5), FeelValue.Of("x") })
            Within(text, tests.Matches(value, Input, Options).Diagnostics);
    }, time: Corpus.Seconds);

    [Fact]
    public void Pattern_OfSigns_MatchesOrIsNone() => Gen.Select(Signs.Array[0, 30], Signs.Array[0, 12], Gen.Int[0, 4]).Sample((pattern, text, flag) =>
    {
        var input = FeelContext.Of(("p", FeelValue.Of(string.Concat(pattern))), ("t", FeelValue.Of(string.Concat(text))), ("f", FeelValue.Of("smixq"[flag].ToString())));
        Assert.All(Matching, m => Assert.True(m.Evaluate(input, Options) is { Value.Kind: FeelKind.Boolean or FeelKind.String or FeelKind.List or FeelKind.Null }));
        // A character beyond the first plane before all changes nothing for what follows it.
        var after = FeelContext.Of(("p", FeelValue.Of($"^𠮷(?:{string.Concat(pattern)})")), ("t", FeelValue.Of("𠮷" + string.Concat(text))), ("f", FeelValue.Of("")));
        var plain = FeelContext.Of(("p", FeelValue.Of($"^~(?:{string.Concat(pattern)})")), ("t", FeelValue.Of("~" + string.Concat(text))), ("f", FeelValue.Of("")));
        if (!pattern.Any(s => s is "^" or "$" or "😀") && !(pattern.Contains("|") && pattern.Contains(")")) && !text.Contains("😀"))
            Assert.Equal(Matching[0].Evaluate(plain, Options).Value, Matching[0].Evaluate(after, Options).Value);
    }, time: Corpus.Seconds);

    private static readonly Gen<string> Signs = Gen.Int[0, 39].Select(i => new[]
    {
        "a", "b", "A", "k", "1", " ", "\n", ".", "*", "+", "?", "(", ")", "(?:", "[", "]", "[^", "-", "-[", "|", "^", "$", "{", "}", "{2}", "{1,3}", "{2,}", "\\", "\\d", "\\w", "\\S",
        "\\p{L}", "\\P{Lu}", "\\p{IsBasicLatin}", "\\i", "\\1", "\\[", "中", "😀", "ß",
    }[i]);

    private static readonly FeelExpression[] Matching = [.. new[] { "matches(t, p, f)", "replace(t, p, \"<$0>\", f)", "split(t, p)" }
        .Select(e => FeelExpression.Parse(e, new("p", "t", "f")).Expression!)];

    [Fact]
    public void Model_Spoilt_IsReadOrRefused() => Corpus.Spoilt(Corpus.Models).Sample(xml =>
    {
        var loaded = DmnModel.Load(xml);
        Assert.True(loaded.Model is not null || loaded.Problems.Count > 0);
        foreach (var decision in loaded.Model?.Decisions ?? [])
        {
            var (plain, traced) = (loaded.Model!.Decide(decision.Id, Input, Options), loaded.Model.Decide(decision.Id, Input, Options, trace: true));
            if (!plain.Diagnostics.Concat(traced.Diagnostics).Any(d => d.Diagnostic.Code == FeelCodes.Budget))
                Assert.Equal(plain.Value.ToString(), traced.Value.ToString());
        }

        if (loaded.Model is { } model)
            foreach (var dialect in new[] { SqlDialect.DuckDb, SqlDialect.PostgreSql })
                foreach (var decision in model.Decisions)
                    DmnSql.Translate(model, decision.Name, dialect, new(15, 3));
    }, time: Corpus.Seconds);

    private static void Within(string text, IReadOnlyList<FeelDiagnostic> diagnostics) =>
        Assert.All(diagnostics, d => Assert.True(d.Span.Start >= 0 && d.Span.Length >= 0 && d.Span.Start + d.Span.Length <= text.Length, $"{text}: {d}"));
}
