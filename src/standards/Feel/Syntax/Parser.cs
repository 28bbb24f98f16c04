namespace Tongban.Feel.Syntax;

/// <summary>
/// A recursive-descent parser of the grammar in 10.3.1.2. It knows the names in scope, because only they tell whether "a-b" is a name.
/// Nesting is counted: what is too deep is refused before the stack is at risk.
/// </summary>
internal sealed partial class Parser
{
    internal const int MaxDepth = 250;
    internal const int MaxLength = 1_000_000;
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "and", "or", "between", "in", "if", "then", "else", "for", "return", "some", "every", "satisfies", "instance", "function", "true", "false", "null",
    };

    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly NameTable _names;
    private readonly Func<string, FeelType?> _types;
    private int _at;
    private int _depth;

    private Parser(string text, NameTable? shared, IEnumerable<string> names, Func<string, FeelType?> types)
    {
        _text = text;
        _tokens = text.Length > MaxLength ? [new(TokenKind.Bad, "a text that is too long", default)] : Lexer.Read(text);
        _names = new NameTable(shared);
        _types = types;
        foreach (var n in names) _names.Add(n);
    }

    internal sealed class SyntaxError(string message, FeelSpan span) : Exception(message)
    {
        public FeelSpan Span { get; } = span;
    }

    private Token Current => _tokens[_at];

    private FeelSpan From(int start) => _tokens[start].Span.To(_tokens[Math.Max(start, _at - 1)].Span);

    internal static Expr? Parse(string text, IEnumerable<string> names, Func<string, FeelType?> types, bool tests, List<FeelDiagnostic> diagnostics)
        => Parse(text, null, names, types, tests, diagnostics);

    /// <summary>Parses with names that many expressions share and those of this one.</summary>
    internal static Expr? Parse(string text, NameTable? shared, IEnumerable<string> names, Func<string, FeelType?> types, bool tests, List<FeelDiagnostic> diagnostics)
    {
        var p = new Parser(text, shared, names, types);
        try
        {
            var e = tests ? p.UnaryTests() : p.Expression();
            if (p.Current.Kind != TokenKind.End) throw p.Unexpected();
            return e;
        }
        catch (SyntaxError error)
        {
            diagnostics.Add(new(FeelCodes.Syntax, error.Message, error.Span));
            return null;
        }
    }

    private SyntaxError Unexpected(string? wanted = null)
    {
        var what = Current.Kind switch { TokenKind.End => "the end of the text", TokenKind.Bad when Current.Text.Length > 1 => Current.Text, _ => $"'{Current.Text}'" };
        return new(wanted is null ? Current.Kind == TokenKind.End ? "The text ends too early." : $"Unexpected {what}." : $"Expected {wanted}, found {what}.", Current.Span);
    }

    private bool Is(string text) => Current.Text == text && Current.Kind is TokenKind.Symbol or TokenKind.Name && Current.Text == text;

    private bool IsAt(int offset, string text) => _at + offset < _tokens.Count && _tokens[_at + offset] is { Kind: TokenKind.Symbol or TokenKind.Name } t && t.Text == text;

    private bool Take(string text)
    {
        if (!Is(text)) return false;
        _at++;
        return true;
    }

    private void Expect(string text)
    {
        if (!Take(text)) throw Unexpected($"'{text}'");
    }

    private void Enter()
    {
        if (++_depth > MaxDepth || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SyntaxError($"The expression is nested more than {MaxDepth} deep.", Current.Span);
    }

    private Expr UnaryTests()
    {
        var start = _at;
        if (Is("-") && _tokens[_at + 1].Kind == TokenKind.End) { _at++; return new LiteralExpr(FeelValue.True, From(start)); }
        var negated = Is("not") && IsAt(1, "(") && ClosesAtEnd(_at + 1);
        if (negated) _at += 2;
        var tests = new List<Expr>();
        do tests.Add(UnaryTest()); while (Take(","));
        if (negated) Expect(")");
        return new InExpr(new NameExpr("?", From(start)), tests, negated, From(start));
    }

    private bool ClosesAtEnd(int open)
    {
        var depth = 0;
        for (var i = open; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind != TokenKind.Symbol) continue;
            if (_tokens[i].Text is "(" or "[") depth++;
            if (_tokens[i].Text is ")" or "]" && --depth == 0) return _tokens[i + 1].Kind == TokenKind.End;
        }
        return false;
    }

    private Expr UnaryTest()
    {
        var start = _at;
        if (Current.Kind == TokenKind.Symbol && Current.Text is "<" or ">" or "<=" or ">=" or "=" or "!=")
        {
            var op = _tokens[_at++].Text;
            var e = Additive();
            return new CompareTestExpr(op, e, From(start));
        }
        return Expression();
    }

    internal Expr Expression()
    {
        Enter();
        var e = Disjunction();
        _depth--;
        return e;
    }

    private Expr Disjunction()
    {
        var start = _at;
        var left = Conjunction();
        while (Take("or")) left = Bound(new BinaryExpr("or", left, Conjunction(), From(start)));
        return left;
    }

    private Expr Conjunction()
    {
        var start = _at;
        var left = Comparison();
        while (Take("and")) left = Bound(new BinaryExpr("and", left, Comparison(), From(start)));
        return left;
    }

    private int _chain;

    /// <summary>Chains of operators nest to the left in the tree, so their number is bounded too.</summary>
    private T Bound<T>(T e) where T : Expr
        => ++_chain > 2_000 ? throw new SyntaxError("The expression has too many operators in a chain.", e.Span) : e;

    private Expr Comparison()
    {
        var start = _at;
        var left = Additive();
        while (true)
        {
            if (Current.Kind == TokenKind.Symbol && Current.Text is "=" or "!=" or "<" or ">" or "<=" or ">=")
            {
                var op = _tokens[_at++].Text;
                left = Bound(new BinaryExpr(op, left, Additive(), From(start)));
            }
            else if (Take("between"))
            {
                var low = Additive();
                Expect("and");
                left = Bound(new BetweenExpr(left, low, Additive(), From(start)));
            }
            else if (Is("in"))
            {
                _at++;
                left = Bound(In(left, start));
            }
            else if (Is("instance") && IsAt(1, "of"))
            {
                _at += 2;
                left = Bound(new InstanceOfExpr(left, Type(), From(start)));
            }
            else return left;
        }
    }

    private InExpr In(Expr left, int start)
    {
        // "(" opens a list of tests, unless it opens a range such as (1..5].
        if (Is("("))
        {
            var back = _at;
            _at++;
            var tests = new List<Expr>();
            try
            {
                do tests.Add(UnaryTest()); while (Take(","));
                if (Is(")")) { _at++; return new(left, tests, false, From(start)); }
            }
            catch (SyntaxError)
            {
                if (Current.Kind == TokenKind.End || ++_retries > 20) throw;
            }
            _at = back;
        }
        return new(left, [UnaryTestOperand()], false, From(start));
    }

    private Expr UnaryTestOperand()
    {
        if (Current.Kind == TokenKind.Symbol && Current.Text is "<" or ">" or "<=" or ">=" or "=" or "!=") return UnaryTest();
        return Additive();
    }

    private Expr Additive()
    {
        var start = _at;
        var left = Multiplicative();
        while (Current.Kind == TokenKind.Symbol && Current.Text is "+" or "-")
        {
            var op = _tokens[_at++].Text;
            left = Bound(new BinaryExpr(op, left, Multiplicative(), From(start)));
        }
        return left;
    }

    private Expr Multiplicative()
    {
        var start = _at;
        var left = Exponent();
        while (Current.Kind == TokenKind.Symbol && Current.Text is "*" or "/")
        {
            var op = _tokens[_at++].Text;
            left = Bound(new BinaryExpr(op, left, Exponent(), From(start)));
        }
        return left;
    }

    private Expr Exponent()
    {
        var start = _at;
        var left = Negation();
        while (Take("**")) left = Bound(new BinaryExpr("**", left, Negation(), From(start)));
        return left;
    }

    private Expr Negation()
    {
        var start = _at;
        if (!Take("-")) return Postfix();
        Enter();
        var e = Negation();
        _depth--;
        return new NegateExpr(e, From(start));
    }
}
