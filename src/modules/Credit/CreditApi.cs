using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tongban.Credit.Contracts;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;

namespace Tongban.Credit;

/// <summary>The JSON API of credit. Whose record it is, the handlers ask.</summary>
internal static class CreditApi
{
    private static readonly string[] Officers = [Roles.Examiner, Roles.Decider];

    internal static IEndpointRouteBuilder MapCreditApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/credit").WithTags("Credit");

        api.MapGet("/companies", async (string? search, string? after, ICredit credit, CancellationToken cancel) => await credit.CompaniesAsync(search, after, cancel))
            .AllowAnyone().WithName("CreditCompanies").WithSummary("Companies with a record that is public today");
        api.MapGet("/companies/{code}", async (string code, ICredit credit, CancellationToken cancel) => (await credit.CompanyAsync(code, cancel)).ToResult())
            .AllowAnyone().WithName("CompanyCredit").WithSummary("Public records of a company");

        api.MapPost("/look-ups", async (CreditLookupInput input, ICredit credit, IActing acting, CancellationToken cancel) => (await credit.LookUpAsync(input, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Window, Roles.Examiner, Roles.Decider).WithName("LookUpCredit").WithSummary("Records of a person or company for a stated purpose; logged for a person");

        api.MapGet("/mine", async (ICredit credit, IActing acting, CancellationToken cancel) => (await credit.MineAsync(await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("MyCredit").WithSummary("One's own records, requests, and who looked");
        api.MapPost("/mine/{no:int}/objection", async (int no, Objection body, ICreditRequests requests, IActing acting, CancellationToken cancel) =>
            (await requests.ObjectAsync(no, body.Words, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("ObjectToCredit").WithSummary("Objects to one's own record; it is marked as in dispute at once");
        api.MapPost("/mine/{no:int}/repair", async (int no, CreditRepairInput body, ICreditRequests requests, IActing acting, CancellationToken cancel) =>
            (await requests.ApplyForRepairAsync(no, body, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Applicant).WithName("RepairCredit").WithSummary("Applies for repair of one's own record");

        api.MapPost("/records", async (RecordInput body, [FromHeader(Name = "Idempotency-Key")] string? key, ICredit credit, IActing acting, CancellationToken cancel) =>
            body.Entry() is { } entry
                ? (await credit.RecordAsync(entry, await acting.CurrentAsync(), key, cancel)).ToResult()
                : new OutcomeResult<CreditRecord>(Refusal.Invalid("credit.bad-entry", new("记录填写不完整。", "The record is incomplete."))))
            .RequireRole(Officers).WithName("RecordCredit").WithSummary("Enters a record in the name of one's organ");
        api.MapPost("/records/{subjectId:guid}/{no:int}/withdrawal", async (Guid subjectId, int no, Withdrawal body, ICredit credit, IActing acting, CancellationToken cancel) =>
            (await credit.WithdrawAsync(new(subjectId, no), body.Reason, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Officers).WithName("WithdrawCredit").WithSummary("Withdraws a record of one's organ");

        api.MapGet("/requests", async (string? after, ICreditRequests requests, IActing acting, CancellationToken cancel) => (await requests.QueueAsync(after, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Examiner, Roles.Decider, Roles.Supervisor).WithName("CreditRequests").WithSummary("Objections and repairs that wait for the organ, what falls due first on top");
        api.MapPost("/requests/{subjectId:guid}/{no:int}/decision", async (Guid subjectId, int no, RequestDecision body, ICreditRequests requests, IActing acting, CancellationToken cancel) =>
            (await requests.DecideAsync(new(subjectId, no), body.Granted, body.Reasons, await acting.CurrentAsync(), cancel)).ToResult())
            .RequireRole(Roles.Decider).WithName("DecideCreditRequest").WithSummary("Decides an objection or a repair");
        return endpoints;
    }

    internal sealed record Objection(string? Words);

    internal sealed record Withdrawal(string? Reason);

    internal sealed record RequestDecision(bool Granted, string? Reasons);

    /// <summary>A record as an officer sends it; the organ is the officer's own, the source is named by the number of its decision.</summary>
    internal sealed record RecordInput(
        string? Number, string? Name, CreditKind? Kind, CreditSeverity? Severity, string? WhatZh, string? WhatEn, string? Decision, DateOnly? DecidedOn, string? Domain, string? Basis)
    {
        internal CreditEntry? Entry() =>
            Kind is { } kind && Severity is { } severity && WhatZh?.Trim() is { Length: > 0 } zh && WhatEn?.Trim() is { Length: > 0 } en && Decision?.Trim() is { Length: > 0 } decision && DecidedOn is { } on
                ? new(Number, Name, kind, severity, new(zh, en), new($"decision:{decision}", decision), on, Domain, string.IsNullOrWhiteSpace(Basis) ? null : ClauseRef.Parse(Basis.Trim()))
                : null;
    }
}
