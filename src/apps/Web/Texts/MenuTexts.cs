using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// The menus, each entry with its page.
internal static class MenuTexts
{
    internal static readonly IReadOnlyList<Way> Public =
    [
        new("/", new("首页", "Home")),
        new("/progress", PublicTexts.Progress),
        new("/publicity", PublicTexts.Publicity),
        new("/registers", PublicTexts.Registers),
        new("/library", new("政策文库", "Library")),
    ];
}
