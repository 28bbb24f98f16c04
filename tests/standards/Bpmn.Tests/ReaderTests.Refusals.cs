namespace Tongban.Bpmn.Tests;

public class ReaderRefusalTests
{
    private const string Line = """<startEvent id="s"/><userTask id="a"/>""";

    public static TheoryData<string, string, string> Unsupported => new()
    {
        { """<scriptTask id="q"/>""", "unsupported", "q" },
        { """<transaction id="q"/>""", "unsupported", "q" },
        { """<adHocSubProcess id="q"/>""", "unsupported", "q" },
        { """<complexGateway id="q"/>""", "unsupported", "q" },
        { """<intermediateCatchEvent id="q"><signalEventDefinition/></intermediateCatchEvent>""", "unsupported", "q" },
        { """<intermediateCatchEvent id="q"><conditionalEventDefinition/></intermediateCatchEvent>""", "unsupported", "q" },
        { """<intermediateThrowEvent id="q"><linkEventDefinition/></intermediateThrowEvent>""", "unsupported", "q" },
        { """<intermediateThrowEvent id="q"><compensateEventDefinition/></intermediateThrowEvent>""", "unsupported", "q" },
        { """<intermediateCatchEvent id="q"/>""", "unsupported", "q" },
        { """<endEvent id="q"><messageEventDefinition/><terminateEventDefinition/></endEvent>""", "unsupported", "q" },
        { """<startEvent id="q"><timerEventDefinition tb:clock="c"/></startEvent>""", "unsupported", "q" },
        { """<userTask id="q"><standardLoopCharacteristics/></userTask>""", "unsupported", "q" },
        { """<userTask id="q" isForCompensation="true"/>""", "unsupported", "q" },
        { """<userTask id="q" startQuantity="2"/>""", "unsupported", "q" },
        { """<userTask id="q"><ioSpecification/></userTask>""", "unsupported", "q" },
        { """<receiveTask id="q" messageRef="m" instantiate="true"/>""", "unsupported", "q" },
        { """<eventBasedGateway id="q" eventGatewayType="Parallel"/>""", "unsupported", "q" },
        { """<intermediateCatchEvent id="q"><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></intermediateCatchEvent>""", "unsupported", "q" },
        { """<intermediateCatchEvent id="q"><timerEventDefinition/></intermediateCatchEvent>""", "missing", "q" },
        { """<intermediateCatchEvent id="q"><timerEventDefinition><timeDuration>soon</timeDuration></timerEventDefinition></intermediateCatchEvent>""", "structure", "q" },
        { """<intermediateCatchEvent id="q"><messageEventDefinition/></intermediateCatchEvent>""", "missing", "q" },
        { """<intermediateCatchEvent id="q"><messageEventDefinition messageRef="nobody"/></intermediateCatchEvent>""", "unknown-reference", "q" },
        { """<receiveTask id="q"/>""", "missing", "q" },
        { """<businessRuleTask id="q"/>""", "missing", "q" },
        { """<callActivity id="q"/>""", "missing", "q" },
        { """<userTask/>""", "missing", "p" },
        { """<userTask id="a"/>""", "duplicate-id", "a" },
        { """<userTask id="q"/>""", "structure", "q" },
        { """<boundaryEvent id="q" attachedToRef="s"><errorEventDefinition/></boundaryEvent>""", "unknown-reference", "q" },
        { """<boundaryEvent id="q" attachedToRef="a" cancelActivity="false"><errorEventDefinition/></boundaryEvent>""", "structure", "q" },
        { """<sequenceFlow id="q" sourceRef="a" targetRef="nobody"/>""", "unknown-reference", "q" },
        { """<sequenceFlow id="q" sourceRef="a" targetRef="a"><conditionExpression>((</conditionExpression></sequenceFlow>""", "expression", "q" },
        { """<sequenceFlow id="q" sourceRef="a" targetRef="a"><conditionExpression language="javascript">x</conditionExpression></sequenceFlow>""", "unsupported", "q" },
        { """<sequenceFlow id="q" sourceRef="a" targetRef="s"/>""", "structure", "s" },
        { """<startEvent id="q"/>""", "structure", "q" },
        { """<subProcess id="q"><userTask id="b"/></subProcess><sequenceFlow id="r" sourceRef="a" targetRef="q"/>""", "missing", "q" },
        { """<subProcess id="q" triggeredByEvent="true"><startEvent id="qs"/></subProcess>""", "unsupported", "qs" },
        { """<userTask id="q"><multiInstanceLoopCharacteristics/></userTask>""", "missing", "q" },
        { """<other xmlns="urn:x"/>""", "unsupported", "p" },
        { """<eventBasedGateway id="q"/><sequenceFlow id="r" sourceRef="a" targetRef="q"/><sequenceFlow id="t" sourceRef="q" targetRef="a"/>""", "structure", "t" },
        { """<exclusiveGateway id="q" default="nobody"/><sequenceFlow id="r" sourceRef="a" targetRef="q"/><sequenceFlow id="t" sourceRef="q" targetRef="a"/>""", "unknown-reference", "q" },
        { """<startEvent id="q"><extensionElements><tb:input name="a" value="1"/></extensionElements><messageEventDefinition messageRef="m"/></startEvent>""", "unsupported", "q" },
    };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public void Read_BeyondTheSubset_NamesElementAndLine(string part, string code, string elementId)
    {
        var read = BpmnReader.Read(Play.Xml(Line + "\n" + part + Play.Flows("s>a"), """<message id="m" name="m"/>"""), MiniExpressions.Instance);
        Assert.Null(read.Model);
        Assert.Contains(read.Problems, p => p.Code == code && p.ElementId == elementId && p.Line > 0 && p.Message.Length > 0);
    }

