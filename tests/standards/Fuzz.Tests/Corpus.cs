using System.Xml.Linq;
using CsCheck;
using Tongban.Testing;

namespace Tongban.Fuzz.Tests;

/// <summary>What is taken apart and put together wrongly: the models of the packs and, where it is, of the DMN TCK, and the FEEL in them.</summary>
internal static class Corpus
{
    private const int LongestModel = 60_000;

    internal static readonly string[] Models = [.. Folders().SelectMany(f => Directory.EnumerateFiles(f, "*.dmn", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
        .Select(File.ReadAllText).Where(m => m.Length < LongestModel)];

    internal static readonly string[] Texts = [.. Models.Select(m => XDocument.Parse(m)).SelectMany(m => m.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value))
        .Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>How long each test goes on, in seconds.</summary>
    internal static int Seconds { get; } = int.TryParse(Environment.GetEnvironmentVariable("TONGBAN_FUZZ_SECONDS"), out var given) ? given : 4;

    /// <summary>One of these texts with pieces cut out, doubled, or taken from another.</summary>
    internal static Gen<string> Spoilt(string[] texts) =>
        Gen.Select(Of(texts), Gen.Select(Of(texts), Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, 60], Gen.Int[0, 2]).Array[0, 5]).Select((text, changes) =>
        {
            foreach (var (other, from, to, length, how) in changes)
            {
                var source = how == 0 ? other : text;
                var start = (int)(from * source.Length);
                var piece = source.Substring(start, Math.Min(length, source.Length - start));
                text = how == 2 ? text.Remove(start, piece.Length) : text.Insert((int)(to * text.Length), piece);
            }

            return text;
        });

    private static Gen<string> Of(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static IEnumerable<string> Folders() => new[] { Repository.At("packs"), Repository.At("..", "shared", "tck") }.Where(Directory.Exists);
}
