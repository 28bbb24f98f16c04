namespace Tongban.Identity.Contracts;

/// <summary>Reads the number of a party. The same number gives the same id everywhere, whether the party is registered here or not.</summary>
public interface IPartyNumbers
{
    /// <summary>The party that bears a unified social credit code (GB 32100) or an identity number (GB 11643).</summary>
    /// <returns>Null when the text is neither.</returns>
    PartyNumber? Read(string? number);
}

/// <summary>A party by its number.</summary>
/// <param name="Id">Its id: a hash of the credit code, a keyed hash of the identity number.</param>
/// <param name="Shown">The credit code, or the identity number masked; the number itself is not kept.</param>
/// <param name="IsOrganisation">Which of the two.</param>
public sealed record PartyNumber(Guid Id, string Shown, bool IsOrganisation);
