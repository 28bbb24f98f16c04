using Tongban.Kernel;

namespace Tongban.Packs.Contracts;

/// <summary>
/// The template of an official paper in both languages; Liquid, rendered over the case's variables. It holds the words between the addressee
/// and the signature: organ, number, title, addressee and date are laid out by the platform (GB/T 9704-2012, 7).
/// </summary>
/// <param name="Id">Paper id, <c>acceptance-slip</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Size">Page size, <c>A4</c>.</param>
/// <param name="Seal">Whose seal it bears: organ code; null for none.</param>
/// <param name="Addressee">Whom it addresses (主送机关): Liquid giving a name; null where it addresses nobody, as an announcement.</param>
/// <param name="Clause">The clause it carries out.</param>
/// <param name="Zh">Liquid template, Chinese.</param>
/// <param name="En">Liquid template, English.</param>
public sealed record PaperTemplate(string Id, Text Title, string Size, string? Seal, string? Addressee, ClauseRef? Clause, string Zh, string En);
