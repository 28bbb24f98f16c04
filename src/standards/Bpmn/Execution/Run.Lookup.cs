using System.Text.Json;

namespace Tongban.Bpmn.Execution;

/// <summary>Finding and replacing tokens and scopes, and what is visible and set where.</summary>
internal sealed partial class Run
{
    private IEnumerable<IReadOnlyDictionary<string, JsonElement>> Given => _context.Given is { } given ? [given] : [];

    private Token TokenById(int id) => _tokens[TokenIndex(id)];

    private Token TokenOf(Wait wait) => TokenById(wait.Token);

    private int TokenIndex(int id)
    {
        var (low, high) = (0, _tokens.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = _tokens[middle].Id;
            if (at == id)
                return middle;
            if (at < id)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return -1;
    }

    private bool IsAlive(Token token) => TokenIndex(token.Id) >= 0;

    private ScopeInstance ScopeById(int id)
    {
        foreach (var scope in _scopes)
            if (scope.Id == id)
                return scope;
        throw new InvalidOperationException($"no scope {id}");
    }

    private void Replace(Token token) => _tokens[TokenIndex(token.Id)] = token;

    private void Replace(ScopeInstance scope) => _scopes[_scopes.FindIndex(s => s.Id == scope.Id)] = scope;

    private BpmnProcess DefinitionOf(int scopeId)
    {
        if (_definitions.TryGetValue(scopeId, out var known))
            return known;
        var scope = ScopeById(scopeId);
        var found = scope.Kind switch
        {
            ScopeKind.Process => _process,
            ScopeKind.Call => Called(scope.ElementId, scope.ElementId),
            _ => DefinitionOf(scope.Parent),
        };
        return _definitions[scopeId] = found;
    }

    private BpmnProcess Called(string processId, string elementId) => _context.Resolve?.Invoke(processId)
        ?? throw RejectedException.Because(RejectionCode.Unresolved, elementId, $"the called process '{processId}' is unknown");

    private FlowNode NodeOf(Token token) => NodeIn(token.Scope, token.NodeId);

    private FlowNode NodeIn(int scopeId, string nodeId) => DefinitionOf(scopeId).Find(nodeId)
        ?? throw RejectedException.Because(RejectionCode.WrongProcess, nodeId, $"the state is at '{nodeId}', which the process does not have");

    /// <summary>The content of the model that a scope instance runs; null for a multi-instance scope.</summary>
    private FlowScope? BodyOf(ScopeInstance scope) => scope.Kind switch
    {
        ScopeKind.MultiInstance => null,
        ScopeKind.Process or ScopeKind.Call => DefinitionOf(scope.Id).Root,
        _ => ((SubProcessNode)NodeIn(scope.Parent, scope.ElementId)).Body,
    };

    /// <summary>Whether a token is one of the instances of a multi-instance activity rather than the activity itself.</summary>
    private bool IsInstance(Token token) => ScopeById(token.Scope) is { Kind: ScopeKind.MultiInstance } scope && scope.ElementId == token.NodeId;

    private VariableView ViewOf(Token token) => token.Locals is { } locals ? ViewOfScope(token.Scope).With(locals) : ViewOfScope(token.Scope);

    private VariableView ViewOfScope(int scopeId)
    {
        var layers = new List<IReadOnlyDictionary<string, JsonElement>>();
        for (var scope = ScopeById(scopeId); ; scope = ScopeById(scope.Parent))
        {
            if (scope.Variables.Count > 0)
                layers.Add(scope.Variables);
            if (scope.Kind is ScopeKind.Process or ScopeKind.Call)
                break;
            if (scope.Owner != 0 && TokenById(scope.Owner).Locals is { } locals)
                layers.Add(locals);
        }
        layers.AddRange(Given);
        return new(layers);
    }

    private void AssignAll(int scopeId, IReadOnlyList<KeyValuePair<string, JsonElement>> members)
    {
        foreach (var (name, value) in members)
            Assign(scopeId, name, value);
    }

    /// <summary>Sets a variable where it is declared nearest, else in the process (or called process) as a whole.</summary>
    private void Assign(int scopeId, string name, JsonElement value)
    {
        for (var scope = ScopeById(scopeId); ; scope = ScopeById(scope.Parent))
        {
            if (scope.Variables.ContainsKey(name) || scope.Kind is ScopeKind.Process or ScopeKind.Call)
            {
                Replace(scope with { Variables = scope.Variables.SetItem(name, value) });
                return;
            }
            if (scope.Owner != 0 && TokenById(scope.Owner) is { Locals: { } locals } owner && locals.ContainsKey(name))
            {
                Replace(owner with { Locals = locals.SetItem(name, value) });
                return;
            }
        }
    }

    private JsonElement Evaluate(IBpmnExpression expression, VariableView variables, string elementId)
    {
        var (value, problem) = expression.Evaluate(variables);
        if (problem is not null)
            _diagnostics.Add($"{elementId}: {expression.Text}: {problem}");
        return value.ValueKind == JsonValueKind.Undefined ? Variables.Null : value;
    }

    private bool Holds(IBpmnExpression condition, VariableView variables, string elementId) =>
        Evaluate(condition, variables, elementId).ValueKind == JsonValueKind.True;
}
