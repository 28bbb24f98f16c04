using Microsoft.EntityFrameworkCore;
using Tongban.Credit.Contracts;
using Tongban.Storage;

namespace Tongban.Credit.Storage;

/// <summary>Whom records are about. A person's id is the keyed hash of the identity number; the number itself is not kept here.</summary>
internal sealed class SubjectRow
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public required string Code { get; set; }

    /// <summary>Name and code in lower case, for searching.</summary>
    public required string Words { get; set; }
    public bool IsOrganisation { get; set; }

    /// <summary>The greatest last day of its records that are public: what the public list asks for. The smallest date when none is.</summary>
    public DateOnly PublicUntil { get; set; }
    public int Records { get; set; }
    public int Requests { get; set; }

    /// <summary>Counts its changes: two verbs on one subject cannot both win.</summary>
    public int Revision { get; set; }
}

internal sealed class RecordRow
{
    public Guid SubjectId { get; set; }
    public int No { get; set; }
    public CreditKind Kind { get; set; }
    public CreditSeverity Severity { get; set; }
    public string? Domain { get; set; }
    public required string WhatZh { get; set; }
    public required string WhatEn { get; set; }
    public required string Source { get; set; }
    public required string SourceNumber { get; set; }
    public Guid OrganId { get; set; }
    public required string OrganZh { get; set; }
    public required string OrganEn { get; set; }
    public required string Basis { get; set; }
    public DateOnly DecidedOn { get; set; }
    public DateOnly EndsOn { get; set; }
    public DateOnly? RepairFrom { get; set; }
    public required string TermZh { get; set; }
    public required string TermEn { get; set; }
    public CreditState State { get; set; }
    public bool InDispute { get; set; }
    public Guid? RecordedById { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
}

/// <summary>An objection or an application for repair.</summary>
internal sealed class RequestRow
{
    public Guid SubjectId { get; set; }
    public int No { get; set; }
    public int RecordNo { get; set; }
    public CreditRequestKind Kind { get; set; }
    public Guid OrganId { get; set; }
    public required string Words { get; set; }
    public DateTimeOffset At { get; set; }
    public DateOnly DueOn { get; set; }
    public required string TermZh { get; set; }
    public required string TermEn { get; set; }
    public bool Open { get; set; }
    public bool? Granted { get; set; }
    public string? Reasons { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
}

/// <summary>Somebody looked at a person's record. Its subject may have no record at all; that they were asked about is theirs to know.</summary>
internal sealed class LookupRow
{
    public Guid SubjectId { get; set; }
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
    public required string OrganZh { get; set; }
    public required string OrganEn { get; set; }
    public required string PurposeZh { get; set; }
    public required string PurposeEn { get; set; }
    public required string Reference { get; set; }
}

internal sealed class CreditTables : IModuleTables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<SubjectRow>(row =>
        {
            row.IsRoot("credit_subjects").HasKey(s => s.Id);
            row.Property(s => s.Revision).IsConcurrencyToken();
            row.HasIndex(s => new { s.IsOrganisation, s.Name, s.Id });
        });
        model.Entity<RecordRow>(row =>
        {
            row.IsChild("credit_records").HasKey(r => new { r.SubjectId, r.No });
            row.HasIndex(r => r.Source);
        });
        model.Entity<RequestRow>(row =>
        {
            row.IsChild("credit_requests").HasKey(r => new { r.SubjectId, r.No });
            row.HasIndex(r => new { r.OrganId, r.Open, r.DueOn, r.SubjectId, r.No });
        });
        model.Entity<LookupRow>(row =>
        {
            row.IsChild("credit_lookups").HasKey(l => new { l.SubjectId, l.Id });
            row.HasIndex(l => new { l.SubjectId, l.At });
        });
    }
}
