using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;
using Tongban.Registers.Contracts;
using Tongban.Registers.ReadRegister;
using Tongban.Registers.Storage;
using Tongban.Registers.WriteEntry;
using Tongban.Storage;

namespace Tongban.Registers;

/// <summary>The only wiring of Registers.</summary>
public static class RegistersModule
{
    private static readonly string[] Writers = [Roles.Window, Roles.Examiner, Roles.Decider];

    /// <summary>Adds the registers that packs define.</summary>
    public static IServiceCollection AddRegisters(this IServiceCollection services) => services
        .AddRegisterActions()
        .AddSingleton<IModuleTables, RegistersTables>()
        .AddScoped<RegisterShelf>().AddScoped<RegisterReader>().AddScoped<RegisterWriter>()
        .AddScoped<IRegisters, RegisterDoor>();

    /// <summary>Adds only what packs are checked against where they are read without a database.</summary>
    public static IServiceCollection AddRegisterActions(this IServiceCollection services) => services
        .AddScoped(given => new Lazy<RegisterWriter>(given.GetRequiredService<RegisterWriter>))
        .AddScoped<IModuleAction, WriteAction>();

    /// <summary>Maps the JSON API.</summary>
    public static IEndpointRouteBuilder MapRegisters(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/registers").WithTags("Registers");
        api.MapGet("/{register}", async (string register, string? search, string? after, IRegisters registers, IActing acting, CancellationToken cancel) =>
            (await registers.ListAsync(register, search, after, await acting.CurrentAsync(), cancel)).ToResult())
            .AllowAnyone().WithName("ListRegister").WithSummary("Entries of a register, newest first");
        api.MapGet("/entries/{id:guid}", async (Guid id, IRegisters registers, IActing acting, HttpResponse response, CancellationToken cancel) =>
            {
                var outcome = await registers.FindAsync(id, await acting.CurrentAsync(), cancel);
                if (outcome.Succeeded)
                    response.Headers.ETag = $"\"{outcome.Value.Revision}\"";
                return outcome.ToResult();
            })
            .AllowAnyone().WithName("ReadEntry").WithSummary("An entry");
        api.MapPost("/{register}", async (string register, JsonElement data, [FromHeader(Name = "Idempotency-Key")] string? key, IRegisters registers, IActing acting, CancellationToken cancel) =>
            (await registers.EnterAsync(register, data, await acting.CurrentAsync(), null, key, cancel)).ToResult())
            .RequireRole(Writers).WithName("EnterEntry").WithSummary("Enters an entry");
        api.MapPut("/entries/{id:guid}", async (Guid id, Correction body, IRegisters registers, IActing acting, CancellationToken cancel) =>
            (await registers.CorrectAsync(id, body.Revision, body.Data, body.Reason ?? "", await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Writers).WithName("CorrectEntry").WithSummary("Corrects an entry; what stood before stays in its history");
        api.MapPost("/entries/{id:guid}/withdrawal", async (Guid id, Withdrawal body, IRegisters registers, IActing acting, CancellationToken cancel) =>
            (await registers.WithdrawAsync(id, body.Revision, body.Reason ?? "", await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Writers).WithName("WithdrawEntry").WithSummary("Withdraws an entry");
        return endpoints;
    }

    internal sealed record Correction(int Revision, JsonElement Data, string? Reason);

    internal sealed record Withdrawal(int Revision, string? Reason);
}

internal sealed class RegisterDoor(RegisterReader reader, RegisterWriter writer) : IRegisters
{
    public Task<bool> ContainsAsync(string register, IReadOnlyDictionary<string, IReadOnlyList<string>> where, DateOnly on, CancellationToken cancel) =>
        reader.ContainsAsync(register, where, on, cancel);

    public Task<Outcome<RegisterEntry>> FindAsync(Guid id, Acting by, CancellationToken cancel) => reader.FindAsync(id, by, cancel);

    public Task<Outcome<RegisterPage>> ListAsync(string register, string? search, string? after, Acting by, CancellationToken cancel) =>
        reader.ListAsync(register, search, after, by, cancel);

    public Task<Outcome<RegisterEntry>> EnterAsync(string register, JsonElement data, Acting by, ClauseRef? basis, string? idempotencyKey, CancellationToken cancel) =>
        writer.EnterAsync(register, data, by, basis, idempotencyKey, cancel);

    public Task<Outcome<RegisterEntry>> CorrectAsync(Guid id, int revision, JsonElement data, string reason, Acting by, CancellationToken cancel) =>
        writer.CorrectAsync(id, revision, data, reason, by, cancel);

    public Task<Outcome<RegisterEntry>> WithdrawAsync(Guid id, int revision, string reason, Acting by, CancellationToken cancel) =>
        writer.WithdrawAsync(id, revision, reason, by, cancel);
}
