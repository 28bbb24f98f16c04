using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Tongban.LegalText.Files;

/// <summary>The filters of PdfPig with a bound on what they make of their input: a few kilobytes may unpack to gigabytes.</summary>
internal sealed class PdfFilters : IFilterProvider
{
    private const long MostOfOne = 96 << 20;
    private const long MostOfAll = 512 << 20;

    private long given;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Filter(f, this))];

    private void Count(long bytes)
    {
        given += bytes;
        if (bytes > MostOfOne || given > MostOfAll)
            throw new UnreadableTextException("a PDF that unpacks to more than is read", 0, UnreadableCause.TooLarge);
    }

    private sealed class Filter(IFilter inner, PdfFilters all) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            // measured before it is unpacked into memory; the other filters grow at most as their codes allow
            all.Count(inner switch
            {
                FlateFilter => Math.Max(Unpacked(input, 2), Unpacked(input, 0)),
                LzwFilter => input.Length * 1400L,
                RunLengthFilter => input.Length * 64L,
                _ => 0,
            });
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private static long Unpacked(Memory<byte> input, int header)
        {
            if (input.Length <= header)
                return 0;
            var (total, buffer) = (0L, new byte[1 << 16]);
            using var stream = new DeflateStream(new MemoryStream(input[header..].ToArray(), writable: false), CompressionMode.Decompress);
            try
            {
                for (int read; total <= MostOfOne && (read = stream.Read(buffer)) > 0;)
                    total += read;
            }
            catch (InvalidDataException)
            {
                // what comes before the damage counts
            }
            return total;
        }
    }
}
