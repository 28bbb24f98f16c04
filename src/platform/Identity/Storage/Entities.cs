namespace Tongban.Identity;

// Root. Its id is the hash of its name, so the primary key itself keeps names unique.
internal sealed class Account
{
    public Guid Id { get; set; }
    public required string UserName { get; set; }
    public Guid PersonId { get; set; }
    public required string PasswordHash { get; set; }
    public required string SecurityStamp { get; set; }
    public int WrongInARow { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public bool Disabled { get; set; }
    public string? TotpSecret { get; set; }
    public bool TotpOn { get; set; }
    public long TotpLastStep { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public int Version { get; set; }
}

internal sealed class RecoveryCode
{
    public Guid AccountId { get; set; }
    public required string Hash { get; set; }
}

internal sealed class Session
{
    public Guid AccountId { get; set; }
    public Guid Id { get; set; }
    public required string SecretHash { get; set; }
    public required string SecurityStamp { get; set; }
    public required string ActingKey { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public required string Browser { get; set; }
    public required string Address { get; set; }
}

internal sealed class AccessToken
{
    public Guid AccountId { get; set; }
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public required string SecretHash { get; set; }
    public required string Scopes { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

// Root. Its id is the keyed hash of the identity number, which itself is only kept encrypted.
internal sealed class Person
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public required string IdNumberMasked { get; set; }
    public required string IdNumberProtected { get; set; }
}

// Root. Its id is the hash of the credit code.
internal sealed class Organisation
{
    public Guid Id { get; set; }
    public required string CreditCode { get; set; }
    public required string Name { get; set; }
}

// Who is registered to bind the organisation: its legal representative or a signatory.
internal sealed class Representative
{
    public Guid OrganisationId { get; set; }
    public Guid PersonId { get; set; }
    public bool Legal { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

internal sealed class Mandate
{
    public Guid OrganisationId { get; set; }
    public Guid Id { get; set; }
    public Guid AgentId { get; set; }
    public required string Items { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public Guid GrantedById { get; set; }
    public DateTimeOffset GrantedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public Guid? RevokedById { get; set; }
}

internal sealed class Organ
{
    public Guid Id { get; set; }
    public required string Code { get; set; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public Guid? ParentId { get; set; }
}

internal sealed class Office
{
    public Guid OrganId { get; set; }
    public Guid Id { get; set; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
}

internal sealed class Post
{
    public Guid Id { get; set; }
    public Guid OrganId { get; set; }
    public Guid OfficeId { get; set; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required string Roles { get; set; }
}

// Child of the person appointed. With OnBehalfOfId it is a delegation during the holder's absence and lives no longer than the
// holder's own appointment.
internal sealed class Appointment
{
    public Guid PersonId { get; set; }
    public Guid Id { get; set; }
    public Guid PostId { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public Guid? OnBehalfOfId { get; set; }
    public Guid MadeById { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}
