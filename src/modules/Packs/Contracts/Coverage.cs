namespace Tongban.Packs.Contracts;

/// <summary>How far a document is carried out here.</summary>
/// <param name="Clauses">All clauses, headings too.</param>
/// <param name="Executable">Clauses that the platform can carry out.</param>
/// <param name="Done">Of these, carried out.</param>
/// <param name="Proven">Of these, run by a scenario of their own or of a part of theirs.</param>
/// <param name="Declaratory">Clauses from which nothing runs, for a stated reason.</param>
/// <param name="Each">Every clause, in the document's order.</param>
public sealed record Coverage(int Clauses, int Executable, int Done, int Proven, int Declaratory, IReadOnlyList<ClauseCoverage> Each)
{
    /// <summary>Executable clauses that nothing carries out yet, or that no scenario proves.</summary>
    public IEnumerable<ClauseCoverage> Missing =>
        Each.Where(c => c.Clause.Kind == ClauseKind.Executable && (c.Clause.Status != ClauseStatus.Done || c.Scenarios.Count == 0));

    /// <summary>Computes it from a pack.</summary>
    public static Coverage Of(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var proofs = pack.Scenarios.SelectMany(s => s.Proves.Select(clause => (clause, s))).ToLookup(p => p.clause, p => p.s, StringComparer.Ordinal);
        var each = pack.Instrument.AllClauses()
            .Select(c => new ClauseCoverage(c, [.. c.WithDescendants().SelectMany(d => proofs[d.Id]).Distinct()])).ToList();
        var executable = each.Where(c => c.Clause.Kind == ClauseKind.Executable).ToList();
        return new(
            each.Count, executable.Count, executable.Count(c => c.Clause.Status == ClauseStatus.Done), executable.Count(c => c.Scenarios.Count > 0),
            each.Count - executable.Count, each);
    }
}

/// <summary>A clause with the scenarios that run it.</summary>
public sealed record ClauseCoverage(Clause Clause, IReadOnlyList<Scenario> Scenarios);
