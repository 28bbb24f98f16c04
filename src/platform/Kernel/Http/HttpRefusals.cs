using System.Globalization;

namespace Tongban.Kernel.Http;

/// <summary>What HTTP itself refuses, in words.</summary>
public static class HttpRefusals
{
    /// <summary>405.</summary>
    public static readonly Refusal WrongMethod = new(RefusalKind.WrongMethod, "http.wrong-method",
        new("此地址不支持该请求方法。", "There is nothing at this address for this HTTP method."));

    /// <summary>415.</summary>
    public static readonly Refusal WrongType = new(RefusalKind.WrongType, "http.wrong-content-type",
        new("请求内容的类型不对，请以 application/json 发送。", "The body is not of the type taken here; send it as application/json."));

    /// <summary>413: more than this address takes.</summary>
    /// <param name="most">Bytes; null when the limit is not known.</param>
    public static Refusal TooLarge(long? most) => new(RefusalKind.TooLarge, "api.too-large", most is { } bytes
        ? new($"请求内容过大，此处最多 {Megabytes(bytes)} MB。", $"The request is too large: at most {Megabytes(bytes)} MB are taken here.")
        : new("请求内容过大。", "The request is too large."));

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.#", CultureInfo.InvariantCulture);
}
