using Tongban.Cli;

// tongban: one file per command. What a page can do, a command can do.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args);
