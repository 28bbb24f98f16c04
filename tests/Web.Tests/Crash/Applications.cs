namespace Tongban.Web.Tests.Crash;

/// <summary>A synthetic application that its item takes.</summary>
internal static class Applications
{
    internal static readonly byte[] Pdf = "%PDF-1.7 synthetic"u8.ToArray();

    internal static Dictionary<string, object> Form() => People.Application("演示养护工程");
}
