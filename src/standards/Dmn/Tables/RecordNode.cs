using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Tables;

/// <summary>A context of fixed keys whose values do not see each other: a row of a relation.</summary>
internal sealed class RecordNode(FeelShape shape, Node[] values) : Node(default)
{
    internal override FeelValue Eval(Frame frame, Run run)
    {
        var v = new FeelValue[values.Length];
        for (var i = 0; i < v.Length; i++) v[i] = values[i].Eval(frame, run);
        return FeelValue.Of(new FeelContext(shape, v));
    }
}
