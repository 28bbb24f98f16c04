namespace Tongban.LegalText.Amendments;

/// <summary>How one text changes another; the names of Akoma Ntoso's textual modifications.</summary>
public enum ModificationKind
{
    /// <summary>修改为: other words stand in its place.</summary>
    Substitution,

    /// <summary>增加一条, 增加一款.</summary>
    Insertion,

    /// <summary>删去, 废止.</summary>
    Repeal,

    /// <summary>改为第…条: the clause stays and its number changes.</summary>
    Renumbering,
}

/// <summary>A change that a clause makes to another document (立法法: 修改, 废止).</summary>
/// <param name="Clause">eId of the clause that makes it.</param>
/// <param name="Start">Where its words begin in the clause's text, in UTF-16 units.</param>
/// <param name="Text">Its words, up to what it puts in place.</param>
/// <param name="Kind">How.</param>
/// <param name="Title">Title of the document that is changed.</param>
/// <param name="Place">The clause that is changed, added or numbered anew, as written: <c>第五条第二款</c>.</param>
/// <param name="Path">The same as the end of its eId: <c>art_5__al_2</c>.</param>
/// <param name="Words">The words within the clause that are changed; null for the whole.</param>
/// <param name="New">The words put in place or added; the new number of a clause numbered anew; null for a repeal.</param>
public sealed record Modification(string Clause, int Start, string Text, ModificationKind Kind, string Title, string Place, string? Path, string? Words, string? New);
