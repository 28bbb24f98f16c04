using System.Text.Json;

namespace Tongban.WorkCalendar;

/// <summary>A JSON value that remembers its line and path.</summary>
internal sealed class LocatedNode(int line, string path)
{
    private const int MaxDepth = 16;

    public int Line { get; } = line;

    public string Path { get; } = path;

    public IReadOnlyList<KeyValuePair<string, LocatedNode>>? Members { get; private set; }

    public IReadOnlyList<LocatedNode>? Items { get; private set; }

    public string? Text { get; private set; }

    public int? Number { get; private set; }

    public LocatedNode? Member(string name)
    {
        foreach (var (key, value) in Members ?? [])
            if (key == name)
                return value;
        return null;
    }

    /// <exception cref="JsonException">The text is not JSON, or is nested deeper than 16.</exception>
    public static LocatedNode Parse(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        var lines = new LineCounter(utf8);
        reader.Read();
        var root = ReadValue(ref reader, lines, "");
        reader.Read();
        return root;
    }

    private static LocatedNode ReadValue(ref Utf8JsonReader reader, LineCounter lines, string path)
    {
        var node = new LocatedNode(lines.LineAt(reader.TokenStartIndex), path);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<KeyValuePair<string, LocatedNode>>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Add(new(name, ReadValue(ref reader, lines, path.Length == 0 ? name : $"{path}.{name}")));
                }
                node.Members = members;
                break;
            case JsonTokenType.StartArray:
                var items = new List<LocatedNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadValue(ref reader, lines, $"{path}[{items.Count}]"));
                node.Items = items;
                break;
            case JsonTokenType.String:
                node.Text = reader.GetString();
                break;
            case JsonTokenType.Number when reader.TryGetInt32(out var number):
                node.Number = number;
                break;
        }
        return node;
    }

    /// <summary>Counts lines once: positions are asked for in ascending order.</summary>
    private sealed class LineCounter(byte[] utf8)
    {
        private int _line = 1;
        private int _position;

        public int LineAt(long position)
        {
            for (; _position < position; _position++)
                if (utf8[_position] == (byte)'\n')
                    _line++;
            return _line;
        }
    }
}
