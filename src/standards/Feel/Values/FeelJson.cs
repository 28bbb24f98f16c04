using System.Text;
using System.Text.Json;

namespace Tongban.Feel;

/// <summary>What is wrong with a JSON text and where: line and column from 1, in characters.</summary>
public sealed record FeelJsonProblem(string Message, int Line, int Column);

/// <summary>
/// Reads JSON from strangers as values, refusing what would be lost: a name that occurs twice in an object, a number beyond what FEEL holds
/// (34 digits, 10.3.2.3.1). Objects become contexts, arrays lists; texts stay texts until a declared type reads them.
/// </summary>
public static class FeelJson
{
    /// <summary>How deep arrays and objects may stand in each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads a text; null when it could be read, else what is wrong, and the value is null.</summary>
    public static FeelJsonProblem? Read(string text, out FeelValue value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = default;
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            var read = Value(ref reader);
            reader.Read();
            value = read;
            return null;
        }
        catch (JsonException wrong)
        {
            var start = 0;
            for (var line = wrong.LineNumber ?? 0; line > 0; line--) start += bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
            return At(bytes, start + (int)(wrong.BytePositionInLine ?? 0), $"This is no JSON: {wrong.Message.Split(" LineNumber:")[0]}");
        }
        catch (Refused refused)
        {
            return At(bytes, refused.Offset, refused.Message);
        }
    }

    private static FeelJsonProblem At(byte[] bytes, long offset, string message)
    {
        var before = bytes.AsSpan(0, (int)Math.Min(offset, bytes.Length));
        return new(message, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    private static FeelValue Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => FeelValue.True,
        JsonTokenType.False => FeelValue.False,
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.String => FeelValue.Of(Text(ref reader)),
        JsonTokenType.StartArray => List(ref reader),
        JsonTokenType.StartObject => Context(ref reader),
        _ => FeelValue.Null,
    };

    private static FeelValue Number(ref Utf8JsonReader reader)
    {
        var text = Encoding.ASCII.GetString(reader.ValueSpan);
        var digits = text.Split('e', 'E')[0].Replace(".", "", StringComparison.Ordinal).Trim('-').Trim('0');
        if (digits.Length > FeelNumber.Precision) throw new Refused($"The number has {digits.Length} digits; at most {FeelNumber.Precision} are kept.", reader.TokenStartIndex);
        return FeelNumber.Parse(text) is { } n && n.Sign == 0 == (digits.Length == 0) ? FeelValue.Of(n) : throw new Refused("The number is out of range.", reader.TokenStartIndex);
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new Refused("The text has half a character: one of a pair of escapes is missing.", reader.TokenStartIndex);
        }
    }

    private static FeelValue List(ref Utf8JsonReader reader)
    {
        var items = new List<FeelValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader));
        return FeelValue.ListOf([.. items]);
    }

    private static FeelValue Context(ref Utf8JsonReader reader)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<KeyValuePair<string, FeelValue>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Text(ref reader);
            if (!names.Add(name)) throw new Refused($"The name '{name}' occurs twice.", reader.TokenStartIndex);
            reader.Read();
            entries.Add(new(name, Value(ref reader)));
        }
        return FeelValue.Of(FeelContext.Of(entries));
    }

    private sealed class Refused(string message, long offset) : Exception(message)
    {
        internal long Offset => offset;
    }
}
