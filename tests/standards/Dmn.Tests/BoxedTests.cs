using Tongban.Feel;

namespace Tongban.Dmn.Tests;

/// <summary>What DMN 1.5 says of models (chapters 7, 8 and 10.4), beyond the cases of the TCK, on small models of our own.</summary>
public sealed class BoxedTests
{
    private static string Model(string inner, string ns = "https://www.omg.org/spec/DMN/20230324/MODEL/") =>
        $"""<definitions xmlns="{ns}" id="m" name="m" namespace="urn:m">{inner}</definitions>""";

    private static string Decision(string logic, string before = "", string needs = "") => $"""{before}<decision id="d" name="d"><variable name="d"/>{needs}{logic}</decision>""";

    private static string Text(string text) => $"<literalExpression><text>{System.Security.SecurityElement.Escape(text)}</text></literalExpression>";

    private static FeelValue Decide(string xml, string decision = "d", FeelContext? input = null)
    {
        var result = Table.Model(xml).Decide(decision, input ?? FeelContext.Empty, FeelOptions.Default);
        Assert.Empty(result.Diagnostics);
        return result.Value;
    }

    private static FeelValue Feel(string text) => FeelExpression.Parse(text, FeelNames.None).Expression!.Evaluate(FeelContext.Empty, FeelOptions.Default).Value;

    private static string Part(string name, string text) => $"<{name}>{Text(text)}</{name}>";

    // 7.3.8–7.3.12: the boxed forms of if, filter, for, some and every.
    [Theory]
    [InlineData("conditional", "", "if:1 < 2|then:\"a\"|else:\"b\"", "\"a\"")]
    [InlineData("conditional", "", "if:null|then:\"a\"|else:\"b\"", "\"b\"")]
    [InlineData("filter", "", "in:[1, 2, 3]|match:item > 1", "[2, 3]")]
    [InlineData("filter", "", "in:[{ 额: 1 }, { 额: 5 }]|match:额 > 1", "[{ 额: 5 }]")]
    [InlineData("filter", "", "in:[1, 2, 3]|match:-1", "3")]
    [InlineData("for", " iteratorVariable=\"件\"", "in:[1, 2, 3]|return:件 * 2", "[2, 4, 6]")]
    [InlineData("for", " iteratorVariable=\"i\"", "in:[1..4]|return:if i = 1 then 1 else i * partial[-1]", "[1, 2, 6, 24]")]
    [InlineData("some", " iteratorVariable=\"i\"", "in:[1, 2]|satisfies:i > 1", "true")]
    [InlineData("every", " iteratorVariable=\"i\"", "in:[1, 2]|satisfies:i > 1", "false")]
    [InlineData("every", " iteratorVariable=\"i\"", "in:[]|satisfies:i > 1", "true")]
    public void Boxed_Form_GivesWhatItsTextGives(string form, string attributes, string parts, string expected)
    {
        var inner = string.Concat(parts.Split('|').Select(p => Part(p[..p.IndexOf(':')], p[(p.IndexOf(':') + 1)..])));
        Assert.Equal(Feel(expected), Decide(Model(Decision($"<{form}{attributes}>{inner}</{form}>"))));
    }

    [Fact]
    public void Boxed_FormsInEachOther_SeeEachOthersNames()
    {
        var inner = $"""<for iteratorVariable="i">{Part("in", "[1, 2]")}<return><conditional>{Part("if", "i > 1")}<then><filter>{Part("in", "[1, 2, 3]")}{Part("match", "item >= i")}</filter></then>{Part("else", "i")}</conditional></return></for>""";
        Assert.Equal(Feel("[1, [2, 3]]"), Decide(Model(Decision(inner))));
    }

    // 8.2.11: priorities go by the order of the output values, the first output column first.
    [Theory]
    [InlineData("PRIORITY", "{ 级: \"high\", 因: \"b\" }")]
    [InlineData("OUTPUT ORDER", "[{ 级: \"high\", 因: \"b\" }, { 级: \"high\", 因: \"a\" }, { 级: \"low\", 因: \"a\" }]")]
    [InlineData("RULE ORDER", "[{ 级: \"low\", 因: \"a\" }, { 级: \"high\", 因: \"a\" }, { 级: \"high\", 因: \"b\" }]")]
    [InlineData("COLLECT", "[{ 级: \"low\", 因: \"a\" }, { 级: \"high\", 因: \"a\" }, { 级: \"high\", 因: \"b\" }]")]
    [InlineData("FIRST", "{ 级: \"low\", 因: \"a\" }")]
    public void Table_OfSeveralOutputs_OrdersByTheValuesOfEach(string policy, string expected)
    {
        static string Rule(string level, string reason) => $"""<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"{level}"</text></outputEntry><outputEntry><text>"{reason}"</text></outputEntry></rule>""";
        var table = $"""
            <decisionTable hitPolicy="{policy}"><input><inputExpression><text>1</text></inputExpression></input>
            <output name="级"><outputValues><text>"high", "low"</text></outputValues></output><output name="因"><outputValues><text>"b", "a"</text></outputValues></output>
            {Rule("low", "a")}{Rule("high", "a")}{Rule("high", "b")}</decisionTable>
            """;
        Assert.Equal(Feel(expected), Decide(Model(Decision(table))));
    }

    [Theory]
    [InlineData("SUM", "6")]
    [InlineData("MIN", "1")]
    [InlineData("MAX", "3")]
    [InlineData("COUNT", "3")]
    public void Collect_WithAnAggregator_GivesOneNumber(string aggregation, string expected)
    {
        var rules = string.Concat(Enumerable.Range(1, 3).Select(i => $"<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>{i}</text></outputEntry></rule>"));
        Assert.Equal(Feel(expected), Decide(Model(Decision($"""<decisionTable hitPolicy="COLLECT" aggregation="{aggregation}"><input><inputExpression><text>1</text></inputExpression></input><output/>{rules}</decisionTable>"""))));
    }

