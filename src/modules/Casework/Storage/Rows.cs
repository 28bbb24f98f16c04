using Tongban.Casework.Procedure;

namespace Tongban.Casework.Storage;

/// <summary>A case. Its state is the procedure's; the other columns are read from it for lists.</summary>
internal sealed class CaseRow
{
    public Guid Id { get; set; }
    public required string Number { get; set; }
    public required string QueryCode { get; set; }
    public required string Item { get; set; }
    public required string Pack { get; set; }
    public required string PackVersion { get; set; }
    public required string Subject { get; set; }
    public Guid OrganId { get; set; }
    public Guid PartyId { get; set; }
    public Guid ApplicantId { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public bool Open { get; set; }
    public required string Outcome { get; set; }
    public string? NextClock { get; set; }

    /// <summary>Last day of the running clock due first; the greatest date when none runs, so that the queue orders by one index.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Since when a clock of the case stands still; null when none does.</summary>
    public DateOnly? StandsStillSince { get; set; }

    /// <summary>Instant the next timer fires; null when none can be dated.</summary>
    public DateTimeOffset? NextTimerAt { get; set; }
    public Guid? AssigneeId { get; set; }
    public required string State { get; set; }
    private (string Text, CaseState State)? read;

    /// <summary>Where the case stands: <see cref="State"/>, read once.</summary>
    internal CaseState Stands
    {
        get
        {
            if (read is not { } known || !ReferenceEquals(known.Text, State))
                read = known = (State, CaseStateJson.Read(State));
            return known.State;
        }

        set
        {
            State = CaseStateJson.Write(value);
            read = (State, value);
        }
    }

    public long Revision { get; set; }
    public int Papers { get; set; }
    public int Publications { get; set; }
    public int Notices { get; set; }
    public int Comments { get; set; }
}

internal sealed class DraftRow
{
    public Guid Id { get; set; }
    public required string Item { get; set; }
    public Guid PartyId { get; set; }
    public Guid PersonId { get; set; }
    public required string Data { get; set; }
    public DateTimeOffset SavedAt { get; set; }
    public long Revision { get; set; }
}

/// <summary>A file of a draft or case; a case keeps the id of its draft, so files never move.</summary>
internal sealed class FileRow
{
    public Guid RootId { get; set; }
    public int No { get; set; }
    public required string Material { get; set; }
    public required string Name { get; set; }
    public required string MediaType { get; set; }
    public long Size { get; set; }
    public required string Digest { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid? ById { get; set; }
}

internal sealed class PaperRow
{
    public Guid CaseId { get; set; }
    public int No { get; set; }
    public required string Document { get; set; }
    public required string Number { get; set; }

    // Names as they were on the day of issue.
    public required string OrganZh { get; set; }
    public required string OrganEn { get; set; }
    public string? To { get; set; }
    public required string TitleZh { get; set; }
    public required string TitleEn { get; set; }
    public required string Zh { get; set; }
    public required string En { get; set; }
    public string? Seal { get; set; }
    public required string Basis { get; set; }

    /// <summary>To whom it goes, as the pack says: <c>applicant</c>, <c>public</c>, another; null for the applicant.</summary>
    public string? Addressee { get; set; }
    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>When the party signed for it; null while it did not.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }
    public string? ReceivedBy { get; set; }
}

internal sealed class PublicationRow
{
    public Guid CaseId { get; set; }
    public int No { get; set; }
    public required string Kind { get; set; }
    public required string Number { get; set; }
    public required string OrganZh { get; set; }
    public required string OrganEn { get; set; }
    public string? Seal { get; set; }
    public required string TitleZh { get; set; }
    public required string TitleEn { get; set; }
    public required string Zh { get; set; }
    public required string En { get; set; }
    public DateOnly OpensOn { get; set; }
    public DateOnly? ClosesOn { get; set; }
    public bool TakesComments { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class CommentRow
{
    public Guid CaseId { get; set; }
    public int No { get; set; }
    public int PublicationNo { get; set; }
    public required string Name { get; set; }
    public string? Contact { get; set; }
    public required string Words { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>A year of the working-day calendar as it was imported; years without a row are the library's.</summary>
internal sealed class CalendarYearRow
{
    public int Year { get; set; }
    public required string Json { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }

    /// <summary>Last case that was dated anew by this import; null once all are.</summary>
    public Guid? DatedThrough { get; set; }
}

internal sealed class NoticeRow
{
    public Guid CaseId { get; set; }
    public int No { get; set; }
    public Guid PartyId { get; set; }
    public required string TitleZh { get; set; }
    public required string TitleEn { get; set; }
    public required string WordsZh { get; set; }
    public required string WordsEn { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? ReadAt { get; set; }
}
