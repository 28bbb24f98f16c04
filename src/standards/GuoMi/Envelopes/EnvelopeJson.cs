using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tongban.GuoMi;

// The JSON form of an envelope: hexadecimal digests, Base64 structures, members in a fixed order.
internal static class EnvelopeJson
{
    private const int MaxLength = 64 * 1024;

    public static string Write(SignedEnvelope envelope)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("format", SignedEnvelope.Format);
            json.WriteString("contentType", envelope.ContentType);
            json.WriteString("digestAlgorithm", "SM3");
            json.WriteString("digest", Convert.ToHexStringLower(envelope.Digest));
            json.WriteString("signatureAlgorithm", "SM2-SM3");
            json.WriteString("keyId", envelope.KeyId);
            json.WriteString("signedAt", SignedEnvelope.Time(envelope.SignedAt));
            json.WriteBase64String("signature", envelope.Signature);
            if (envelope.Certificate is { } certificate)
            {
                json.WriteBase64String("certificate", certificate.ToDer());
            }

            if (envelope is { Proof: { } proof, Root: { } root })
            {
                json.WriteStartObject("batch");
                json.WriteString("root", Convert.ToHexStringLower(root));
                json.WriteNumber("size", proof.Size);
                json.WriteNumber("index", proof.Index);
                json.WriteStartArray("path");
                foreach (var step in proof.Path)
                {
                    json.WriteStringValue(Convert.ToHexStringLower(step));
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static SignedEnvelope Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            throw new FormatException("An envelope has at most 64 KiB.");
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException("The envelope is not readable JSON.", e);
        }
    }

    private static SignedEnvelope Read(JsonElement json)
    {
        Expect(json, "format", SignedEnvelope.Format);
        Expect(json, "digestAlgorithm", "SM3");
        Expect(json, "signatureAlgorithm", "SM2-SM3");
        var contentType = Text(json, "contentType");
        if (!SignedEnvelope.IsContentType(contentType))
        {
            throw Bad("contentType");
        }

        if (!DateTimeOffset.TryParseExact(Text(json, "signedAt"), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var signedAt))
        {
            throw Bad("signedAt");
        }

        var keyId = Text(json, "keyId");
        if (keyId.Length != 32 || !keyId.All(char.IsAsciiHexDigitLower))
        {
            throw Bad("keyId");
        }

        var envelope = new SignedEnvelope(contentType, Hex(json, "digest"), keyId, signedAt, Base64(json, "signature"));
        if (json.TryGetProperty("certificate", out _))
        {
            envelope = envelope with { Certificate = Sm2Certificate.FromDer(Base64(json, "certificate")) };
        }

        return json.TryGetProperty("batch", out var batch)
            ? envelope with { Root = Hex(batch, "root"), Proof = new MerkleProof(Number(batch, "index"), Number(batch, "size"), Path(batch)) }
            : envelope;
    }

    private static byte[][] Path(JsonElement batch)
    {
        if (batch.ValueKind != JsonValueKind.Object || !batch.TryGetProperty("path", out var path)
            || path.ValueKind != JsonValueKind.Array || path.GetArrayLength() > 31)
        {
            throw Bad("path");
        }

        return [.. path.EnumerateArray().Select(p => p.ValueKind == JsonValueKind.String ? Hex(p.GetString()!, "path") : throw Bad("path"))];
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Bad(name);

    private static int Number(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : throw Bad(name);

    private static byte[] Base64(JsonElement json, string name) =>
        Text(json, name) is var _ && json.GetProperty(name).TryGetBytesFromBase64(out var bytes) ? bytes : throw Bad(name);

    private static byte[] Hex(JsonElement json, string name) => Hex(Text(json, name), name);

    private static byte[] Hex(string text, string name) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : throw Bad(name);

    private static void Expect(JsonElement json, string name, string value)
    {
        if (Text(json, name) != value)
        {
            throw Bad(name);
        }
    }

    private static FormatException Bad(string member) => new($"Member '{member}' of the envelope is missing or malformed.");
}
