using System.Xml.Linq;
using Tongban.Feel;

namespace Tongban.Tck.Tests;

/// <summary>One expected result of a case: the official runners count these, one per result node.</summary>
internal sealed record TckCase(string Folder, string File, string Model, string Id, string? Service, string? Knowledge, IReadOnlyList<KeyValuePair<string, FeelValue>> Inputs,
    string Result, FeelValue Expected, bool ErrorResult)
{
    internal string Key => $"{Folder}/{File}#{Id}/{Result}";

    internal static IEnumerable<TckCase> ReadAll(string root)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var document = XDocument.Load(file, LoadOptions.PreserveWhitespace);
            if (document.Root?.Name.LocalName != "testCases") continue;
            var folder = Path.GetDirectoryName(file)!;
            // The name of the model may be left out: then the folder has one.
            var named = Child(document.Root, "modelName")?.Value.Trim();
            var model = named is { Length: > 0 } ? Path.Combine(folder, named) : Directory.EnumerateFiles(folder, "*.dmn").Order(StringComparer.Ordinal).FirstOrDefault() ?? folder;
            foreach (var test in Children(document.Root, "testCase"))
            {
                var inputs = Children(test, "inputNode").Select(i => KeyValuePair.Create(i.Attribute("name")!.Value, Value(i))).ToList();
                var type = test.Attribute("type")?.Value;
                var invocable = test.Attribute("invocableName")?.Value;
                foreach (var result in Children(test, "resultNode"))
                {
                    var expected = Child(result, "expected");
                    var name = result.Attribute("name")!.Value;
                    var (service, knowledge) = (type == "decisionService" ? invocable ?? name : null, type == "bkm" ? invocable ?? name : null);
                    yield return new(Path.GetFileName(folder), Path.GetFileName(file), model, test.Attribute("id")?.Value ?? "", service, knowledge, inputs,
                        name, expected is null ? FeelValue.Null : Value(expected), result.Attribute("errorResult")?.Value == "true");
                }
            }
        }
    }

    private static XElement? Child(XElement e, string name) => e.Elements().FirstOrDefault(c => c.Name.LocalName == name);

    private static IEnumerable<XElement> Children(XElement e, string name) => e.Elements().Where(c => c.Name.LocalName == name);

    private static FeelValue Value(XElement e)
    {
        if (Child(e, "list") is { } list) return FeelValue.ListOf([.. Children(list, "item").Select(Value)]);
        var components = Children(e, "component").ToList();
        if (components.Count > 0) return FeelValue.Of(FeelContext.Of(components.Select(c => KeyValuePair.Create(c.Attribute("name")!.Value, Value(c)))));
        if (Child(e, "value") is not { } v || v.Attributes().Any(a => a.Name.LocalName == "nil" && a.Value == "true")) return FeelValue.Null;
        var type = v.Attributes().FirstOrDefault(a => a.Name.LocalName == "type")?.Value ?? "xsd:string";
        var text = v.Value;
        return type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..] switch
        {
            "boolean" => FeelValue.Of(text.Trim() is "true" or "1"),
            "decimal" or "double" or "float" or "integer" or "int" or "long" => FeelValue.Of(FeelNumber.Parse(text.Trim())!.Value),
            "date" => Typed("date", text),
            "time" => Typed("time", text),
            "dateTime" => Typed("date and time", text),
            "duration" => FeelType.Named("days and time duration")!.Read(FeelValue.Of(text.Trim())),
            _ => FeelValue.Of(text),
        };
    }

    private static FeelValue Typed(string type, string text) => FeelType.Named(type)!.Read(FeelValue.Of(text.Trim()));
}
