using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Audit;
using Tongban.GuoMi;

namespace Tongban.Cli;

/// <summary><c>tongban audit verify</c>: recomputes every hash and seal; exit code 1 when one does not hold.</summary>
internal static class AuditCommand
{
    internal static Command Create()
    {
        var database = new DatabaseOption();
        var keys = new Option<string[]>("--key") { Description = "Public key of the seals, PEM; kept apart from the server. May be given several times", DefaultValueFactory = _ => [] };
        var from = new Option<DateOnly?>("--signed-from") { Description = "First day whose seal must be signed; with --key every seal must be" };
        var verify = new Command("verify", "Recomputes the whole record: every hash of every root and every daily seal");
        database.AddTo(verify);
        verify.Add(keys);
        verify.Add(from);
        verify.SetAction(async (arguments, cancel) =>
        {
            if (!TryReadKeys(arguments.GetValue(keys)!, out var trusted))
                return CommandFailure.BadInput;
            await using var services = database.Open(arguments, s =>
            {
                s.AddAudit();
                if (trusted.Count > 0)
                    s.AddSingleton<ISealChecker>(new SealChecker(trusted));
            });
            if (services is null)
                return CommandFailure.BadInput;
            await using var scope = services.CreateAsyncScope();
            var report = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(cancel, arguments.GetValue(from) ?? (trusted.Count > 0 ? DateOnly.MinValue : null));
            Console.WriteLine(JsonSerializer.Serialize(report, CliJson.Options));
            return report.Faults.Count == 0 ? 0 : CommandFailure.Failed;
        });
        return new Command("audit", "The record of everything that was done") { verify };
    }

    private static bool TryReadKeys(IEnumerable<string> files, out List<Sm2PublicKey> keys)
    {
        keys = [];
        foreach (var file in files)
        {
            if (!CommandFailure.TryRead(file, out var pem))
                return false;
            try
            {
                keys.Add(SealChecker.FromPem(pem));
            }
            catch (FormatException wrong)
            {
                CommandFailure.Tell(file, wrong.Message);
                return false;
            }
        }

        keys = [.. keys.DistinctBy(k => k.KeyId)];
        return true;
    }
}
