namespace Tongban.Feel.Syntax;

internal sealed partial class Parser
{
    private int _retries;
    private bool _closing;

    private Expr Postfix()
    {
        var start = _at;
        var closing = _closing;
        _closing = false;
        var e = Primary();
        while (true)
        {
            if (Is("(")) e = Bound(Invocation(e, start));
            else if (Is("[") && !(closing && EndsRange()))
            {
                _at++;
                var condition = Expression();
                Expect("]");
                e = Bound(new FilterExpr(e, condition, From(start)));
            }
            else if (Is(".") && _tokens[_at + 1].Kind == TokenKind.Name)
            {
                _at++;
                if (!_names.TryMatch(_tokens, _at, out var member, out var length)) (member, length) = (Current.Text, 1);
                _at += length;
                e = Bound(new PathExpr(e, member, From(start)));
            }
            else return e;
        }
    }

    /// <summary>Whether "[" is the open end of a range, as in [1..5[, and not a filter.</summary>
    private bool EndsRange()
    {
        var next = _tokens[_at + 1];
        return next.Kind == TokenKind.End || (next.Kind == TokenKind.Symbol && next.Text is ")" or "]" or "," or "}" or "=" or "!=" or "." or "[")
            || (next.Kind == TokenKind.Name && next.Text is "and" or "or" or "then" or "else" or "return" or "satisfies" or "instance" or "in");
    }

    private InvokeExpr Invocation(Expr function, int start)
    {
        Expect("(");
        if (Take(")")) return new(function, [], null, From(start));
        var arguments = new List<Expr>();
        List<string>? names = NamedArgument() ? [] : null;
        do
        {
            names?.Add(NameUntil(":"));
            arguments.Add(Expression());
        }
        while (Take(","));
        Expect(")");
        return new(function, arguments, names, From(start));
    }

    private bool NamedArgument()
    {
        for (var i = _at; _tokens[i].Kind is not (TokenKind.End or TokenKind.String or TokenKind.At); i++)
        {
            if (_tokens[i].Kind != TokenKind.Symbol) continue;
            if (_tokens[i].Text == ":") return i > _at;
            if (_tokens[i].Text is "(" or ")" or "[" or "]" or "{" or "}" or ",") return false;
        }
        return false;
    }

    /// <summary>All tokens up to a mark, as one name.</summary>
    private string NameUntil(params ReadOnlySpan<string> marks)
    {
        var start = _at;
        while (Current.Kind is TokenKind.Name or TokenKind.Number or TokenKind.Symbol && !marks.Contains(Current.Text)) _at++;
        if (_at == start || !marks.Contains(Current.Text) || _tokens[start].Kind != TokenKind.Name) throw Unexpected("a name");
        var last = _tokens[_at - 1].Span;
        var first = _tokens[start].Span.Start;
        var name = NameTable.Normalize(_text[first..(last.Start + last.Length)]);
        if (Current.Text is ":" or "in") _at++;
        return name;
    }

    private Expr Primary()
    {
        var start = _at;
        var t = Current;
        switch (t.Kind)
        {
            case TokenKind.Number:
                _at++;
                return FeelNumber.Parse(t.Text) is { } n ? new LiteralExpr(FeelValue.Of(n), t.Span) : throw new SyntaxError("The number is out of range.", t.Span);
            case TokenKind.String:
                _at++;
                return new LiteralExpr(FeelValue.Of(t.Text), t.Span);
            case TokenKind.At:
                _at++;
                var value = TemporalText.At(t.Text);
                return value.IsNull ? throw new SyntaxError($"'{t.Text}' is no date, time or duration.", t.Span) : new LiteralExpr(value, t.Span);
            case TokenKind.Name: return Name(start, t);
            case TokenKind.Symbol when t.Text == "{": return Context(start);
            case TokenKind.Symbol when t.Text is "[" or "(" or "]": return Bracketed(start);
            case TokenKind.Symbol when t.Text is "<" or ">" or "<=" or ">=" or "=" or "!=":
                _at++;
                return new CompareTestExpr(t.Text, Additive(), From(start));
            default: throw Unexpected();
        }
    }

    private Expr Name(int start, Token t)
    {
        if (_names.TryMatch(_tokens, _at, out var name, out var length))
        {
            _at += length;
            return new NameExpr(name, From(start));
        }
        switch (t.Text)
        {
            case "true": _at++; return new LiteralExpr(FeelValue.True, t.Span);
            case "false": _at++; return new LiteralExpr(FeelValue.False, t.Span);
            case "null": _at++; return new LiteralExpr(FeelValue.Null, t.Span);
            case "if": return If(start);
            case "for": return For(start);
            case "some" or "every": return Quantified(start);
            case "function" when IsAt(1, "("): return Function(start);
        }
        if (Keywords.Contains(t.Text)) throw Unexpected();
        _at++;
        return new NameExpr(t.Text, t.Span);
    }

    private IfExpr If(int start)
    {
        _at++;
        var condition = Expression();
        Expect("then");
        var then = Expression();
        Expect("else");
        return new(condition, then, Expression(), From(start));
    }

