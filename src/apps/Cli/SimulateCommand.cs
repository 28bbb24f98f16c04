using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework.Contracts;

namespace Tongban.Cli;

/// <summary><c>tongban simulate FILE.json</c>: runs an item's procedure in memory on given events and prints where the case stands.</summary>
internal static class SimulateCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE.json") { Description = "item, events and until; see docs/simulation.md" };
        var packs = new PacksOption();
        var language = new Option<string>("--language") { Description = "zh-CN or en, for reasons and explanations", DefaultValueFactory = _ => "en" };
        var command = new Command("simulate", "Runs an item's procedure in memory: the code of live cases, on the events of a file") { file, language };
        packs.AddTo(command);
        command.SetAction(arguments =>
        {
            var path = arguments.GetValue(file)!;
            if (!CommandFailure.TryRead(path, out var text))
                return CommandFailure.BadInput;
            try
            {
                var input = SimulationText.Read(text);
                using var services = packs.Open(arguments);
                if (services is null)
                    return CommandFailure.BadInput;
                Console.WriteLine(JsonSerializer.Serialize(services.GetRequiredService<ISimulator>().Run(input, arguments.GetValue(language)!), CliJson.Options));
                return 0;
            }
            catch (SimulationInputException wrong)
            {
                return CommandFailure.Tell(path, wrong.Message);
            }
        });
        return command;
    }
}
