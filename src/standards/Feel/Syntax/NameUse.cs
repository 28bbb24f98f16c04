namespace Tongban.Feel.Syntax;

/// <summary>Whether an expression speaks of a name.</summary>
internal static class NameUse
{
    internal static bool Occurs(Expr? e, string name) => e switch
    {
        NameExpr n => n.Name == name,
        PathExpr p => Occurs(p.Target, name),
        FilterExpr f => Occurs(f.Target, name) || Occurs(f.Condition, name),
        BinaryExpr b => Occurs(b.Left, name) || Occurs(b.Right, name),
        NegateExpr n => Occurs(n.Operand, name),
        BetweenExpr b => Occurs(b.Operand, name) || Occurs(b.Low, name) || Occurs(b.High, name),
        InExpr i => Occurs(i.Operand, name) || (name != "?" && i.Tests.Any(t => Occurs(t, name))),
        CompareTestExpr c => Occurs(c.Endpoint, name),
        IfExpr i => Occurs(i.Condition, name) || Occurs(i.Then, name) || Occurs(i.Else, name),
        InvokeExpr i => Occurs(i.Function, name) || i.Arguments.Any(a => Occurs(a, name)),
        QuantifiedExpr q => Occurs(q.Condition, name) || q.Iterations.Any(i => Occurs(i.Source, name) || Occurs(i.To, name)),
        ForExpr f => Occurs(f.Result, name) || f.Iterations.Any(i => Occurs(i.Source, name) || Occurs(i.To, name)),
        InstanceOfExpr i => Occurs(i.Operand, name),
        CoerceExpr c => Occurs(c.Operand, name),
        ListExpr l => l.Items.Any(i => Occurs(i, name)),
        RangeExpr r => Occurs(r.Low, name) || Occurs(r.High, name),
        ContextExpr c => c.Entries.Any(x => Occurs(x.Value, name)) || Occurs(c.Result, name),
        FunctionExpr f => Occurs(f.Body, name),
        TextExpr t => Occurs(t.Inner, name),
        HostExpr => true,
        _ => false,
    };
}
