using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tongban.Bench;

/// <summary>The statements that one life sends, each a round trip, and how often: what there is to save beside the floor.</summary>
internal sealed class Asked : DbCommandInterceptor
{
    private readonly Dictionary<string, int> times = [];

    /// <summary>Whether what is sent is taken down.</summary>
    internal bool Listening { get; set; }

    internal int RoundTrips => times.Values.Sum();

    /// <summary>Each statement by its beginning and tables, the most frequent first.</summary>
    internal IEnumerable<string> Told => times.OrderByDescending(t => t.Value).Select(t => $"{t.Value,4} × {t.Key}");

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Listening)
        {
            var from = string.Join(' ', command.CommandText.ReplaceLineEndings(" ").Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var at = from.IndexOf(" FROM ", StringComparison.Ordinal);
            var what = at > 0 && from.StartsWith("SELECT", StringComparison.Ordinal) ? $"SELECT …{from[at..]}" : from;
            what = what.Length > 150 ? what[..150] : what;
            lock (times)
                times[what] = times.GetValueOrDefault(what) + 1;
        }

        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
