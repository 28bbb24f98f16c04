using CsCheck;
using Tongban.Identity.Contracts;

namespace Tongban.Identity.Tests;

public sealed class IdNumberTests
{
    private static readonly Gen<string> Valid =
        from region in Gen.Int[110000, 659999]
        from born in Gen.Int[0, 60000]
        from sequence in Gen.Int[0, 999]
        let first = $"{region}{new DateOnly(1850, 1, 1).AddDays(born):yyyyMMdd}{sequence:000}"
        select first + IdNumber.CheckCharacter(first);

    [Theory]
    [InlineData("11010519491231002X")] // the two examples of GB 11643-1999
    [InlineData("440524188001010014")]
    [InlineData(" 11010519491231002x ")]
    public void TryParse_ExamplesOfTheStandard_AreTaken(string text) => Assert.True(IdNumber.TryParse(text, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("110105491231002")] // fifteen digits: the old form, out of use
    [InlineData("110105194912310021")]
    [InlineData("11010519491331002X")] // month 13
    [InlineData("１1010519491231002X")]
    public void TryParse_NotANumber_IsRefused(string? text) => Assert.False(IdNumber.TryParse(text, out _));

    [Fact]
    public void TryParse_ImpossibleDayWithRightCheckCharacter_IsRefused()
    {
        const string First = "11010519490230002";
        Assert.False(IdNumber.TryParse(First + IdNumber.CheckCharacter(First), out _));
    }

    [Fact]
    public void TryParse_AnyOneCharacterChanged_IsCaught() => Valid.Sample(number =>
    {
        Assert.True(IdNumber.TryParse(number, out _));
        for (var i = 0; i < 18; i++)
            foreach (var other in i == 17 ? "0123456789X" : "0123456789")
                Assert.Equal(other == number[i], IdNumber.TryParse(number[..i] + other + number[(i + 1)..], out _));
    }, iter: 300);

    [Fact]
    public void TryParse_NeighboursSwapped_IsCaught() => Valid.Sample(number =>
    {
        for (var i = 0; i < 16; i++)
            if (number[i] != number[i + 1])
                Assert.False(IdNumber.TryParse($"{number[..i]}{number[i + 1]}{number[i]}{number[(i + 2)..]}", out _));
    }, iter: 300);

    [Fact]
    public void ToString_OfANumber_ShowsNeitherBirthdayNorSequence()
    {
        Assert.True(IdNumber.TryParse("11010519491231002X", out var number));
        Assert.Equal("110*************2X", number.ToString());
        Assert.Equal(18, number.Masked.Length);
        Assert.Equal(new DateOnly(1949, 12, 31), number.Born);
    }
}

public sealed class CreditCodeTests
{
    private static readonly Gen<string> Valid =
        from department in Gen.Char["159Y"]
        from kind in Gen.Char["1239"]
        from region in Gen.Int[110000, 659999]
        from own in Gen.Char[CreditCode.Alphabet].Array[9]
        let first = $"{department}{kind}{region}{new string(own)}"
        select first + CreditCode.CheckCharacter(first);

    [Theory]
    [InlineData("91350100M000100Y43")] // the example commonly given for GB 32100-2015
    [InlineData("91350100m000100y43")]
    public void TryParse_RightCode_IsTaken(string text) => Assert.True(CreditCode.TryParse(text, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("91350100M000100Y4")]
    [InlineData("91350100M000100Y44")]
    [InlineData("91350100I000100Y43")] // I is not of the alphabet
    public void TryParse_WrongCode_IsRefused(string? text) => Assert.False(CreditCode.TryParse(text, out _));

    [Fact]
    public void TryParse_AnyOneCharacterChanged_IsCaught() => Valid.Sample(code =>
    {
        Assert.True(CreditCode.TryParse(code, out _));
        for (var i = 0; i < 18; i++)
            foreach (var other in CreditCode.Alphabet)
                Assert.Equal(other == code[i], CreditCode.TryParse(code[..i] + other + code[(i + 1)..], out _));
    }, iter: 300);

    [Fact]
    public void TryParse_NeighboursSwapped_IsCaught() => Valid.Sample(code =>
    {
        for (var i = 0; i < 16; i++)
            if (code[i] != code[i + 1])
                Assert.False(CreditCode.TryParse($"{code[..i]}{code[i + 1]}{code[i]}{code[(i + 2)..]}", out _));
    }, iter: 300);

    [Fact]
    public void CheckCharacter_CharacterOutsideTheAlphabet_Throws() =>
        Assert.Throws<ArgumentException>(() => CreditCode.CheckCharacter("91350100O000100Y4"));
}
