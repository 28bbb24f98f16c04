using System.Text.Json;
using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>One variant of an item in one version of its pack: what a person can apply for. Immutable.</summary>
/// <param name="Pack">Pack id.</param>
/// <param name="PackVersion">Version of the pack.</param>
/// <param name="PackDigest">Digest of that version's contents.</param>
/// <param name="Item">Item id, unique over all packs.</param>
/// <param name="Variant">Variant id, unique in the item.</param>
/// <param name="Title">Title of the item.</param>
/// <param name="VariantTitle">Title of the variant.</param>
/// <param name="Guide">What the guide says.</param>
/// <param name="With">Variables the procedure starts with: an object.</param>
/// <param name="Materials">What is handed in.</param>
/// <param name="Events">What can be done to a case.</param>
/// <param name="Procedure">Its procedure.</param>
/// <param name="Clocks">The procedure's statutory clocks, for the guide; live counting is Casework's.</param>
/// <param name="Effective">Days its pack version is in force.</param>
public sealed record ItemVersion(
    string Pack,
    string PackVersion,
    string PackDigest,
    string Item,
    string Variant,
    Text Title,
    Text VariantTitle,
    ItemGuide Guide,
    JsonElement With,
    IReadOnlyList<Material> Materials,
    IReadOnlyList<ItemEvent> Events,
    PackProcedure Procedure,
    IReadOnlyList<ClockText> Clocks,
    InForce Effective)
{
    /// <summary>Item key, <c>item/variant</c>.</summary>
    public string Key => $"{Item}/{Variant}";

    /// <summary>What can be done under an event type, or null.</summary>
    public ItemEvent? Event(string type) => Events.FirstOrDefault(e => e.Type == type);

    /// <summary>Roles that can complete a clock, in the order of the pack; empty where time alone does, or the clock is not known.</summary>
    public IReadOnlyList<string> DoersOf(string clock) =>
        [.. (Clocks.FirstOrDefault(c => c.Id == clock)?.Until ?? []).SelectMany(type => Event(type)?.By ?? []).Distinct()];

    /// <inheritdoc/>
    public override string ToString() => $"{Key} {PackVersion}";
}

/// <summary>What the guide (办事指南) says beyond materials and clocks.</summary>
/// <param name="Kind">Kind of item.</param>
/// <param name="Code">Implementing code (GB/T 39554), where known.</param>
/// <param name="Organ">Code of the competent organ.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Fee">What it costs, with the clause.</param>
/// <param name="LegalBasis">Documents and clauses it rests on.</param>
/// <param name="Conditions">What an applicant must meet.</param>
/// <param name="Remedies">What one can do against the decision.</param>
/// <param name="Channels">Where one applies.</param>
/// <param name="Questions">Questions often asked.</param>
public sealed record ItemGuide(
    ItemKind Kind,
    string? Code,
    string Organ,
    Text Summary,
    ClausedText Fee,
    IReadOnlyList<LegalBasis> LegalBasis,
    IReadOnlyList<ClausedText> Conditions,
    IReadOnlyList<Remedy> Remedies,
    IReadOnlyList<Text> Channels,
    IReadOnlyList<Question> Questions)
{
    /// <summary>Whom it serves.</summary>
    public IReadOnlyList<Audience> Audiences { get; init; } = [Audience.Person, Audience.Company];

    /// <summary>Themes it is found under; ids of docs/packs.md.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Events of a person's or company's life it belongs to; ids of docs/packs.md.</summary>
    public IReadOnlyList<string> LifeEvents { get; init; } = [];

    /// <summary>Regions it is offered in, GB/T 2260 codes; empty for the whole country.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Other words people look for it under.</summary>
    public IReadOnlyList<Text> Keywords { get; init; } = [];

    /// <summary>Level of government that exercises the power (行使层级), where stated.</summary>
    public OrganLevel? Level { get; init; }

    /// <summary>How often one must come in person at most (到现场次数), where stated.</summary>
    public int? Visits { get; init; }

    /// <summary>What one has in the end, where stated.</summary>
    public Text? Result { get; init; }

    /// <summary>Windows with their particulars, where stated.</summary>
    public IReadOnlyList<ItemWindow> Windows { get; init; } = [];
}

