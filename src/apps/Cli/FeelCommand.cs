using System.CommandLine;
using System.Text.Json;
using Tongban.Feel;

namespace Tongban.Cli;

/// <summary><c>tongban feel 'EXPR' [--context FILE.json]</c>: evaluates an expression and prints its value as JSON.</summary>
internal static class FeelCommand
{
    internal static Command Create()
    {
        var expression = new Argument<string>("EXPR") { Description = "An expression of FEEL (DMN 1.5, chapter 10)" };
        var context = new Option<string?>("--context") { Description = "JSON object whose members are the expression's variables" };
        var command = new Command("feel", "Evaluates an expression: its value as JSON; what went wrong on standard error") { expression, context };
        command.SetAction(arguments =>
        {
            var variables = FeelContext.Empty;
            if (arguments.GetValue(context) is { } file && !FeelInput.TryRead(file, out variables))
                return CommandFailure.BadInput;
            var text = arguments.GetValue(expression)!;
            var parsed = FeelExpression.Parse(text, FeelNames.Of(variables));
            if (parsed.Expression is null)
                return Tell(text, parsed.Diagnostics);
            var result = parsed.Expression.Evaluate(variables, FeelInput.Options());
            Tell(text, result.Diagnostics);
            Console.WriteLine(FeelInput.Written(result.Value));
            return 0;
        });
        return command;
    }

    private static int Tell(string text, IReadOnlyList<FeelDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var before = text.AsSpan(0, Math.Min(diagnostic.Span.Start, text.Length));
            CommandFailure.Tell($"line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}", $"{diagnostic.Message} [{diagnostic.Code}]");
        }

        return CommandFailure.BadInput;
    }
}
