using System.CommandLine;

namespace Tongban.Cli;

/// <summary>All commands, in the order of their names.</summary>
internal static class CommandLine
{
    // An expression may begin with @, which then names no file of arguments.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs what was typed; its exit code. A call that is none is bad input.</summary>
    internal static Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel = default)
    {
        var parsed = Create().Parse(arguments, Parsing);
        if (parsed.Errors.Count == 0)
            return parsed.InvokeAsync(cancellationToken: cancel);
        foreach (var error in parsed.Errors)
            CommandFailure.Tell(parsed.CommandResult.Command.Name, error.Message);
        return Task.FromResult(CommandFailure.BadInput);
    }

    private static RootCommand Create() => new("Tongban 通办: public services that run on the law itself")
    {
        ActCommand.Create(),
        ActCommand.Withdraw(),
        ApplyCommand.Create(),
        AuditCommand.Create(),
        CasesCommand.Create(),
        DecideCommand.Create(),
        FeelCommand.Create(),
        FollowCommand.Inbox(),
        FollowCommand.Progress(),
        ItemsCommand.Create(),
        LibraryCommand.Create(),
        PacksCommand.Create(),
        PapersCommand.Create(),
        PapersCommand.Files(),
        PublicityCommand.Create(),
        SimulateCommand.Create(),
        TokenCommand.Create(),
        TokenCommand.Who(),
    };
}
