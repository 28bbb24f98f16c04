using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Collects everything wrong with a pack, so that an author sees it all at once; bounded, since a hostile pack could have millions.</summary>
internal sealed class Problems
{
    private const int Most = 500;
    private readonly List<PackProblem> found = [];

    internal bool None => found.Count == 0;

    internal int Count => found.Count;

    internal void Add(string file, int line, int column, string code, Text message)
    {
        if (found.Count < Most)
            found.Add(new(file, line, column, code, message));
    }

    internal void Add(LocatedYaml yaml, string pointer, string code, Text message)
    {
        var (line, column) = yaml.Place(pointer);
        Add(yaml.File, line, column, code, message);
    }

    internal IReadOnlyList<PackProblem> InOrder() =>
        [.. found.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)];
}
