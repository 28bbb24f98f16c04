using System.Reflection;
using System.Text.RegularExpressions;
using Tongban.Kernel;

namespace Tongban.Web.Tests;

/// <summary>Everything a user reads stands in Texts/, in both languages, and nowhere else.</summary>
public sealed partial class WordTests
{
    private static readonly string Web = Path.Combine(Portal.Root, "src", "apps", "Web");

    public static TheoryData<string> Components => new(Directory.EnumerateFiles(Web, "*.razor", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Web, file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Components))]
    public void Component_Markup_CarriesNoLiteralWords(string component)
    {
        var markup = File.ReadAllText(Path.Combine(Web, component));
        Assert.False(Han().IsMatch(Comments().Replace(markup, "")), $"{component} holds Chinese words; they belong into Texts/");

        markup = Code().Replace(Comments().Replace(markup, ""), "");
        foreach (Match attribute in SpokenAttributes().Matches(markup))
            Assert.Fail($"{component}: {attribute.Value} is read out to people; it belongs into Texts/");
        foreach (Match text in BetweenTags().Matches(markup))
        {
            var words = Expressions().Replace(text.Groups[1].Value, "");
            Assert.False(Letters().IsMatch(words) && !Statement().IsMatch(words), $"{component}: '{words.Trim()}' is read by people; it belongs into Texts/");
        }
    }

    [Fact]
    public void Texts_EachOne_IsChineseInChineseAndEnglishInEnglish()
    {
        var texts = typeof(Tongban.Web.Design.Written).Assembly.GetTypes().Where(t => t.Namespace == "Tongban.Web.Texts")
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Where(f => f.FieldType == typeof(Text)).Select(f => (Name: $"{t.Name}.{f.Name}", Text: (Text)f.GetValue(null)!)))
            .ToList();

        Assert.True(texts.Count > 50);
        // The product's name is both, and a language is named in itself.
        foreach (var (name, text) in texts.Where(t => t.Name is not ("FrameTexts.Name" or "FrameTexts.SwitchLanguage")))
        {
            Assert.True(Han().IsMatch(text.Zh), $"{name}: '{text.Zh}' is no Chinese");
            Assert.False(Han().IsMatch(text.En), $"{name}: '{text.En}' mixes Chinese into English");
        }
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|^\s*//.*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comments();

    // From @code to the end: by custom of this house it is the last thing in a component.
    [GeneratedRegex(@"@code\s*\{.*\z", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("""\b(title|alt|aria-label|placeholder|label|content)="(?!@|")(?![^"]*=)[^"]*[A-Za-z]{2}[^"]*" """)]
    private static partial Regex SpokenAttributes();

    [GeneratedRegex(@">([^<>]*)<")]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"@\((?>[^()]+|(?<o>\()|(?<-o>\)))*(?(o)(?!))\)|@[\w.!?]+(\((?>[^()]+|(?<o>\()|(?<-o>\)))*(?(o)(?!))\))?([\w.!?]+(\((?>[^()]+|(?<o>\()|(?<-o>\)))*(?(o)(?!))\))?)*")]
    private static partial Regex Expressions();

    // C# between tags: control flow of Razor, recognised by its braces and semicolons.
    [GeneratedRegex(@"[{};=]|\bcase\b|\bdefault:")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();
}
