namespace Tongban.Kernel;

/// <summary>Why a lawful request is not carried out. Each kind has one HTTP status, mapped in <see cref="Http.RefusalResults"/>.</summary>
public enum RefusalKind
{
    /// <summary>The input is not of the form asked for (400).</summary>
    Invalid,

    /// <summary>Nobody is signed in where somebody must be (401).</summary>
    SignInNeeded,

    /// <summary>The one who asks may not do this (403).</summary>
    Forbidden,

    /// <summary>There is no such thing, or none that the one who asks may know of (404).</summary>
    NotFound,

    /// <summary>Somebody else changed the thing first, or a key was used for another request (409).</summary>
    Conflict,

    /// <summary>There is something at this address, but not for this HTTP method (405).</summary>
    WrongMethod,

    /// <summary>The body is of a type that is not taken here (415).</summary>
    WrongType,

    /// <summary>The procedure or rule does not allow this now (422).</summary>
    NotAllowed,

    /// <summary>The upload is larger than the limit (413).</summary>
    TooLarge,

    /// <summary>Too many requests (429).</summary>
    TooMany,
}

/// <summary>A refusal that is an ordinary answer, never an exception: stable code, words in both languages, legal basis.</summary>
/// <param name="Kind">What sort of refusal.</param>
/// <param name="Code">Stable machine code, lower-case with dots: <c>casework.publicity-running</c>.</param>
/// <param name="Message">What a person is told: what is wrong and what can be done.</param>
/// <param name="Basis">The clause it rests on, where one does.</param>
/// <param name="Fields">Which fields of the input are wrong: JSON path or form field name to words; empty where none.</param>
public sealed record Refusal(
    RefusalKind Kind,
    string Code,
    Text Message,
    ClauseRef? Basis = null,
    IReadOnlyDictionary<string, Text>? Fields = null)
{
    /// <summary>The same answer whether a thing is absent or hidden from the one who asks, so that ids cannot be guessed.</summary>
    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, $"{what}.not-found",
        new("没有找到，或您无权查看。", "Not found, or not yours to see."));

    /// <summary>Refuses for want of authority.</summary>
    public static Refusal Forbidden(string code = "identity.forbidden") => new(RefusalKind.Forbidden, code,
        new("您的岗位或身份无权办理此事。", "Your post or identity does not allow this."));

    /// <summary>Somebody else was first; the caller reloads and decides again with nothing lost.</summary>
    public static Refusal Conflict(string code = "storage.conflict") => new(RefusalKind.Conflict, code,
        new("他人已先行更新，请刷新后再试；您填写的内容仍在。", "Somebody else changed this first. Reload and try again; what you typed is kept."));

    /// <summary>Refuses input, naming the fields.</summary>
    public static Refusal Invalid(string code, Text message, IReadOnlyDictionary<string, Text>? fields = null) =>
        new(RefusalKind.Invalid, code, message, null, fields);
}
