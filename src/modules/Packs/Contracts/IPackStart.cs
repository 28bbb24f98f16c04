namespace Tongban.Packs.Contracts;

/// <summary>Loads the packs at start-up; the host calls it once the database has its tables, before the first request.</summary>
public interface IPackStart
{
    /// <summary>Loads every version kept in the database and the packs of the folder.</summary>
    /// <returns>What is wrong with packs that could not be loaded; the others are.</returns>
    Task<IReadOnlyList<PackProblem>> LoadAsync(CancellationToken cancel);
}
