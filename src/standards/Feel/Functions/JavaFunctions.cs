using System.Globalization;
using System.Text;
using Tongban.Feel.Evaluation;
using Tongban.Feel.Syntax;

namespace Tongban.Feel.Functions;

/// <summary>
/// The functions of the Java runtime that public models name (10.3.2.13.3), written out by their signatures: no host type is ever loaded.
/// Arguments become what the signature says – whole numbers by cutting – and what does not fit is null.
/// </summary>
internal static class JavaFunctions
{
    private const string Text = "java.lang.String";

    private delegate FeelValue Method(ReadOnlySpan<FeelValue> arguments);

    internal static FeelFunction? Find(string type, string signature, Parameter[] parameters, FeelType result)
    {
        var written = signature.Replace(" ", "", StringComparison.Ordinal);
        var open = written.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || written[^1] != ')' || !type.StartsWith("java.lang.", StringComparison.Ordinal)) return null;
        var types = written[(open + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (Of(type["java.lang.".Length..], written[..open], types) is not { } method) return null;
        var any = types.Length > 0 && types[^1] == "[Ljava.lang.Object;";
        return any || types.Length == parameters.Length ? new Java(parameters, types, any, method, result) : null;
    }

    private static Method? Of(string type, string name, string[] types) => (type, name, types) switch
    {
        ("Math", "abs" or "max" or "min", [var first, .. var more]) when Width(first) is { } width && more.Length == (name == "abs" ? 0 : 1) && more.All(t => t == first) => Choice(name, width),
        ("Math", _, ["double"]) when Real(name) is { } f => Numeric(a => f(a[0])),
        ("Math", "round", ["double" or "float"]) => Numeric(static a => Math.Floor(a[0] + 0.5)),
        ("Math", "pow", ["double", "double"]) => Numeric(static a => Math.Pow(a[0], a[1])),
        ("Math", "hypot", ["double", "double"]) => Numeric(static a => Math.Sqrt(a[0] * a[0] + a[1] * a[1])),
        ("Math", "atan2", ["double", "double"]) => Numeric(static a => Math.Atan2(a[0], a[1])),
        ("Byte" or "Short" or "Integer" or "Long" or "Float" or "Double", "valueOf", [Text]) => Parsed(Primitive(type)),
        ("Byte", "parseByte", [Text]) or ("Short", "parseShort", [Text]) or ("Integer", "parseInt", [Text]) or ("Long", "parseLong", [Text])
            or ("Float", "parseFloat", [Text]) or ("Double", "parseDouble", [Text]) => Parsed(Primitive(type)),
        ("Byte" or "Short" or "Integer" or "Long" or "Float" or "Double" or "Boolean" or "Character", "valueOf", [var of]) when of == Primitive(type) => static a => a[0],
        ("Byte" or "Short" or "Integer" or "Long" or "Float" or "Double" or "Boolean" or "Character", "toString", [var of]) when of == Primitive(type) => Shown(of),
        ("Boolean", "valueOf" or "parseBoolean", [Text]) => static a => FeelValue.Of(a[0].AsString!.Equals("true", StringComparison.OrdinalIgnoreCase)),
        ("String", "valueOf", ["char" or "int" or "long" or "float" or "double" or "boolean" or "java.lang.Object"]) => Shown(types[0]),
        ("String", "format", [Text, "[Ljava.lang.Object;"]) => Format,
        _ => null,
    };

    private static string Primitive(string type) => type switch { "Integer" => "int", "Character" => "char", _ => type.ToLowerInvariant() };

    private static double? Width(string type) => type switch { "int" => int.MaxValue, "long" => long.MaxValue, "float" or "double" => double.MaxValue, _ => null };

    private static Func<double, double>? Real(string name) => name switch
    {
        "cos" => Math.Cos,
        "sin" => Math.Sin,
        "tan" => Math.Tan,
        "acos" => Math.Acos,
        "asin" => Math.Asin,
        "atan" => Math.Atan,
        "sqrt" => Math.Sqrt,
        "cbrt" => Math.Cbrt,
        "exp" => Math.Exp,
        "log" => Math.Log,
        "log10" => Math.Log10,
        "floor" => Math.Floor,
        "ceil" => Math.Ceiling,
        "rint" => static x => Math.Round(x, MidpointRounding.ToEven),
        "signum" => static x => Math.Sign(x),
        "toRadians" => static x => x / 180 * Math.PI,
        "toDegrees" => static x => x * 180 / Math.PI,
        _ => null,
    };

    /// <summary>The absolute value or one of two: exact, whatever the width.</summary>
    private static Method Choice(string name, double width) => a =>
    {
        var n = a[0].AsNumber;
        if (name == "abs") n = n.Sign < 0 ? n.Negate() : n;
        else if (a[1].AsNumber.CompareTo(n) is var order && (name == "max" ? order > 0 : order < 0)) n = a[1].AsNumber;
        return n.ToDouble() <= width ? FeelValue.Of(n) : FeelValue.Null;
    };

    private static Method Numeric(Func<double[], double> f) => arguments =>
    {
        var numbers = new double[arguments.Length];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = arguments[i].AsNumber.ToDouble();
        return FeelValue.Of(FeelNumber.Parse(f(numbers).ToString("R", CultureInfo.InvariantCulture)));
    };

    private static Method Parsed(string type) => a =>
        FeelNumber.Parse(a[0].AsString!) is { } n && (type is "float" or "double" || n.IsInteger) && Fits(FeelValue.Of(n), type, out var read) ? read : FeelValue.Null;

    /// <summary>As Java writes it: numbers with a point have a digit behind it.</summary>
    private static Method Shown(string type) => a =>
    {
        var text = a[0].ToString();
        return FeelValue.Of(type is "float" or "double" && !text.AsSpan().ContainsAny('.', 'E') ? text + ".0" : text);
    };

    /// <summary>An argument as the type of a signature; false when it cannot become that.</summary>
    private static bool Fits(in FeelValue given, string type, out FeelValue fitting)
    {
        fitting = given;
        if (type is "java.lang.Object") return true;
        if (type is Text) return given.Kind == FeelKind.String;
        if (type is "boolean") return given.Kind == FeelKind.Boolean;
        if (type is "char") return given.AsString is { Length: 1 };
        if (given.Kind != FeelKind.Number) return false;
        if (type is "float" or "double") return Math.Abs(given.AsNumber.ToDouble()) <= (type == "float" ? float.MaxValue : double.MaxValue);
        var whole = given.AsNumber.Truncate();
        fitting = FeelValue.Of(whole);
        return whole.ToInt64() is { } n && type switch { "byte" => n == (sbyte)n, "short" => n == (short)n, "int" => n == (int)n, _ => true };
    }

    /// <summary>%s and %d in order, and %%; anything else that Java's formats know is not here.</summary>
    private static FeelValue Format(ReadOnlySpan<FeelValue> arguments)
    {
        var format = arguments[0].AsString!;
        var b = new StringBuilder();
        var next = 1;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%') { b.Append(format[i]); continue; }
            if (++i >= format.Length) return FeelValue.Null;
            if (format[i] == '%') { b.Append('%'); continue; }
            if (format[i] is not ('s' or 'd') || next >= arguments.Length || (format[i] == 'd' && !(arguments[next].Kind == FeelKind.Number && arguments[next].AsNumber.IsInteger))) return FeelValue.Null;
            b.Append(arguments[next++].ToString());
        }
        return FeelValue.Of(b.ToString());
    }

