using Tongban.Packs.Contracts;

namespace Tongban.Packs.Tests;

/// <summary>Every pack of the repository loads without a problem.</summary>
public sealed class AllPacksTests
{
    [Fact]
    public void Packs_OfTheRepository_LoadWithoutProblems() => Assert.True(PackFolder.Problems.Count == 0, string.Join('\n', PackFolder.Problems));

    [Fact]
    public void Packs_ThatAreBuilt_LeaveNoExecutableClauseUndone()
    {
        foreach (var pack in PackFolder.Library.Packs.Where(p => p.Built))
        {
            var undone = Coverage.Of(pack).Each.Where(c => c.Clause.Kind == ClauseKind.Executable && c.Clause.Status != ClauseStatus.Done);
            Assert.True(!undone.Any(), $"{pack.Id}: {string.Join(", ", undone.Select(c => c.Clause.Id))}");
        }
    }

    [Fact]
    public void Packs_ThatAreBuilt_ProveEveryExecutableClause()
    {
        foreach (var pack in PackFolder.Library.Packs.Where(p => p.Built))
        {
            var unproven = Coverage.Of(pack).Each.Where(c => c.Clause.Kind == ClauseKind.Executable && c.Scenarios.Count == 0);
            Assert.True(!unproven.Any(), $"{pack.Id}: {string.Join(", ", unproven.Select(c => c.Clause.Id))}");
        }
    }
}