    [Fact]
    public void Read_SecondLineOfProcess_IsTheLineTold()
    {
        var read = BpmnReader.Read(Play.Xml(Line + "\n<scriptTask id=\"q\"/>" + Play.Flows("s>a")), MiniExpressions.Instance);
        Assert.Equal(5, Assert.Single(read.Problems).Line);
    }

    [Fact]
    public void Read_ForeignExtensionsAndDrawings_AreIgnored()
    {
        var read = BpmnReader.Read(Play.Xml("""
            <laneSet id="l"><lane id="l1"/></laneSet><textAnnotation id="ta"/><association id="as"/><dataObject id="do"/>
            <startEvent id="s"/><userTask id="a"><documentation>d</documentation><extensionElements><x:y xmlns:x="urn:x"/></extensionElements></userTask>
            """ + Play.Flows("s>a")), MiniExpressions.Instance);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void Read_NothingExecutable_IsAProblem() =>
        Assert.Equal("missing", Assert.Single(BpmnReader.Read("""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="false"/></definitions>""", MiniExpressions.Instance).Problems).Code);

    [Fact]
    public void Read_DiagramAndExtensions_AreKept()
    {
        var xml = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:tb="https://tongban.org/bpmn/1">
              <process id="p">
                <extensionElements><tb:clock id="decision" period="60 d"><tb:standsStill from="x" until="y"/> text </tb:clock></extensionElements>
                <startEvent id="s" name="开始"/><userTask id="a"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>
              </process>
              <di:BPMNDiagram><di:BPMNPlane bpmnElement="p">
                <di:BPMNShape bpmnElement="s"><dc:Bounds x="1" y="2.5" width="36" height="36"/><di:BPMNLabel><dc:Bounds x="0" y="0" width="1" height="1"/></di:BPMNLabel></di:BPMNShape>
                <di:BPMNEdge bpmnElement="f"><dd:waypoint x="1" y="2"/><dd:waypoint x="3" y="4"/></di:BPMNEdge>
              </di:BPMNPlane></di:BPMNDiagram>
            </definitions>
            """;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml));
        var model = BpmnReader.Read(stream, MiniExpressions.Instance).Model!;
        Assert.Equal(new BpmnBounds(1, 2.5, 36, 36), Assert.Single(model.Diagram.Shapes).Bounds);
        Assert.Equal([(1d, 2d), (3d, 4d)], Assert.Single(model.Diagram.Edges).Waypoints);
        var clock = Assert.Single(model.Processes[0].ExtensionsNamed("clock"));
        Assert.Equal(("60 d", "text", "y", 3), (clock.Attribute("period"), clock.Text, clock.Children[0].Attribute("until"), clock.Line));
        Assert.Equal("开始", model.Processes[0].Find("s")!.Name);
    }
}
