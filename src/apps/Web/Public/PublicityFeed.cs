using System.Globalization;
using System.Xml.Linq;
using Tongban.Casework.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Web.Design;
using Tongban.Web.Texts;

namespace Tongban.Web.Public;

/// <summary>Publicity and announcements as an Atom feed (RFC 4287), so that people and programs follow them without looking in.</summary>
internal static class PublicityFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    internal static void MapFeeds(this WebApplication app) =>
        app.MapGet("/publicity/feed.atom", async (string? kind, IPublicity publicity, Reader reader, HttpContext http) =>
            {
                var page = await publicity.ListAsync(string.IsNullOrWhiteSpace(kind) ? null : kind, null, http.RequestAborted);
                return Results.Content(Write(page.Items, $"{http.Request.Scheme}://{http.Request.Host}", kind, reader), "application/atom+xml; charset=utf-8");
            })
            .AllowAnyone().WithTags("Casework").WithName("PublicityFeed").Produces<string>(200, "application/atom+xml").WithSummary("Publicity as an Atom feed, newest first; kind=announcement for announcements");

    private static string Write(IReadOnlyList<PublicityView> items, string host, string? kind, Reader reader)
    {
        var self = $"{host}/publicity/feed.atom{(kind is null ? "" : $"?kind={Uri.EscapeDataString(kind)}")}";
        var language = reader.IsEnglish ? "en" : "zh-CN";
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", language),
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", $"{reader.In(PublicTexts.Publicity)} – {reader.In(FrameTexts.Name)}"),
            new XElement(Atom + "updated", Instant(items.Count > 0 ? items[0].From : new DateOnly(2020, 1, 1))),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self)),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", $"{host}/publicity")),
            new XElement(Atom + "author", new XElement(Atom + "name", reader.In(FrameTexts.Name))),
            items.Select(i => new XElement(Atom + "entry",
                new XElement(Atom + "id", $"urn:uuid:{i.CaseId}:{i.No}"),
                new XElement(Atom + "title", reader.In(i.Title)),
                new XElement(Atom + "updated", Instant(i.From)),
                new XElement(Atom + "category", new XAttribute("term", i.Kind)),
                new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", $"{host}/publicity/{i.CaseId}/{i.No}")),
                new XElement(Atom + "summary", reader.In(PublicTexts.Term(i.From, i.To))),
                new XElement(Atom + "content", new XAttribute("type", "html"), reader.IsEnglish ? i.BodyEn : i.BodyZh))));
    }

    // The beginning of the legal day, Asia/Shanghai.
    private static string Instant(DateOnly day) => $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T00:00:00+08:00";
}
