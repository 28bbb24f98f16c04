namespace Tongban.Identity;

/// <summary>What an installation sets under <c>Identity</c> in its configuration.</summary>
public sealed class IdentitySettings
{
    /// <summary>Key of the hash that turns an identity number into a person's id, at least 32 characters; secret, never changed. Required outside development.</summary>
    public string? PersonKey { get; set; }

    /// <summary>Where a page sends those who must sign in.</summary>
    public string SignInPath { get; set; } = "/sign-in";

    /// <summary>A session ends when unused for so long.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after so long however much it is used.</summary>
    public TimeSpan SessionLongest { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Wrong passwords or codes in a row that lock an account.</summary>
    public int WrongBeforeLock { get; set; } = 5;

    /// <summary>How long it stays locked.</summary>
    public TimeSpan Lock { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Sign-in attempts one network address has in a minute on one node.</summary>
    public int AttemptsPerMinute { get; set; } = 20;

    /// <summary>The longest life of an access token.</summary>
    public TimeSpan TokenLongest { get; set; } = TimeSpan.FromDays(365);
}
