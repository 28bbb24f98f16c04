using System.Text.Json;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

// The files as they are written; their schemas are in Schemas/. What others see is in Contracts/.
internal sealed record PackShape(string Id, string Version, Text Title, Text Summary, InForce Effective, Text Organ, bool Built, Text? GovernedBefore);

internal sealed record InstrumentShape(
    string Instrument, string? Number, Text Title, List<Text> Issuers, InstrumentDates Dates, List<Text>? Repeals, List<ClauseShape> Clauses);

internal sealed record ClauseShape(
    string Id, string Number, Text? Heading, Text Gist, ClauseKind Kind, ClauseStatus? Status, List<string>? CarriedOutBy, Text? Reason, List<ClauseShape>? Clauses)
{
    internal Clause ToClause() => new(
        Id, Number, Heading, Gist, Kind, Kind == ClauseKind.Executable ? Status ?? ClauseStatus.Planned : null,
        CarriedOutBy ?? [], Reason, [.. (Clauses ?? []).Select(c => c.ToClause())]);
}

internal sealed record ItemShape(
    string Id, Text Title, ItemKind Kind, string? Code, string Organ, Text Summary, ClausedShape Fee, List<VariantShape> Variants, List<BasisShape> LegalBasis,
    List<ConditionShape> Conditions, List<RemedyShape> Remedies, List<Text> Channels, List<Question>? Questions, string Procedure, List<EventShape> Events,
    List<Audience>? Audiences = null, List<string>? Themes = null, List<string>? LifeEvents = null, List<string>? Regions = null, List<Text>? Keywords = null,
    OrganLevel? Level = null, int? Visits = null, Text? Result = null, List<ItemWindow>? Windows = null);

internal sealed record ClausedShape(string Zh, string En, string? Clause);

internal sealed record BasisShape(string Ref, Text Text);

internal sealed record ConditionShape(Text Text, string? Clause);

internal sealed record RemedyShape(string Kind, string Period, Text To, string? Clause);

internal sealed record VariantShape(string Id, Text Title, JsonElement With, List<MaterialShape> Materials);

internal sealed record MaterialShape(
    string Id, Text Title, MaterialChannel Channel, int? Copies, JsonElement? Required, string? When, List<string>? Types, string? Clause, Text? Note,
    string? Template = null, JsonElement? Sample = null);

internal sealed record EventShape(
    string Type, Text Title, List<string> By, string? Form, JsonElement? Data, List<NeedShape>? Dossier, Dictionary<string, FactShape>? Facts, string? Clause);

internal sealed record NeedShape(string? Event, string? Paper, string? When, string Zh, string En, string? Clause);

internal sealed record FactShape(string? Register, Dictionary<string, string>? Where, string? Materials, string? Clause);

internal sealed record RegisterShape(
    string Id, Text Title, Text Summary, JsonElement Entry, List<string> Keys, string Label, bool Public, List<string>? Hidden, string? ValidFrom, string? ValidTo,
    List<string> WrittenBy, string? Clause);

internal sealed record CertificateShape(
    string Id, string Code, Text Title, CertificateHolder? Holder, List<CertificateIssuer> Issuers, List<CertificateFieldShape> Fields, string? Validity,
    RenewalShape? Renewal, bool? HolderNameReissues, CertificatePaperShape? Paper, string? Clause);

internal sealed record CertificateFieldShape(string Id, Text Label, CertificateFieldKind? Kind, CertificateMask? Mask, bool? Required, bool? Reissues);

internal sealed record RenewalShape(string Opens, string? Clause);

internal sealed record CertificatePaperShape(bool? Landscape, List<string>? Shows, Text? Remark);

internal sealed record PaperShape(Text Title, string? Size, string? Seal, string? Addressee, string? Clause);

internal sealed record FormShape(List<ComponentShape> Components);

internal sealed record ComponentShape(
    string Type, string? Key, string? Path, ComponentWords Properties, ComponentValidate? Validate, List<ValueShape>? Values, ConditionalShape? Conditional,
    List<ComponentShape>? Components);

internal sealed record ComponentWords(Text Text, Text? Help);

internal sealed record ComponentValidate(bool? Required, int? MinLength, int? MaxLength, decimal? Min, decimal? Max, string? Pattern);

internal sealed record ValueShape(string Value, Text Text);

internal sealed record ConditionalShape(string? Hide);

internal sealed record ScenarioShape(
    Text Title, List<string> Proves, string? Item, JsonElement? Events, string? Until, JsonElement? Decision, JsonElement? Form, JsonElement? Register,
    JsonElement? Governs, JsonElement? Materials, JsonElement Expect);
