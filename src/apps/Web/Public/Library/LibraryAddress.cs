using System.Globalization;
using Tongban.Library.Contracts;

namespace Tongban.Web.Public.Library;

/// <summary>Addresses of the library's pages; what a key or a filter holds is always escaped.</summary>
internal static class LibraryAddress
{
    internal static string Document(string key) => $"/library/{Uri.EscapeDataString(key)}";

    internal static string Clause(string key, string clause) => $"/library/{Uri.EscapeDataString(key)}/{Uri.EscapeDataString(clause)}";

    /// <summary>A document opened where a clause stands.</summary>
    internal static string At(string key, string clause, int? version = null) =>
        $"{Document(key)}{Query(("version", version?.ToString(CultureInfo.InvariantCulture)), ("at", clause))}#{Uri.EscapeDataString(clause)}";

    /// <summary>Where a hit leads.</summary>
    internal static string Of(SearchHit hit) => hit.Kind switch
    {
        SearchKind.Clause => Clause(hit.Document, hit.Part),
        SearchKind.Item => Item(hit.Part),
        SearchKind.Task => $"/library/tasks{Query(("document", hit.Document))}#{hit.Part}",
        _ => Document(hit.Document),
    };

    internal static string Compare(string key, int from, int to) => $"{Document(key)}/compare{Query(("from", from.ToString(CultureInfo.InvariantCulture)), ("to", to.ToString(CultureInfo.InvariantCulture)))}";

    internal static string Review(string key, string identity) => $"/desk/library/review/{Uri.EscapeDataString(key)}/{Uri.EscapeDataString(identity)}";

    internal static string Item(string key) => $"/items/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>A query of what is given; nothing of what is not.</summary>
    internal static string Query(params IEnumerable<(string Name, string? Value)> parts) =>
        QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value))).ToString();
}
