using Tongban.Kernel;

namespace Tongban.Casework.Contracts;

/// <summary>Files of one's own drafts: taken away again, or taken over from an earlier case.</summary>
public interface IFiles
{
    /// <summary>Removes a file from one's draft. What was submitted stays: a case's dossier loses nothing.</summary>
    Task<Outcome<Done>> RemoveAsync(Guid draftId, int no, Acting by, CancellationToken cancel);

    /// <summary>Files the party handed in earlier for the materials a draft asks, newest first, each content once; at most 50.</summary>
    Task<Outcome<IReadOnlyList<EarlierFile>>> EarlierAsync(Guid draftId, Acting by, CancellationToken cancel);

    /// <summary>Puts an earlier file of the party into a draft; its content is kept once.</summary>
    Task<Outcome<CaseFileView>> ReuseAsync(Guid draftId, Guid caseId, int no, Acting by, CancellationToken cancel);
}

/// <summary>A file of an earlier case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="File">The file.</param>
public sealed record EarlierFile(Guid CaseId, string CaseNumber, CaseFileView File);
