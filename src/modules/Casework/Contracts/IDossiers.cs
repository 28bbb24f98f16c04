using System.Text.Json;
using Tongban.Kernel;

namespace Tongban.Casework.Contracts;

/// <summary>Drafts, files and papers.</summary>
public interface IDossiers
{
    /// <summary>Begins or saves a draft; saved as typed, checked only when it is submitted.</summary>
    Task<Outcome<DraftView>> SaveDraftAsync(Guid? id, string item, JsonElement data, long? revision, Acting by, CancellationToken cancel);

    /// <summary>One's own draft.</summary>
    Task<Outcome<DraftView>> DraftAsync(Guid id, Acting by, CancellationToken cancel);

    /// <summary>One's own drafts, newest first, at most a hundred.</summary>
    Task<Outcome<IReadOnlyList<DraftView>>> DraftsAsync(Acting by, CancellationToken cancel);

    /// <summary>Throws a draft away with its files.</summary>
    Task<Outcome<Done>> DiscardDraftAsync(Guid id, Acting by, CancellationToken cancel);

    /// <summary>Adds a file to one's draft, or to one's case while corrections are asked for.</summary>
    /// <param name="rootId">Draft or case.</param>
    /// <param name="material">Material id of the item.</param>
    /// <param name="fileName">Name as uploaded; only its last part is kept.</param>
    /// <param name="content">Content, read once.</param>
    /// <param name="by">Who uploads.</param>
    /// <param name="cancel">Cancels.</param>
    Task<Outcome<CaseFileView>> UploadAsync(Guid rootId, string material, string fileName, Stream content, Acting by, CancellationToken cancel);

    /// <summary>A file's content; only for the party and officers of the organ. Served as a download, never shown inline.</summary>
    Task<Outcome<FileContent>> DownloadAsync(Guid rootId, int no, Acting by, CancellationToken cancel);

    /// <summary>An official paper as issued.</summary>
    Task<Outcome<PaperContent>> PaperAsync(Guid caseId, int no, Acting by, CancellationToken cancel);
}

/// <summary>A draft.</summary>
public sealed record DraftView(Guid Id, string Item, JsonElement Data, IReadOnlyList<CaseFileView> Files, DateTimeOffset SavedAt, long Revision);

/// <summary>A file with its content.</summary>
public sealed record FileContent(CaseFileView File, Stream Content);

/// <summary>A paper with its body in both languages, HTML that was rendered when it was issued.</summary>
public sealed record PaperContent(CasePaperView Paper, string Zh, string En, string CaseNumber);
