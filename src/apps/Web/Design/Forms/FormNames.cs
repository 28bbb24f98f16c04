using System.Globalization;

namespace Tongban.Web.Design.Forms;

/// <summary>Names under which a form's values are sent: <c>planning.finding</c>, <c>writers[0].name</c>.</summary>
internal static class FormNames
{
    internal static string Of(string prefix, string key) => prefix.Length == 0 ? key : $"{prefix}.{key}";

    internal static string Row(string list, int row) => string.Create(CultureInfo.InvariantCulture, $"{list}[{row}]");

    /// <summary>The name of what a fault's path (<c>/writers/0/name</c>) means.</summary>
    internal static string OfPath(string path)
    {
        var name = "";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            name = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? Row(name, row) : Of(name, part);
        return name;
    }
}
