using System.Text.RegularExpressions;

namespace Tongban.LegalText.Duties;

/// <summary>One document of a plain text file: its number, the day it was issued, and its lines without page numbers and blanks.</summary>
/// <param name="Number">As written, such as 国办发〔2020〕43号; empty when the file names none.</param>
/// <param name="Issued">The first date that stands alone on a line; else the year of the number, to its last day.</param>
/// <param name="Lines">Trimmed lines of text, hard-wrapped as the file has them.</param>
public sealed partial record PlainDocument(string Number, DateOnly? Issued, IReadOnlyList<string> Lines)
{
    /// <summary>Its tables: columns, and rows with a cell for each.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)> Tables { get; init; } = [];

    /// <summary>The documents of a file, in its order: each begins at the line that holds its number.</summary>
    public static IReadOnlyList<PlainDocument> All(string text)
    {
        var (documents, number, lines) = (new List<PlainDocument>(), "", new List<string>());
        foreach (var raw in text.Split('\n'))
        {
            var line = Blanks().Replace(raw.Trim('\r', '\f', ' ', '\t', '\u3000', '\uFEFF'), "").Replace('臵', '置');
            line = Title().Replace(line, "《$1》");
            if (line.Length == 0 || PageNumber().IsMatch(line))
                continue;
            if (NumberLine().IsMatch(line))
            {
                // what stands before the first number is that document's own heading
                if (number.Length > 0)
                    documents.Add(Of(number, lines));
                (number, lines) = (line, number.Length > 0 ? [] : lines);
            }
            else
                lines.Add(line);
        }
        documents.Add(Of(number, lines));
        return documents;
    }

    /// <summary>A document that was read from any file, a paragraph a line.</summary>
    public static PlainDocument Of(LegalDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var number = document.Number ?? "";
        var year = Year().Match(number);
        return new(number, document.SignedOn ?? document.IssuedOn ?? (year.Success ? new DateOnly(int.Parse(year.Value, System.Globalization.CultureInfo.InvariantCulture), 12, 31) : document.AdoptedOn),
            [.. document.Paragraphs.Where(p => p.Table is null && p.Text.Length > 0).Select(p => p.Text)])
        { Tables = [.. document.Paragraphs.Where(p => p.Table is not null).Select(p => p.Table!.Value)] };
    }

    /// <summary>Whether a typed number means this document: brackets 〔〕[]() and blanks do not matter.</summary>
    public bool Is(string typed) => Plain(typed) == Plain(Number);

    private static string Plain(string number) => Brackets().Replace(Script.Fold(number), m => m.Value[0] is '〔' or '[' or '(' or '（' or '［' or '【' ? "(" : m.Value[0] is '〕' or ']' or ')' or '）' or '］' or '】' ? ")" : "");

    private static PlainDocument Of(string number, List<string> lines)
    {
        foreach (var line in lines)
            if (DateLine().Match(Script.Fold(line)) is { Success: true } date
                && Script.Number(date.Groups[1].Value) is { } y and > 1900 and < 2200 && Script.Number(date.Groups[2].Value) is { } m and >= 1 and <= 12
                && Script.Number(date.Groups[3].Value) is { } d && d >= 1 && d <= DateTime.DaysInMonth(y, m))
                return new(number, new(y, m, d), lines);
        var year = Year().Match(number);
        return new(number, year.Success ? new DateOnly(int.Parse(year.Value, System.Globalization.CultureInfo.InvariantCulture), 12, 31) : null, lines);
    }

    [GeneratedRegex(@"(?<=[^\x00-\x7F])[ \u3000]+|[ \u3000]+(?=[^\x00-\x7F])", RegexOptions.None, 20000)]
    private static partial Regex Blanks();

    [GeneratedRegex("•([^•‣《》]{1,60})‣", RegexOptions.None, 20000)]
    private static partial Regex Title();

    [GeneratedRegex(@"^[—－\-–·]*\s*(?:第\s*)?[0-9]{1,4}(?:\s*页)?\s*[—－\-–·]*$", RegexOptions.None, 20000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?:\p{IsCJKUnifiedIdeographs}{1,12}[〔\[（(［【](?:19|20)[0-9]{2}[〕\]）)］】]第?[0-9]{1,5}[号號]|(?:\p{IsCJKUnifiedIdeographs}{0,12}公告)?(?:19|20)[0-9]{2}年第[0-9]{1,5}[号號](?:公告)?)$", RegexOptions.None, 20000)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"^([0-9]{4}|[一二〇零○三四五六七八九]{4})年([0-9]{1,2}|[一二三四五六七八九十]{1,2})月([0-9]{1,2}|[一二三四五六七八九十]{1,3})日$", RegexOptions.None, 20000)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"(?:19|20)[0-9]{2}(?=[〕\]）)］】年])", RegexOptions.None, 20000)]
    private static partial Regex Year();

    [GeneratedRegex(@"[〔〕\[\]()（）［］【】]|[\s第]", RegexOptions.None, 20000)]
    private static partial Regex Brackets();
}
