using System.Globalization;
using System.Text.Json.Nodes;
using Tongban.Kernel;
using Tongban.Packs.Contracts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tongban.Packs.Reading;

/// <summary>
/// A YAML (or JSON, its subset) file as JSON, with the place each value stands. Only what packs need is taken: one document, the core
/// scalars, no anchors, aliases, tags or merge keys – so that a small file cannot unfold into a large one –, no repeated keys, bounded depth.
/// </summary>
internal sealed class LocatedYaml
{
    internal const int MaxDepth = 40;
    internal const int MaxNodes = 200_000;

    private readonly Dictionary<string, Mark> places;

    private LocatedYaml(string file, JsonNode? root, Dictionary<string, Mark> places) => (File, Root, this.places) = (file, root, places);

    internal string File { get; }

    internal JsonNode? Root { get; }

    /// <summary>Reads a file; null when it is unreadable, which is then among the problems.</summary>
    internal static LocatedYaml? Read(string file, string text, Problems problems)
    {
        try
        {
            var reader = new Reader(new Parser(new StringReader(text)));
            var root = reader.ReadDocument();
            return new(file, root, reader.Places);
        }
        catch (NotTaken refused)
        {
            problems.Add(file, (int)refused.At.Line, (int)refused.At.Column, "packs.yaml", refused.Words);
        }
        catch (YamlException malformed)
        {
            problems.Add(file, (int)malformed.Start.Line, (int)malformed.Start.Column, "packs.yaml",
                new($"不是有效的 YAML：{malformed.Message}", $"Not valid YAML: {malformed.Message}"));
        }

        return null;
    }

    /// <summary>Line and column of a JSON pointer, or of the nearest thing around it.</summary>
    internal (int Line, int Column) Place(string pointer)
    {
        for (; ; pointer = pointer[..pointer.LastIndexOf('/')])
        {
            if (places.TryGetValue(pointer, out var mark))
                return ((int)mark.Line, (int)mark.Column);
            if (pointer.Length == 0)
                return (1, 1);
        }
    }

    private sealed class NotTaken(Mark at, Text words) : Exception
    {
        internal Mark At => at;

        internal Text Words => words;
    }

    private sealed class Reader(IParser parser)
    {
        private int nodes;

        internal Dictionary<string, Mark> Places { get; } = [];

        internal JsonNode? ReadDocument()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out var empty))
                throw new NotTaken(empty.Start, new("文件是空的。", "The file is empty."));
            parser.Consume<DocumentStart>();
            var root = ReadNode("", 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
                throw new NotTaken(parser.Current!.Start, new("一个文件只能有一份文档。", "A file holds one document only."));
            return root;
        }

        private JsonNode? ReadNode(string pointer, int depth)
        {
            parser.MoveNextIfNeeded();
            var current = parser.Current!;
            if (depth > MaxDepth)
                throw new NotTaken(current.Start, new($"嵌套超过 {MaxDepth} 层。", $"Nested deeper than {MaxDepth} levels."));
            if (++nodes > MaxNodes)
                throw new NotTaken(current.Start, new($"内容超过 {MaxNodes} 个值。", $"More than {MaxNodes} values."));
            if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
                throw new NotTaken(current.Start, new("这里不接受锚点和别名，请把内容写全。", "Anchors and aliases are not taken here; write the content out."));
            if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
                throw new NotTaken(current.Start, new("这里不接受 YAML 标签。", "YAML tags are not taken here."));
            Places.TryAdd(pointer, current.Start);
            return current switch
            {
                Scalar => Value(parser.Consume<Scalar>()),
                SequenceStart => ReadList(pointer, depth),
                MappingStart => ReadMapping(pointer, depth),
                _ => throw new NotTaken(current.Start, new("这里应当是一个值。", "A value was expected here.")),
            };
        }

        private JsonArray ReadList(string pointer, int depth)
        {
            parser.Consume<SequenceStart>();
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
                list.Add(ReadNode($"{pointer}/{list.Count}", depth + 1));
            return list;
        }

        private JsonObject ReadMapping(string pointer, int depth)
        {
            parser.Consume<MappingStart>();
            var mapping = new JsonObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.TryConsume<Scalar>(out var key) || !key.Anchor.IsEmpty || key.Value == "<<")
                    throw new NotTaken((key ?? parser.Current!).Start, new("键须为普通文字。", "A key must be a plain text."));
                if (mapping.ContainsKey(key.Value))
                    throw new NotTaken(key.Start, new($"键“{key.Value}”重复。", $"The key '{key.Value}' is repeated."));
                var inner = $"{pointer}/{key.Value}";
                Places.TryAdd(inner, key.Start);
                mapping.Add(key.Value, ReadNode(inner, depth + 1));
            }

            return mapping;
        }

        // YAML 1.2 core schema, less what surprises people: 012, 0x1f, .5, 1e3 and "yes" stay texts.
        private static JsonValue? Value(Scalar scalar)
        {
            var text = scalar.Value;
            if (scalar.Style != ScalarStyle.Plain)
                return JsonValue.Create(text);
            return text switch
            {
                "" or "~" or "null" => null,
                "true" => JsonValue.Create(true),
                "false" => JsonValue.Create(false),
                _ when IsNumber(text) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    => JsonValue.Create(number),
                _ => JsonValue.Create(text),
            };
        }

        private static bool IsNumber(string text)
        {
            var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
            if (digits.Length == 0 || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[^1]) || (digits.Length > 1 && digits[0] == '0' && digits[1] != '.'))
                return false;
            return digits.IndexOfAnyExcept("0123456789.") < 0 && digits.Count('.') <= 1;
        }
    }
}

internal static class ParserPosition
{
    internal static void MoveNextIfNeeded(this IParser parser)
    {
        if (parser.Current is null)
            parser.MoveNext();
    }
}
