using Tongban.Casework.Storage;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Casework.ActOnCase;

/// <summary>Who may see a case, and who may do what to it.</summary>
internal sealed class CaseDoor(IMandates mandates)
{
    private static readonly string[] Handling = [Roles.Window, Roles.Examiner, Roles.Decider];

    /// <summary>The party (with a mandate that reaches the item), officers of the organ who handle cases, its supervisors.</summary>
    internal async Task<bool> MaySeeAsync(CaseRow row, Acting by, CancellationToken cancel) =>
        by.Has(Roles.Platform)
        || (by.OrganId == row.OrganId && by.Has([.. Handling, Roles.Supervisor]))
        || (IsParty(row, by) && await mandates.CoversAsync(by, row.Item, cancel).ConfigureAwait(false));

    /// <summary>Sees the dossier: not supervisors, whose office is load and lateness.</summary>
    internal static bool Handles(CaseRow row, Acting by) => by.OrganId == row.OrganId && by.Has(Handling);

    /// <summary>Whether a post that carries these roles handles cases.</summary>
    internal static bool IsHandling(IEnumerable<string> roles) => roles.Any(role => Handling.Contains(role));

    internal static bool IsParty(CaseRow row, Acting by) => by.OrganId is null && by.PartyId is { } party && party == row.PartyId;

    internal static bool MayDo(ItemEvent what, CaseRow row, Acting by) =>
        (what.By.Contains(Roles.Applicant) && IsParty(row, by))
        || (by.OrganId == row.OrganId && what.By.Any(role => role != Roles.Applicant && by.Roles.Contains(role)));
}
