using Tongban.Feel.Evaluation;
using Tongban.Feel.Syntax;

namespace Tongban.Feel.Functions;

/// <summary>A few functions of the Java runtime that public models name, written out: no host type is ever loaded.</summary>
internal static class JavaFunctions
{
    internal static FeelFunction? Find(string type, string signature, Parameter[] parameters, FeelType result)
    {
        Func<double[], double>? f = (type, signature.Replace(" ", "", StringComparison.Ordinal)) switch
        {
            ("java.lang.Math", "cos(double)") => static a => Math.Cos(a[0]),
            ("java.lang.Math", "sin(double)") => static a => Math.Sin(a[0]),
            ("java.lang.Math", "tan(double)") => static a => Math.Tan(a[0]),
            ("java.lang.Math", "sqrt(double)") => static a => Math.Sqrt(a[0]),
            ("java.lang.Math", "exp(double)") => static a => Math.Exp(a[0]),
            ("java.lang.Math", "log(double)") => static a => Math.Log(a[0]),
            ("java.lang.Math", "abs(double)") => static a => Math.Abs(a[0]),
            ("java.lang.Math", "pow(double,double)") => static a => Math.Pow(a[0], a[1]),
            ("java.lang.Math", "max(double,double)" or "max(int,int)" or "max(long,long)" or "max(float,float)") => static a => Math.Max(a[0], a[1]),
            ("java.lang.Math", "min(double,double)" or "min(int,int)" or "min(long,long)" or "min(float,float)") => static a => Math.Min(a[0], a[1]),
            ("java.lang.Integer", "valueOf(java.lang.String)") or ("java.lang.Float", "valueOf(java.lang.String)")
                or ("java.lang.Double", "valueOf(java.lang.String)") => static a => a[0],
            _ => null,
        };
        return f is null ? null : new Java(parameters, f, result);
    }

    private sealed class Java(Parameter[] parameters, Func<double[], double> f, FeelType result) : FeelFunction
    {
        public override IReadOnlyList<string> Parameters { get; } = [.. parameters.Select(p => p.Name)];

        internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Run run, FeelSpan span)
        {
            if (arguments.Length != parameters.Length) return run.Fail(FeelCodes.Arguments, "The external function takes another number of arguments.", span);
            var numbers = new double[arguments.Length];
            for (var i = 0; i < numbers.Length; i++)
            {
                var number = arguments[i].AsString is { } s ? FeelNumber.Parse(s) : arguments[i].Kind == FeelKind.Number ? arguments[i].AsNumber : null;
                if (number is not { } n) return run.Fail(FeelCodes.Arguments, "The external function takes numbers.", span);
                numbers[i] = n.ToDouble();
            }
            var value = FeelValue.Of(FeelNumber.Parse(f(numbers).ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
            return result.TryCoerce(value, run, out var r) ? r : run.Fail(FeelCodes.Type, "The external function's result is not of its declared type.", span);
        }
    }
}