    private const string Service = """
        <inputData id="i" name="i"><variable name="i" typeRef="number"/></inputData>
        <decision id="twice" name="twice"><variable name="twice"/><informationRequirement><requiredInput href="#i"/></informationRequirement><literalExpression><text>i * 2</text></literalExpression></decision>
        <decision id="more" name="more"><variable name="more"/><informationRequirement><requiredDecision href="#twice"/></informationRequirement><literalExpression><text>twice + 1</text></literalExpression></decision>
        <decisionService id="s" name="the service"><variable name="the service"/><outputDecision href="#more"/><encapsulatedDecision href="#twice"/><inputData href="#i"/></decisionService>
        <decisionService id="s2" name="both"><variable name="both"/><outputDecision href="#more"/><outputDecision href="#twice"/><inputData href="#i"/></decisionService>
        """;

    // 10.4: a decision service is a function of its input data, called by place, by name or as a boxed invocation.
    [Theory]
    [InlineData("the service(4)", "9")]
    [InlineData("the service(i: 5)", "11")]
    [InlineData("for x in [1, 2] return the service(x)", "[3, 5]")]
    [InlineData("both(1)", "{ more: 3, twice: 2 }")]
    public void Service_IsAFunction(string text, string expected)
    {
        const string Needs = """<knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement><knowledgeRequirement><requiredKnowledge href="#s2"/></knowledgeRequirement>""";
        Assert.Equal(Feel(expected), Decide(Model(Decision(Text(text), Service, Needs))));
        Assert.Equal(FeelValue.Of(9), Decide(Model(Decision($"""<invocation>{Text("the service")}<binding><parameter name="i"/>{Text("4")}</binding></invocation>""", Service, Needs))));
    }

    [Fact]
    public void Service_OfAModel_TakesInputsByName()
    {
        var model = Table.Model(Model(Service));
        Assert.Equal(FeelValue.Of(7), model.DecideService("s", FeelContext.Of(("i", FeelValue.Of(3))), FeelOptions.Default).Value);
        Assert.Equal(["i"], model.Services[0].Inputs.Select(i => i.Name));
    }

    // Versions differ in the namespace, and 1.1 has typeRef as an element.
    [Theory]
    [InlineData("http://www.omg.org/spec/DMN/20151101/dmn.xsd")]
    [InlineData("http://www.omg.org/spec/DMN/20180521/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20191111/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20211108/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20230324/MODEL/")]
    public void Model_OfAnyVersion_IsRead(string ns)
    {
        var old = ns.Contains("2015", StringComparison.Ordinal);
        var type = old ? """<itemDefinition name="年龄"><typeRef xmlns:feel="http://www.omg.org/spec/FEEL/20140401">feel:number</typeRef></itemDefinition>""" : """<itemDefinition name="年龄"><typeRef>number</typeRef></itemDefinition>""";
        var input = type + """<inputData id="i" name="age"><variable name="age" typeRef="年龄"/></inputData>""";
        var xml = Model(Decision(Text("age >= 18"), input, """<informationRequirement><requiredInput href="#i"/></informationRequirement>"""), ns);
        Assert.True(Decide(xml, input: FeelContext.Of(("age", FeelValue.Of(20)))).IsTrue);
        Assert.Contains(Table.Model(xml).Decide("d", FeelContext.Of(("age", FeelValue.Of("x"))), FeelOptions.Default).Diagnostics, d => d.Diagnostic.Code == FeelCodes.Type);
    }

    // 6.3.3: what is imported is named with the import's name before it – types, knowledge and decisions.
    [Theory]
    [InlineData("base", "base.twice(base.Three)")]
    [InlineData("the base", "the base.twice(the base.Three)")]
    [InlineData("", "twice(Three)")]
    public void Import_GivesItsNamesUnderItsOwn(string prefix, string text)
    {
        const string Base = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="b" name="b" namespace="urn:b"><itemDefinition name="N"><typeRef>number</typeRef></itemDefinition>
            <businessKnowledgeModel id="t" name="twice"><variable name="twice"/><encapsulatedLogic><formalParameter name="n" typeRef="N"/><literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            <decision id="three" name="Three"><variable name="Three" typeRef="N"/><literalExpression><text>3</text></literalExpression></decision></definitions>
            """;
        var dot = prefix.Length == 0 ? "" : prefix + ".";
        var xml = Model($"""
            <import name="{prefix}" namespace="urn:b" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
            <decision id="d" name="d"><variable name="d" typeRef="{dot}N"/><informationRequirement><requiredDecision href="urn:b#three"/></informationRequirement>
            <knowledgeRequirement><requiredKnowledge href="urn:b#t"/></knowledgeRequirement>{Text(text)}</decision>
            """);
        var loaded = DmnModel.Load(xml, i => i.Namespace == "urn:b" ? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Base)) : null);
        Assert.Empty(loaded.Problems);
        Assert.Equal(FeelValue.Of(6), loaded.Model!.Decide("d", FeelContext.Empty, FeelOptions.Default).Value);
    }

    [Fact]
    public void Model_InBytesThatAreNoText_IsRefusedWithItsLine()
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(Model("\n" + Decision(Text("\"é\""))));
        var problem = Assert.Single(DmnModel.Load(new MemoryStream(bytes)).Problems);
        Assert.Equal("dmn.encoding", problem.Code);
        Assert.True(problem.Line >= 1);
    }
}
