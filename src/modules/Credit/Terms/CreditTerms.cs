using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Tongban.Credit.Contracts;
using Tongban.Kernel;

namespace Tongban.Credit.Terms;

/// <summary>A dated rule for how long a record is public. No shortest term means: not to be repaired before the end.</summary>
internal sealed record RecordTerm(
    DateOnly From, DateOnly? To, IReadOnlyList<CreditKind> Kinds, IReadOnlyList<CreditSeverity> Severities, int? MinMonths, int MaxMonths, Text Basis, IReadOnlyList<string>? Domains = null);

/// <summary>A dated rule for how many working days a request may wait.</summary>
internal sealed record RequestTerm(DateOnly From, DateOnly? To, CreditRequestKind Kind, int WorkingDays, Text Basis);

/// <summary>
/// The dated terms in force: those shipped, or a region's own file. Terms changed nationally in 2019 and 2023 and differ between regions, so
/// none stands in code; a record keeps the term of the day it was decided on, with the rule's name.
/// </summary>
internal sealed class CreditTerms
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly File file;

    public CreditTerms(IOptions<CreditSettings> settings)
    {
        var name = settings.Value.TermsFile;
        try
        {
            using var stream = name is null ? typeof(CreditTerms).Assembly.GetManifestResourceStream("credit/terms.json")! : System.IO.File.OpenRead(name);
            file = JsonSerializer.Deserialize<File>(stream, Form) ?? throw new JsonException("null is no set of terms");
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Credit:TermsFile {name}: {fault.Message}", fault);
        }

        if (file.Terms.FirstOrDefault(t => t.MaxMonths < 1 || t.MinMonths > t.MaxMonths || t.MaxMonths > file.LongestMonths) is { } wrong)
            throw new InvalidOperationException($"Credit:TermsFile {name}: the term of {wrong.Basis} from {wrong.From:yyyy-MM-dd} does not lie between 1 and {file.LongestMonths} months");
    }

    /// <summary>The term of a record: of all rules that fit the longest, as where several kinds meet. Null when no rule covers the day.</summary>
    internal RecordTerm? For(CreditKind kind, CreditSeverity severity, string? domain, DateOnly decidedOn) => file.Terms
        .Where(t => InForce(t.From, t.To, decidedOn) && t.Kinds.Contains(kind) && t.Severities.Contains(severity) && (t.Domains is null || (domain is not null && t.Domains.Contains(domain))))
        .MaxBy(t => (t.MaxMonths, t.MinMonths ?? 0));

    internal RequestTerm For(CreditRequestKind kind, DateOnly on) => file.Requests.LastOrDefault(t => t.Kind == kind && InForce(t.From, t.To, on))
        ?? throw new InvalidOperationException($"No term for {kind} is set for {on:yyyy-MM-dd}; see Credit:TermsFile.");

    private static bool InForce(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || day <= to);

    private sealed record File(int LongestMonths, IReadOnlyList<RecordTerm> Terms, IReadOnlyList<RequestTerm> Requests);
}
