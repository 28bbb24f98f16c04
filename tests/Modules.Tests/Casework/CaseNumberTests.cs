using Tongban.Casework;

namespace Tongban.Modules.Tests.Casework;

public sealed class CaseNumberTests
{
    private static readonly Guid Id = Guid.Parse("0192a000-0000-7000-8000-00000000000a");

    [Fact]
    public void For_TheSameCase_GivesTheSameNumber_WithOrganAndDay()
    {
        var number = CaseNumber.For("mee", new(2021, 2, 8), Id);

        Assert.StartsWith("MEE-20210208-", number, StringComparison.Ordinal);
        Assert.Equal(number, CaseNumber.For("mee", new(2021, 2, 8), Id));
        Assert.Equal(number, CaseNumber.Normalise($"  {number.ToLowerInvariant()} "));
    }

    [Fact]
    public void Normalise_AnySingleWrongSign_IsCaught()
    {
        var number = CaseNumber.For("mee", new(2021, 2, 8), Id);
        for (var i = 0; i < number.Length; i++)
        {
            if (number[i] == '-')
                continue;
            foreach (var other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
                if (other != number[i])
                    Assert.Null(CaseNumber.Normalise(number[..i] + other + number[(i + 1)..]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("MEE")]
    [InlineData("' OR 1=1 --")]
    public void Normalise_WhatIsNoNumber_IsNull(string typed) => Assert.Null(CaseNumber.Normalise(typed));
}
