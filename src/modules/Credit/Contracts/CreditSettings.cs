namespace Tongban.Credit.Contracts;

/// <summary>Settings of the section <c>Credit</c>.</summary>
public sealed class CreditSettings
{
    /// <summary>File of dated terms that a region sets instead of those shipped, of the same form; null for those shipped.</summary>
    public string? TermsFile { get; set; }
}
