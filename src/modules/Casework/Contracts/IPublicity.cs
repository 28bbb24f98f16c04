using Tongban.Kernel;

namespace Tongban.Casework.Contracts;

/// <summary>What is published of cases, comments on it, and notices to parties.</summary>
public interface IPublicity
{
    /// <summary>Publications, newest first.</summary>
    /// <param name="kind">Kind, e.g. <c>acceptance</c>, <c>pre-decision</c>, <c>decision</c>; null for all.</param>
    /// <param name="after">Cursor of the page before, or null.</param>
    /// <param name="cancel">Cancels.</param>
    Task<PublicityPage> ListAsync(string? kind, string? after, CancellationToken cancel);

    /// <summary>One publication.</summary>
    Task<Outcome<PublicityView>> ReadAsync(Guid caseId, int no, CancellationToken cancel);

    /// <summary>Comments on a publication while its term runs; the comment reaches the reviewer.</summary>
    Task<Outcome<Done>> CommentAsync(Guid caseId, int no, PublicComment comment, Acting by, CancellationToken cancel);

    /// <summary>Notices to the one who asks, newest first.</summary>
    Task<Outcome<NoticePage>> InboxAsync(string? after, Acting by, CancellationToken cancel);

    /// <summary>Marks a notice read.</summary>
    Task<Outcome<Done>> MarkReadAsync(Guid caseId, int no, Acting by, CancellationToken cancel);
}

/// <summary>A publication.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="No">Its number in the case.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Title">Title.</param>
/// <param name="Organ">The organ that publishes.</param>
/// <param name="Number">Number of the paper, or of the case.</param>
/// <param name="Seal">Code of the organ whose seal it bears; null for none.</param>
/// <param name="BodyZh">Body, HTML, Chinese.</param>
/// <param name="BodyEn">Body, HTML, English.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null when it stays.</param>
/// <param name="TakesComments">Comments are taken today.</param>
public sealed record PublicityView(
    Guid CaseId, int No, string Kind, Text Title, Text Organ, string Number, string? Seal, string BodyZh, string BodyEn,
    DateOnly From, DateOnly? To, bool TakesComments);

/// <summary>A page of publications.</summary>
public sealed record PublicityPage(IReadOnlyList<PublicityView> Items, string? Next);

/// <summary>A comment.</summary>
/// <param name="Name">Name given; 1 to 60 characters.</param>
/// <param name="Contact">How to reach the person; shown to officers only.</param>
/// <param name="Words">1 to 4000 characters.</param>
public sealed record PublicComment(string Name, string? Contact, string Words);

/// <summary>A notice.</summary>
public sealed record NoticeView(Guid CaseId, int No, Text Title, Text Words, DateTimeOffset At, bool Read);

/// <summary>A page of notices.</summary>
public sealed record NoticePage(IReadOnlyList<NoticeView> Notices, string? Next, int Unread);