    private sealed class Java(Parameter[] parameters, string[] types, bool any, Method method, FeelType result) : FeelFunction
    {
        public override IReadOnlyList<string> Parameters { get; } = [.. parameters.Select(p => p.Name)];

        internal override FeelType Type { get; } = FeelType.FunctionOf([.. parameters.Select(p => p.Type)], result);

        internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Run run, FeelSpan span)
        {
            if (arguments.Length != parameters.Length) return run.Fail(FeelCodes.Arguments, "The external function takes another number of arguments.", span);
            var given = new List<FeelValue>();
            for (var i = 0; i < arguments.Length; i++)
            {
                if (!parameters[i].Type.TryCoerce(arguments[i], run, out var coerced)) return run.Fail(FeelCodes.Arguments, $"The argument for '{parameters[i].Name}' is not of its declared type.", span);
                // An array takes a list, or all arguments that are left.
                if (any && i == types.Length - 1 && coerced.AsList is { } list && arguments.Length == types.Length) given.AddRange(list.Items);
                else if (any && i >= types.Length - 1) given.Add(coerced);
                else if (Fits(coerced, types[i], out var fitting)) given.Add(fitting);
                else return run.Fail(FeelCodes.Arguments, $"The argument for '{parameters[i].Name}' is no {types[i]}.", span);
            }
            if (any && given.Count < types.Length - 1) return run.Fail(FeelCodes.Arguments, "The external function takes another number of arguments.", span);
            var value = method([.. given]);
            if (value.IsNull) return run.Fail(FeelCodes.Arguments, "The external function does not take these arguments.", span);
            run.CheckText(value.AsString?.Length ?? 0);
            return result.TryCoerce(value, run, out var r) ? r : run.Fail(FeelCodes.Type, "The external function's result is not of its declared type.", span);
        }
    }
}
