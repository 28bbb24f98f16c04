using Tongban.Kernel;
using Tongban.LegalText.Duties;
using Tongban.Library.Contracts;

namespace Tongban.Library.ReadDocument;

/// <summary>
/// The kind of a document by the last word of its title: the kinds of official documents (党政机关公文处理工作条例, article 8) and of
/// legislation (立法法, 行政法规制定程序条例 article 5, 规章制定程序条例 article 7).
/// </summary>
internal static class DocumentKinds
{
    private static readonly DocumentKind Other = new("other", new("其他", "Other"));

    // Longer words first: 通告 is no 告, 实施办法 is an 办法.
    private static readonly (string Ending, DocumentKind Kind)[] All =
    [
        ("条例", new("regulation", new("条例", "Regulation"))),
        ("规定", new("provisions", new("规定", "Provisions"))),
        ("办法", new("measures", new("办法", "Measures"))),
        ("细则", new("rules", new("细则", "Detailed rules"))),
        ("决定", new("decision", new("决定", "Decision"))),
        ("公告", new("announcement", new("公告", "Announcement"))),
        ("通告", new("public-notice", new("通告", "Public notice"))),
        ("通知", new("notice", new("通知", "Notice"))),
        ("意见", new("opinions", new("意见", "Opinions"))),
        ("建议", new("proposals", new("建议", "Proposals"))),
        ("批复", new("reply", new("批复", "Reply"))),
        ("通报", new("circular", new("通报", "Circular"))),
        ("决议", new("resolution", new("决议", "Resolution"))),
        ("方案", new("plan", new("方案", "Plan"))),
        ("规划", new("programme", new("规划", "Programme"))),
        ("函", new("letter", new("函", "Letter"))),
        ("法", new("law", new("法律", "Law"))),
    ];

    internal static DocumentKind Of(string title)
    {
        var bare = Script.Fold(title.EndsWith('）') && title.LastIndexOf('（') is > 0 and var open ? title[..open] : title);
        foreach (var (ending, kind) in All)
            if (bare.EndsWith(ending, StringComparison.Ordinal))
                return kind;
        return Other;
    }
}
