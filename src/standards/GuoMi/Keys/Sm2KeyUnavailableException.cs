namespace Tongban.GuoMi;

/// <summary>A key store was asked for a key it has not, or that is not in use at the moment given.</summary>
public sealed class Sm2KeyUnavailableException : InvalidOperationException
{
    /// <summary>Without a message.</summary>
    public Sm2KeyUnavailableException()
    {
    }

    /// <summary>With a message that names the key and the reason.</summary>
    public Sm2KeyUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public Sm2KeyUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
