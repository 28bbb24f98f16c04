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

    /// <summary>The party signs for a paper it was sent; the first time counts.</summary>
    Task<Outcome<PaperReceipt>> SignForAsync(Guid caseId, int no, Acting by, CancellationToken cancel);
}

/// <summary>A draft.</summary>
public sealed record DraftView(Guid Id, string Item, JsonElement Data, IReadOnlyList<CaseFileView> Files, DateTimeOffset SavedAt, long Revision);

/// <summary>A file with its content.</summary>
public sealed record FileContent(CaseFileView File, Stream Content);

/// <summary>A paper as it was issued.</summary>
/// <param name="Paper">Number, title, day.</param>
/// <param name="Organ">The organ that issued it, by the name of that day (发文机关).</param>
/// <param name="To">Whom it addresses, by name (主送机关); null for nobody.</param>
/// <param name="Zh">Its words between addressee and signature, HTML, Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Seal">Code of the organ whose seal it bears; null for none.</param>
/// <param name="CaseNumber">The case it belongs to.</param>
/// <param name="Receipt">Who signed for it and when; null while nobody did.</param>
public sealed record PaperContent(CasePaperView Paper, Text Organ, string? To, string Zh, string En, string? Seal, string CaseNumber, PaperReceipt? Receipt);

/// <summary>That a paper was signed for (签收), which the delivery receipt (送达回证) shows.</summary>
/// <param name="At">When.</param>
/// <param name="By">Name of the person who did.</param>
public sealed record PaperReceipt(DateTimeOffset At, string By);
