using System.CommandLine;

namespace Tongban.Cli;

/// <summary>All commands, in the order of their names.</summary>
internal static class CommandLine
{
    internal static RootCommand Create() => new("Tongban 通办: public services that run on the law itself")
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
