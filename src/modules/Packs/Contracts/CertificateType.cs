using System.Globalization;
using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>A kind of certificate (证照类型) a document lets organs issue: <c>certificates/*.yaml</c>.</summary>
/// <param name="Pack">Pack id.</param>
/// <param name="Id">Its id, unique over all packs.</param>
/// <param name="Code">证照类型代码 of GB/T 36904: credit code of the authority that defined the type, then three digits.</param>
/// <param name="Title">Its name.</param>
/// <param name="Holder">Who can hold one.</param>
/// <param name="Issuers">Organs that may issue it; never empty.</param>
/// <param name="Fields">What stands on it beside holder, organ and dates.</param>
/// <param name="Validity">How long it holds; null for until ended.</param>
/// <param name="Renewal">How it is renewed; null where it cannot be.</param>
/// <param name="HolderNameReissues">Whether a change of the holder's name re-issues it; else it needs a new one.</param>
/// <param name="Paper">How it is printed.</param>
/// <param name="Clause">The clause it is issued under.</param>
public sealed record CertificateType(
    string Pack, string Id, string Code, Text Title, CertificateHolder Holder, IReadOnlyList<CertificateIssuer> Issuers, IReadOnlyList<CertificateField> Fields,
    CertificateTerm? Validity, CertificateRenewal? Renewal, bool HolderNameReissues, CertificatePaper Paper, ClauseRef? Clause)
{
    /// <summary>The organ of a code as issuer of this type, or null when it may not issue it.</summary>
    public CertificateIssuer? Issuer(string organ) => Issuers.FirstOrDefault(i => i.Organ == organ);
}

/// <summary>Who can hold a certificate of a type.</summary>
public enum CertificateHolder
{
    /// <summary>Anybody.</summary>
    Anyone,

    /// <summary>Natural persons.</summary>
    Person,

    /// <summary>Organisations.</summary>
    Company,
}

/// <summary>An organ that may issue certificates of a type.</summary>
/// <param name="Organ">Its code.</param>
/// <param name="Code">Its credit code, which stands in the identifier (证照颁发机构代码).</param>
public sealed record CertificateIssuer(string Organ, string Code);

/// <summary>A field of a certificate.</summary>
/// <param name="Id">Its name in data.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">What its text is.</param>
/// <param name="Mask">How much of it everyone sees.</param>
/// <param name="Required">Whether no certificate goes without it.</param>
/// <param name="Reissues">Whether a change of it re-issues the certificate; else a change needs a new one.</param>
public sealed record CertificateField(string Id, Text Label, CertificateFieldKind Kind, CertificateMask Mask, bool Required, bool Reissues);

/// <summary>What a field's text is.</summary>
public enum CertificateFieldKind
{
    /// <summary>Words, at most 500 signs.</summary>
    Text,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Letters, digits and hyphens, at most 64.</summary>
    Code,
}

/// <summary>How much of a field everyone sees who has only the identifier.</summary>
public enum CertificateMask
{
    /// <summary>All of it.</summary>
    None,

    /// <summary>Its first sign and stars, as of a person's name.</summary>
    Part,

    /// <summary>Nothing; only the holder shows it.</summary>
    Whole,
}

/// <summary>A term in years, months or days.</summary>
/// <param name="Number">How many.</param>
/// <param name="Unit"><c>y</c>, <c>m</c> or <c>d</c>.</param>
public sealed record CertificateTerm(int Number, char Unit)
{
    /// <summary>Reads <c>5 y</c>, <c>18 m</c>, <c>90 d</c>; the schema has seen to its form.</summary>
    internal static CertificateTerm Parse(string text) => new(int.Parse(text[..^2], CultureInfo.InvariantCulture), text[^1]);

    /// <summary>The day a term after a day.</summary>
    public DateOnly After(DateOnly day) => Unit switch { 'y' => day.AddYears(Number), 'm' => day.AddMonths(Number), _ => day.AddDays(Number) };

    /// <summary>The day a term before a day.</summary>
    public DateOnly Before(DateOnly day) => (this with { Number = -Number }).After(day);

    /// <summary>The last day of what begins on a day and holds for the term.</summary>
    public DateOnly LastDayFrom(DateOnly first) => After(first).AddDays(-1);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} {Unit}");
}

/// <summary>How a certificate is renewed (延续).</summary>
/// <param name="Opens">How long before its last day it may be renewed.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record CertificateRenewal(CertificateTerm Opens, ClauseRef? Clause);

/// <summary>How a certificate is printed.</summary>
/// <param name="Landscape">Whether the page lies on its long side.</param>
/// <param name="Shows">Fields on the page, in order.</param>
/// <param name="Remark">Words at its foot; null for none.</param>
public sealed record CertificatePaper(bool Landscape, IReadOnlyList<string> Shows, Text? Remark);
