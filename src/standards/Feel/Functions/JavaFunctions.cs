using System.Globalization;
using System.Text;
using Tongban.Feel.Evaluation;
using Tongban.Feel.Syntax;

namespace Tongban.Feel.Functions;

/// <summary>A few functions of the Java runtime that public models name, written out: no host type is ever loaded.</summary>
internal static class JavaFunctions
{
    private delegate FeelValue Method(ReadOnlySpan<FeelValue> arguments);

    internal static FeelFunction? Find(string type, string signature, Parameter[] parameters, FeelType result)
    {
        var method = signature.Replace(" ", "", StringComparison.Ordinal);
        var (taken, body) = (type, method) switch
        {
            ("java.lang.Math", _) => OfMath(method),
            ("java.lang.Integer" or "java.lang.Long" or "java.lang.Float" or "java.lang.Double", "valueOf(java.lang.String)") => (1, Numeric(static a => a[0])),
            ("java.lang.String", "valueOf(char)" or "valueOf(int)" or "valueOf(long)" or "valueOf(double)" or "valueOf(boolean)" or "valueOf(java.lang.Object)") => (1, static a => FeelValue.Of(a[0].ToString())),
            ("java.lang.String", "format(java.lang.String,[Ljava.lang.Object;)") => (-1, Format),
            _ => (0, null),
        };
        return body is null || (taken >= 0 && taken != parameters.Length) ? null : new Java(parameters, body, result);
    }

    private static (int Taken, Method? Body) OfMath(string method) => method switch
    {
        "cos(double)" => (1, Numeric(static a => Math.Cos(a[0]))),
        "sin(double)" => (1, Numeric(static a => Math.Sin(a[0]))),
        "tan(double)" => (1, Numeric(static a => Math.Tan(a[0]))),
        "sqrt(double)" => (1, Numeric(static a => Math.Sqrt(a[0]))),
        "exp(double)" => (1, Numeric(static a => Math.Exp(a[0]))),
        "log(double)" => (1, Numeric(static a => Math.Log(a[0]))),
        "log10(double)" => (1, Numeric(static a => Math.Log10(a[0]))),
        "floor(double)" => (1, Numeric(static a => Math.Floor(a[0]))),
        "ceil(double)" => (1, Numeric(static a => Math.Ceiling(a[0]))),
        "rint(double)" => (1, Numeric(static a => Math.Round(a[0], MidpointRounding.ToEven))),
        "abs(double)" or "abs(float)" or "abs(int)" or "abs(long)" => (1, Numeric(static a => Math.Abs(a[0]))),
        "pow(double,double)" => (2, Numeric(static a => Math.Pow(a[0], a[1]))),
        "max(double,double)" or "max(int,int)" or "max(long,long)" or "max(float,float)" => (2, Numeric(static a => Math.Max(a[0], a[1]))),
        "min(double,double)" or "min(int,int)" or "min(long,long)" or "min(float,float)" => (2, Numeric(static a => Math.Min(a[0], a[1]))),
        _ => (0, null),
    };

    private static Method Numeric(Func<double[], double> f) => arguments =>
    {
        var numbers = new double[arguments.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = arguments[i].AsString is { } s ? FeelNumber.Parse(s) : arguments[i].Kind == FeelKind.Number ? arguments[i].AsNumber : null;
            if (number is not { } n) return FeelValue.Null;
            numbers[i] = n.ToDouble();
        }
        return FeelValue.Of(FeelNumber.Parse(f(numbers).ToString("R", CultureInfo.InvariantCulture)));
    };

    /// <summary>%s and %d in order, and %%; anything else that Java's formats know is not here.</summary>
    private static FeelValue Format(ReadOnlySpan<FeelValue> arguments)
    {
        if (arguments.Length == 0 || arguments[0].AsString is not { } format) return FeelValue.Null;
        var b = new StringBuilder();
        var next = 1;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%') { b.Append(format[i]); continue; }
            if (++i >= format.Length) return FeelValue.Null;
            if (format[i] == '%') { b.Append('%'); continue; }
            if (format[i] is not ('s' or 'd') || next >= arguments.Length) return FeelValue.Null;
            b.Append(arguments[next++].ToString());
        }
        return FeelValue.Of(b.ToString());
    }

    private sealed class Java(Parameter[] parameters, Method method, FeelType result) : FeelFunction
    {
        public override IReadOnlyList<string> Parameters { get; } = [.. parameters.Select(p => p.Name)];

        internal override FeelType Type { get; } = FeelType.FunctionOf([.. parameters.Select(p => p.Type)], result);

        internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Run run, FeelSpan span)
        {
            if (arguments.Length != parameters.Length) return run.Fail(FeelCodes.Arguments, "The external function takes another number of arguments.", span);
            var given = new FeelValue[arguments.Length];
            for (var i = 0; i < given.Length; i++)
                if (!parameters[i].Type.TryCoerce(arguments[i], run, out given[i])) return run.Fail(FeelCodes.Arguments, $"The argument for '{parameters[i].Name}' is not of its declared type.", span);
            var value = method(given);
            if (value.IsNull) return run.Fail(FeelCodes.Arguments, "The external function does not take these arguments.", span);
            run.CheckText(value.AsString?.Length ?? 0);
            return result.TryCoerce(value, run, out var r) ? r : run.Fail(FeelCodes.Type, "The external function's result is not of its declared type.", span);
        }
    }
}
