using System.CommandLine;
using Tongban.Cli;

// tongban: one file per command. What a page can do, a command can do.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand("Tongban 通办: public services that run on the law itself")
{
    AuditCommand.Create(),
    DecideCommand.Create(),
    FeelCommand.Create(),
    LibraryCommand.Create(),
    PacksCommand.Create(),
    SimulateCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
