using System.Text;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>A pack while it is read: its files, what is wrong so far, and the ids that references are checked against.</summary>
internal sealed class PackDraft(PackFiles files, Problems problems)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal PackFiles Files => files;

    internal Problems Problems => problems;

    internal string Id { get; set; } = "";

    internal HashSet<string> Clauses { get; } = new(StringComparer.Ordinal);

    /// <summary>Decisions as <c>decisions/file.dmn#Name</c>.</summary>
    internal HashSet<string> Decisions { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths in a folder, in order.</summary>
    internal IEnumerable<string> In(string folder) => files.All.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The text of a file; null, with a problem, when it is missing or not UTF-8.</summary>
    internal string? TextOf(string path)
    {
        if (!files.All.TryGetValue(path, out var bytes))
        {
            problems.Add(path, 0, 0, "packs.missing-file", new("缺少这个文件。", "This file is missing."));
            return null;
        }

        try
        {
            var text = Strict.GetString(bytes);
            return text is ['\uFEFF', ..] ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            problems.Add(path, 0, 0, "packs.not-utf8", new("文件不是 UTF-8 文字。", "The file is not UTF-8 text."));
            return null;
        }
    }

    /// <summary>A YAML or JSON file; null, with problems, when it cannot be read.</summary>
    internal LocatedYaml? Yaml(string path) => TextOf(path) is { } text ? LocatedYaml.Read(path, text, problems) : null;

    /// <summary>Reads a clause: a bare id is the pack's own; one that the outline does not have is a problem.</summary>
    internal ClauseRef? Clause(string? clause, LocatedYaml yaml, string pointer)
    {
        var (line, column) = yaml.Place(pointer);
        return Clause(clause, yaml.File, line, column);
    }

    /// <inheritdoc cref="Clause(string?, LocatedYaml, string)"/>
    internal ClauseRef? Clause(string? clause, string file, int line, int column = 0)
    {
        if (string.IsNullOrEmpty(clause))
            return null;
        var named = clause.Contains('#', StringComparison.Ordinal) || clause.StartsWith("law:", StringComparison.Ordinal)
            ? ClauseRef.Parse(clause)
            : new ClauseRef(Id, clause);
        if (named.Instrument == Id && named.Clause.Length > 0 && !Clauses.Contains(named.Clause))
            problems.Add(file, line, column, "packs.unknown-clause", new($"条款提纲中没有“{named.Clause}”。", $"The outline has no clause '{named.Clause}'."));
        return named;
    }

    /// <summary>Says that something named does not exist.</summary>
    internal void Unknown(LocatedYaml yaml, string pointer, string whatZh, string what, string name) =>
        problems.Add(yaml, pointer, "packs.unknown-reference", new($"没有这个{whatZh}：{name}", $"There is no {what} '{name}'."));

    /// <summary>Says that an id occurs twice.</summary>
    internal void Repeated(LocatedYaml yaml, string pointer, string id) =>
        problems.Add(yaml, pointer, "packs.repeated-id", new($"标识“{id}”重复。", $"The id '{id}' is used twice."));
}
