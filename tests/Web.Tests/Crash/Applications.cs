namespace Tongban.Web.Tests.Crash;

/// <summary>A synthetic application that its item takes.</summary>
internal static class Applications
{
    internal static readonly byte[] Pdf = "%PDF-1.7 synthetic"u8.ToArray();

    internal static Dictionary<string, object> Form() => new()
    {
        ["requiresEia"] = true,
        ["competentOrgan"] = "mee",
        ["secret"] = false,
        ["channel"] = "online",
        ["projectName"] = "演示养护工程",
        ["projectPlace"] = "演示省演示市",
        ["projectNature"] = "new",
        ["industry"] = "演示行业",
        ["contact"] = "演示·张申请",
        ["phone"] = "010-00000000",
        ["summary"] = "演示数据",
        ["preparer"] = "演示环评有限公司",
        ["preparerCode"] = "91999999MADEMX0880",
        ["writers"] = Array.Empty<object>(),
        ["truthful"] = true,
    };
}
