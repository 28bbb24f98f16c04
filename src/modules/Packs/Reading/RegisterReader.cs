using System.Text.Json;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Reads registers/*.yaml.</summary>
internal static class RegisterReader
{
    internal static List<RegisterDefinition> Read(PackDraft draft)
    {
        var registers = new List<RegisterDefinition>();
        foreach (var path in draft.In("registers"))
        {
            if (draft.Yaml(path) is not { } yaml || FileSchemas.Read<RegisterShape>(yaml, "register", draft.Problems) is not { } shape)
                continue;
            if (registers.Any(r => r.Id == shape.Id))
                draft.Repeated(yaml, "/id", shape.Id);
            var clause = draft.Clause(shape.Clause, yaml, "/clause");
            if (FileSchemas.Compile(yaml, "/entry", shape.Entry, draft.Problems) is not { } entry)
                continue;
            var fields = shape.Entry.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
                ? properties.EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal)
                : [];
            foreach (var (place, field) in Named(shape))
                if (!fields.Contains(field))
                    draft.Unknown(yaml, place, "字段", "field of the entry", field);
            registers.Add(new(
                draft.Id, shape.Id, shape.Title, shape.Summary, entry, shape.Keys, shape.Label, shape.Public, shape.Hidden ?? [],
                shape.ValidFrom, shape.ValidTo, shape.WrittenBy, clause));
        }

        return registers;
    }

    private static IEnumerable<(string Place, string Field)> Named(RegisterShape shape)
    {
        for (var i = 0; i < shape.Keys.Count; i++)
            yield return ($"/keys/{i}", shape.Keys[i]);
        yield return ("/label", shape.Label);
        if (shape.ValidFrom is { } from)
            yield return ("/validFrom", from);
        if (shape.ValidTo is { } to)
            yield return ("/validTo", to);
        for (var i = 0; i < (shape.Hidden?.Count ?? 0); i++)
            yield return ($"/hidden/{i}", shape.Hidden![i]);
    }
}
