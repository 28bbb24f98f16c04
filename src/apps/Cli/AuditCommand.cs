using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Audit;

namespace Tongban.Cli;

/// <summary><c>tongban audit verify</c>: recomputes every hash and seal; exit code 1 when one does not hold.</summary>
internal static class AuditCommand
{
    internal static Command Create()
    {
        var database = new DatabaseOption();
        var verify = new Command("verify", "Recomputes the whole record: every hash of every root and every daily seal");
        database.AddTo(verify);
        verify.SetAction(async (arguments, cancel) =>
        {
            await using var services = database.Open(arguments, s => s.AddAudit());
            if (services is null)
                return CommandFailure.BadInput;
            await using var scope = services.CreateAsyncScope();
            var report = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(cancel);
            Console.WriteLine(JsonSerializer.Serialize(report, CliJson.Options));
            return report.Faults.Count == 0 ? 0 : CommandFailure.Failed;
        });
        return new Command("audit", "The record of everything that was done") { verify };
    }
}
