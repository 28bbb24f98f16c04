using System.CommandLine;

namespace Tongban.Cli;

/// <summary><c>tongban library …</c>: official texts and what is in them.</summary>
internal static class LibraryCommand
{
    internal static Command Create() => new("library", "Official texts and the duties in them") { ImportCommand.Create(), LibraryShelf.Add(), LibraryShelf.Search(), TasksCommand.Create() };
}
