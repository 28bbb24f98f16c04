using System.Text.Json;

namespace Tongban.Cli.Online;

/// <summary>What a command that changed a case prints.</summary>
internal static class Receipt
{
    internal static void Print(Server server, JsonElement receipt)
    {
        Console.WriteLine($"{server.Say("办件", "Case")} {receipt.Text("number")}  {receipt.Text("id")}");
        if (receipt.Text("queryCode") is { } code)
            Console.WriteLine($"{server.Say("查询码", "Query code")} {code}");
        Console.WriteLine($"{server.Say("状态", "Outcome")} {receipt.Text("outcome")}, {server.Say("版本号", "revision")} {receipt.Text("revision")}");
    }
}
