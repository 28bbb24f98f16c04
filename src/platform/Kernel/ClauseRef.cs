namespace Tongban.Kernel;

/// <summary>
/// Names one clause of one official document, e.g. <c>eia-approval#art-7</c>: the pack that outlines the document and the
/// clause's id in that outline. An outside statute is named <c>law:行政复议法#art-9</c> by the same form.
/// </summary>
/// <param name="Instrument">Pack id or <c>law:</c> name; never empty.</param>
/// <param name="Clause">Clause id within the instrument; empty for the whole document.</param>
public readonly record struct ClauseRef(string Instrument, string Clause)
{
    /// <summary>Reads <c>instrument#clause</c>; without <c>#</c> the whole document is meant.</summary>
    public static ClauseRef Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? new(text, "") : new(text[..hash], text[(hash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => Clause.Length == 0 ? Instrument : $"{Instrument}#{Clause}";
}
