using Tongban.Dmn;
using Tongban.Feel;

namespace Tongban.Cli;

/// <summary>The inputs of a decision as people give them: names and types are checked before anything is decided.</summary>
internal static class DecisionInputs
{
    /// <summary>Reads the values as the declared types; false, told on standard error, when a name or a type does not fit.</summary>
    internal static bool TryType(string file, FeelContext given, IReadOnlyList<DmnInput> wanted, IReadOnlyList<DmnInput> others, out FeelContext inputs)
    {
        var known = wanted.Concat(others).DistinctBy(i => i.Name, StringComparer.Ordinal).ToDictionary(i => i.Name, i => i.Type, StringComparer.Ordinal);
        var typed = new List<KeyValuePair<string, FeelValue>>();
        var sound = true;
        foreach (var (name, value) in given.Entries)
        {
            if (!known.TryGetValue(name, out var type))
            {
                sound = false;
                CommandFailure.Tell(file, Nearest(name, known.Keys) is { } near
                    ? $"the model has no input '{name}'; is '{near}' meant?"
                    : $"the model has no input '{name}'; it has {string.Join(", ", known.Keys.Select(k => $"'{k}'"))}");
                continue;
            }

            var read = type.Read(value);
            typed.Add(new(name, read));
            if (type.Fits(read))
                continue;
            sound = false;
            CommandFailure.Tell(file, $"the input '{name}' is to be {type} and is {(type.Has(read) ? "not among its allowed values" : $"a {read.Kind}")}: {Short(read)}");
        }

        inputs = FeelContext.Of(typed);
        return sound;
    }

    private static string Short(FeelValue value) => value.ToString() is { Length: > 60 } text ? $"{text[..60]}…" : value.ToString();

    private static string? Nearest(string name, IEnumerable<string> known) =>
        known.Select(k => (Name: k, Apart: Distance(name, k))).Where(k => k.Apart <= Math.Max(1, Math.Max(name.Length, k.Name.Length) / 3)).OrderBy(k => k.Apart).Select(k => k.Name).FirstOrDefault();

    // Characters to change, add, leave out or exchange with their neighbour; letters of either case count as the same.
    private static int Distance(string a, string b)
    {
        if (a.Length > 200 || b.Length > 200)
            return int.MaxValue;
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0) { d[i, j] = i + j; continue; }
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }

        return d[a.Length, b.Length];
    }
}
