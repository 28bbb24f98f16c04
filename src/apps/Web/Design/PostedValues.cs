using Microsoft.Extensions.Primitives;

namespace Tongban.Web.Design;

/// <summary>What was posted under one name, of which there may be several.</summary>
internal static class PostedValues
{
    /// <summary>The values; none when this is no post.</summary>
    internal static IReadOnlyList<string> FormOr(this HttpRequest request, string name) =>
        request.HasFormContentType && request.Form.TryGetValue(name, out StringValues values) ? [.. values.OfType<string>()] : [];
}
