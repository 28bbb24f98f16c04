using Tongban.Kernel;

namespace Tongban.Web.Texts;

// Words of the home page.
internal static class HomeTexts
{
    internal static readonly Text Title = new("您要办什么事？", "What do you need to do?");
    internal static readonly Text Lead = new(
        "查事项、办事情、看进度、提意见，一处办好。每一步依据哪一条，都写得清清楚楚。",
        "Find a service, apply, follow it and comment in one place. Each step names the clause it rests on.");

    internal static readonly Text Regions = new("按地区查找", "By region");
    internal static readonly Text Region = new("省、自治区、直辖市", "Provinces and regions");
}