    private List<Iteration> Iterations(List<string> scope)
    {
        _at++;
        var list = new List<Iteration>();
        do
        {
            var name = NameUntil("in");
            var source = Expression();
            var to = Take("..") ? Expression() : null;
            list.Add(new(name, source, to));
            if (_names.Add(name)) scope.Add(name);
        }
        while (Take(","));
        return list;
    }

    private ForExpr For(int start)
    {
        var scope = new List<string>();
        var iterations = Iterations(scope);
        Expect("return");
        var result = Expression();
        scope.ForEach(_names.Remove);
        return new(iterations, result, From(start));
    }

    private QuantifiedExpr Quantified(int start)
    {
        var every = Current.Text == "every";
        var scope = new List<string>();
        var iterations = Iterations(scope);
        Expect("satisfies");
        var condition = Expression();
        scope.ForEach(_names.Remove);
        return new(every, iterations, condition, From(start));
    }

    private Expr Function(int start)
    {
        _at += 2;
        var parameters = new List<Parameter>();
        var scope = new List<string>();
        if (!Take(")"))
        {
            do
            {
                var name = NameUntil(":", ",", ")");
                parameters.Add(new(name, _tokens[_at - 1].Text == ":" ? Type() : FeelType.Any));
                if (_names.Add(name)) scope.Add(name);
            }
            while (Take(","));
            Expect(")");
        }
        var external = Take("external");
        var body = Expression();
        scope.ForEach(_names.Remove);
        return external ? new ExternalFunctionExpr(parameters, body, FeelType.Any, From(start)) : new FunctionExpr(parameters, body, FeelType.Any, From(start));
    }

    private ContextExpr Context(int start)
    {
        Expect("{");
        var entries = new List<(string, Expr)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        if (!Take("}"))
        {
            do
            {
                string key;
                if (Current.Kind == TokenKind.String) { key = _tokens[_at++].Text; Expect(":"); }
                else key = NameUntil(":");
                if (!keys.Add(key)) throw new SyntaxError($"The context has the entry '{key}' twice.", From(start));
                entries.Add((key, Expression()));
                _names.Add(key);
            }
            while (Take(","));
            Expect("}");
        }
        return new(entries, From(start));
    }

    /// <summary>A list, a range or an expression in parentheses.</summary>
    private Expr Bracketed(int start)
    {
        Enter();
        try
        {
            var open = _tokens[_at++].Text;
            if (open == "[" && Take("]")) return new ListExpr([], From(start));
            if (open == "(" && Current.Kind == TokenKind.Symbol && Current.Text is "<" or ">" or "<=" or ">=" or "=" or "!=")
            {
                var test = UnaryTest();
                Expect(")");
                return test;
            }
            if (open == "[" && Current.Kind == TokenKind.Symbol && Current.Text is "<" or ">" or "<=" or ">=")
            {
                return List(UnaryTest(), start);
            }
            var first = open == "]" ? Additive() : Expression();
            if (Take(".."))
            {
                _closing = true;
                var high = Additive();
                _closing = false;
                if (!(Is(")") || Is("]") || Is("["))) throw Unexpected("the end of the range");
                var close = _tokens[_at++].Text;
                return new RangeExpr(first, high, open == "[", close == "]", From(start));
            }
            if (open == "]") throw Unexpected("'..'");
            if (open == "[") return List(first, start);
            Expect(")");
            return first;
        }
        finally
        {
            _depth--;
        }
    }

    private ListExpr List(Expr first, int start)
    {
        var items = new List<Expr> { first };
        while (Take(",")) items.Add(UnaryTest());
        Expect("]");
        return new(items, From(start));
    }

    private FeelType Type()
    {
        Enter();
        var type = ReadType();
        _depth--;
        return type;
    }

    private FeelType ReadType()
    {
        var start = _at;
        if (Current.Kind != TokenKind.Name) throw Unexpected("a type");
        switch (Current.Text)
        {
            case "list" or "range" when IsAt(1, "<"):
                var list = Current.Text == "list";
                _at += 2;
                var element = Type();
                Expect(">");
                return list ? FeelType.ListOf(element) : FeelType.RangeOf(element);
            case "context" when IsAt(1, "<"):
                _at += 2;
                var members = new Dictionary<string, FeelType>(StringComparer.Ordinal);
                do { var name = NameUntil(":"); members[name] = Type(); } while (Take(","));
                Expect(">");
                return FeelType.ContextOf(members);
            case "function" when IsAt(1, "<"):
                _at += 2;
                var parameters = new List<FeelType>();
                if (!Take(">"))
                {
                    if (Is("->")) throw Unexpected("a type");
                    do parameters.Add(Type()); while (Take(","));
                    Expect(">");
                }
                Expect("->");
                return FeelType.FunctionOf([.. parameters], Type());
        }
        for (var length = Math.Min(8, _tokens.Count - 1 - _at); length > 0; length--)
        {
            var last = _tokens[_at + length - 1].Span;
            var name = NameTable.Normalize(_text[Current.Span.Start..(last.Start + last.Length)]);
            if ((_types(name) ?? FeelType.Named(name)) is not { } type) continue;
            _at += length;
            return type;
        }
        throw new SyntaxError($"There is no type '{_tokens[start].Text}'.", Current.Span);
    }
}
