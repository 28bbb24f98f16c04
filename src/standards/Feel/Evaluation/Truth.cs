namespace Tongban.Feel.Evaluation;

/// <summary>What a condition came to: a boolean, null, or a value that is neither.</summary>
internal enum Truth : byte
{
    False,
    True,
    Null,
    Other,
}

/// <summary>A part of the run tree that gives true, false or null; within other conditions no value is made of it.</summary>
internal abstract class ConditionNode(FeelSpan span) : Node(span)
{
    internal abstract override Truth Holds(Frame frame, Run run);

    internal sealed override FeelValue Eval(Frame frame, Run run) => Holds(frame, run) switch
    {
        Truth.True => FeelValue.True,
        Truth.False => FeelValue.False,
        _ => FeelValue.Null,
    };

    private protected static Truth Of(bool value) => value ? Truth.True : Truth.False;
}

/// <summary>A part of an operator: variables and constants are read where they stand, anything else is evaluated.</summary>
internal readonly struct Operand(Node node)
{
    private readonly ConstantNode? _constant = node as ConstantNode;
    private readonly int _slot = node is SlotNode { Up: 0 } variable ? variable.Slot : -1;

    internal Node Node => node;

    // The room is for a value that is made here.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    internal ref readonly FeelValue Read(Frame frame, Run run, ref FeelValue room)
    {
        if (_slot >= 0) return ref frame.Slots[_slot];
        if (_constant is { } constant) return ref constant.Value;
        room = node.Eval(frame, run);
        return ref room;
    }
}