/// <summary>Whom an item serves.</summary>
public enum Audience
{
    /// <summary>自然人.</summary>
    Person,

    /// <summary>法人和其他组织.</summary>
    Company,
}

/// <summary>Levels of government that exercise a power (GB/T 39554.1).</summary>
public enum OrganLevel
{
    /// <summary>国家级.</summary>
    National,

    /// <summary>省级.</summary>
    Province,

    /// <summary>市级.</summary>
    City,

    /// <summary>县级.</summary>
    County,

    /// <summary>乡镇级.</summary>
    Township,

    /// <summary>村级.</summary>
    Village,
}

/// <summary>A window one can come to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Hours">When it is open.</param>
/// <param name="Phone">Its telephone.</param>
public sealed record ItemWindow(Text Name, Text? Address = null, Text? Hours = null, string? Phone = null);

/// <summary>Kinds of item.</summary>
public enum ItemKind
{
    /// <summary>行政许可.</summary>
    Licence,

    /// <summary>行政确认.</summary>
    Confirmation,

    /// <summary>行政给付.</summary>
    Relief,

    /// <summary>备案.</summary>
    Filing,

    /// <summary>公共服务.</summary>
    PublicService,
}

/// <summary>Words with the clause they rest on.</summary>
public sealed record ClausedText(Text Text, ClauseRef? Clause);

/// <summary>A document or clause an item rests on.</summary>
public sealed record LegalBasis(ClauseRef Ref, Text Text);

/// <summary>A legal remedy.</summary>
/// <param name="Kind"><c>reconsideration</c> or <c>litigation</c>.</param>
/// <param name="Period">Its term, <c>60 d</c>, <c>6 m</c>; counted from the day the decision is known.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Clause">The clause that gives it.</param>
public sealed record Remedy(string Kind, string Period, Text To, ClauseRef? Clause);

/// <summary>A question often asked, with its answer.</summary>
public sealed record Question(Text Q, Text A);

/// <summary>Something handed in with an application.</summary>
/// <param name="Id">Unique in the variant.</param>
/// <param name="Title">What it is.</param>
/// <param name="Channel">Online or on paper.</param>
/// <param name="Copies">How many.</param>
/// <param name="When">FEEL over the application's data: whether this case needs it at all; null for always.</param>
/// <param name="Required">FEEL over the application's data: whether it must be there (<c>true</c> for always).</param>
/// <param name="Types">File types taken, by extension; empty for paper.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="Note">What to mind, or null.</param>
public sealed record Material(
    string Id, Text Title, MaterialChannel Channel, int Copies, string? When, string Required, IReadOnlyList<string> Types, ClauseRef? Clause, Text? Note)
{
    /// <summary>Id of a paper of the pack whose empty rendering is the blank form; null when there is none.</summary>
    public string? Template { get; init; }

    /// <summary>What a filled-in sample of the template is rendered with; null when there is no sample.</summary>
    public JsonElement? Sample { get; init; }
}

/// <summary>How a material is handed in.</summary>
public enum MaterialChannel
{
    /// <summary>Uploaded.</summary>
    Online,

    /// <summary>Posted or handed over.</summary>
    Paper,
}

/// <summary>A statutory clock in words, for the guide.</summary>
/// <param name="Id">Clock id.</param>
/// <param name="Title">What it counts.</param>
/// <param name="Period">Period as the pack writes it: <c>5 wd</c> or FEEL over the item's variables.</param>
/// <param name="Clause">The clause that sets it.</param>
/// <param name="OnExpiry">What happens when it runs out, or null.</param>
/// <param name="StandsStill">What does not count, in words.</param>
/// <param name="Until">Event types and marks that complete it.</param>
public sealed record ClockText(
    string Id, Text Title, string Period, ClauseRef? Clause, Text? OnExpiry, IReadOnlyList<ClausedText> StandsStill, IReadOnlyList<string> Until);
