namespace Tongban.LegalText.Duties;

/// <summary>What a sentence does.</summary>
public enum DutyKind
{
    /// <summary>Somebody must: 应当, 须, 负责, or a bare order of a task.</summary>
    Obligation,

    /// <summary>Somebody may: 可以, 有权.</summary>
    Power,

    /// <summary>Nobody may: 不得, 禁止.</summary>
    Prohibition,

    /// <summary>What a word means: 是指, 所称.</summary>
    Definition,

    /// <summary>What follows a breach: 处…罚款, 责令.</summary>
    Sanction,

    /// <summary>What is left out: 除外, 不适用, 从其规定.</summary>
    Exception,

    /// <summary>Under what a document is made: 根据…制定本办法.</summary>
    LegalBasis,
}

/// <summary>A piece of the text read.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Text">Its characters.</param>
public sealed record Piece(int Start, string Text)
{
    /// <summary>Where it ends, exclusive.</summary>
    public int End => Start + Text.Length;
}

/// <summary>A number with its unit, and where it applies.</summary>
/// <param name="Start">Where it stands in the text read.</param>
/// <param name="Text">As written, with the words that bound it.</param>
/// <param name="Value">The number, with 万 and 亿 multiplied out.</param>
/// <param name="Unit">The unit as written.</param>
/// <param name="Bound">at-least, at-most, less-by, more-by or exactly.</param>
/// <param name="Scope">The province or place it is said of; null when of all.</param>
public sealed record Quantity(int Start, string Text, decimal Value, string Unit, string Bound, Piece? Scope);

/// <summary>A duty, power, prohibition, definition, sanction, exception or legal basis found in a clause. Each field is a piece of the clause.</summary>
/// <param name="Kind">What the sentence does.</param>
/// <param name="Sentence">The whole sentence.</param>
/// <param name="Bearer">Who; null when the sentence names nobody.</param>
/// <param name="Action">What is to be done, after the word that binds.</param>
/// <param name="Object">What it is done to, as far as the verb tells.</param>
/// <param name="Condition">When it applies.</param>
/// <param name="Exception">When it does not.</param>
/// <param name="Basis">By what law.</param>
/// <param name="Answers">Who answers by the bracket of the clause.</param>
/// <param name="Deadlines">Until when; places count from the start of the clause.</param>
/// <param name="Quantities">How much; places count from the start of the clause.</param>
/// <param name="Uncertain">Why a person should confirm it; null when nothing is doubtful.</param>
public sealed record Duty(DutyKind Kind, Piece Sentence, Piece? Bearer, Piece? Action, Piece? Object, Piece? Condition, Piece? Exception, Piece? Basis,
    Responsibility Answers, IReadOnlyList<Deadline> Deadlines, IReadOnlyList<Quantity> Quantities, string? Uncertain)
{
    /// <summary>Whether no word binds and the form of the sentence alone made it a duty.</summary>
    public bool ByForm { get; init; }

    /// <summary>A name that survives another import: the document, the clause and the words, blanks and full stops aside.</summary>
    public string Identity(string document, string clause)
    {
        var words = string.Concat(Script.Fold(Sentence.Text).Where(c => !char.IsWhiteSpace(c) && c is not '。' and not '；' and not ';'));
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Kind}\n{words}"));
        return $"{document}#{clause}~{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }
}
