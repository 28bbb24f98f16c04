using Tongban.Dmn.Model;
using Tongban.Feel;
using Tongban.Feel.Evaluation;

namespace Tongban.Dmn.Tables;

/// <summary>
/// A decision's table whose columns are inputs and whose outputs are constants, the common case: its index is asked with the inputs where
/// they stand. Whatever is not plain – a value of another type, no hit, several – is left to the table itself, with nothing done yet.
/// </summary>
internal sealed class DirectTable
{
    private const int MostColumns = 16;
    private const int MostWords = 64;

    private readonly TableIndex _index;
    private readonly (InputElement Input, FeelType? Type)[] _columns;
    private readonly FeelValue[] _outputs;
    private readonly bool _first;

    private DirectTable(TableIndex index, (InputElement, FeelType?)[] columns, FeelValue[] outputs, bool first)
        => (_index, _columns, _outputs, _first) = (index, columns, outputs, first);

    internal static DirectTable? Of(Node? logic, Requirement[] requirements)
    {
        if (logic is not TableNode { RuleIndex: { Others.Length: 0, Words: <= MostWords } index, Outputs: [{ Type: var type }], Policy: "FIRST" or "UNIQUE" or "ANY" or "PRIORITY" } table
            || table.Inputs.Length > MostColumns || table.Allowed.Any(a => a is not null))
            return null;
        var columns = new List<(InputElement, FeelType?)>();
        foreach (var input in table.Inputs)
        {
            var (variable, declared) = input is CoerceNode coerced ? (coerced.Operand, coerced.Type) : (input, null);
            if (variable is not SlotNode { Up: 0 } named || named.Slot >= requirements.Length || requirements[named.Slot].Element is not InputElement element)
                return null;
            // What the input's own type says need not be said again.
            columns.Add((element, declared?.SimpleKind is { } kind && kind == element.Type.SimpleKind && declared.Allowed is null ? null : declared));
        }

        // An input that no column asks for must be judged by the decision all the same.
        if (requirements.Any(r => columns.All(c => c.Item1 != r.Element)))
            return null;
        var outputs = new List<FeelValue>();
        foreach (var rule in table.Rules)
        {
            if (rule.Results[0] is not ConstantNode { Value: var output } || !type.IsPlainly(output))
                return null;
            outputs.Add(output);
        }

        return new(index, [.. columns], [.. outputs], table.Policy == "FIRST");
    }

    internal bool TryDecide(GraphRun graph, Run run, out FeelValue value)
    {
        value = default;
        Span<int> places = stackalloc int[MostColumns];
        for (var i = 0; i < _columns.Length; i++)
        {
            var (input, type) = _columns[i];
            if (!graph.TryPlain(input, out places[i]) || (type is not null && !type.IsPlainly(graph.Given[places[i]])))
                return false;
        }

        var rule = _index.One(graph.Given, places, _first);
        if (rule < 0)
            return false;
        run.Step();
        value = _outputs[rule];
        return true;
    }
}
