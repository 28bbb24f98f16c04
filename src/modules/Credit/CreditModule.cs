using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tongban.Credit.AskStanding;
using Tongban.Credit.Contracts;
using Tongban.Credit.DecideRequests;
using Tongban.Credit.LookUp;
using Tongban.Credit.RecordCredit;
using Tongban.Credit.Storage;
using Tongban.Credit.Terms;
using Tongban.Credit.WithdrawRecord;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Credit;

/// <summary>The only wiring of Credit.</summary>
public static class CreditModule
{
    /// <summary>Adds credit records. Settings are read from <c>Credit</c>.</summary>
    public static IServiceCollection AddCredit(this IServiceCollection services)
    {
        services.AddCreditActions();
        services.AddOptions<CreditSettings>().BindConfiguration("Credit");
        services.AddSingleton<IModuleTables, CreditTables>().AddSingleton<CreditTerms>();
        // The calendar an installation imports is Casework's; the library's own stands where there are no cases.
        services.TryAddSingleton(HolidayCalendar.China);
        services.AddScoped<SubjectShelf>().AddScoped<LookupLog>().AddScoped<CreditReader>().AddScoped<StandingReader>().AddScoped<Recorder>().AddScoped<Withdrawer>();
        return services.AddScoped<ICredit, CreditDoor>().AddScoped<ICreditRequests, RequestHandler>();
    }

    /// <summary>Adds only what packs are checked against where they are read without a database.</summary>
    public static IServiceCollection AddCreditActions(this IServiceCollection services) => services
        .AddScoped(given => new Lazy<Recorder>(given.GetRequiredService<Recorder>)).AddScoped(given => new Lazy<Withdrawer>(given.GetRequiredService<Withdrawer>))
        .AddScoped<IModuleAction, RecordAction>().AddScoped<IModuleAction, WithdrawAction>();

    /// <summary>Maps the JSON API.</summary>
    public static IEndpointRouteBuilder MapCredit(this IEndpointRouteBuilder endpoints) => endpoints.MapCreditApi();
}

internal sealed class CreditDoor(Recorder recorder, Withdrawer withdrawer, StandingReader standing, CreditReader reader) : ICredit
{
    public Task<Outcome<CreditRecord>> RecordAsync(CreditEntry entry, Acting by, string? key, CancellationToken cancel) => recorder.HandleAsync(entry, by, key, cancel);

    public Task<Outcome<CreditRecord>> WithdrawAsync(CreditRecordId record, string? reason, Acting by, CancellationToken cancel) => withdrawer.OneAsync(record, reason, by, cancel);

    public Task<Outcome<int>> SourceFellAsync(string source, string reason, Acting by, ClauseRef? basis, CancellationToken cancel) => withdrawer.SourceFellAsync(source, reason, by, basis, cancel);

    public Task<CreditStanding> StandingAsync(CreditQuestion question, Acting by, CancellationToken cancel) => standing.AskAsync(question, by, cancel);

    public Task<CreditSubjectPage> CompaniesAsync(string? search, string? after, CancellationToken cancel) => reader.CompaniesAsync(search, after, cancel);

    public Task<Outcome<CreditFile>> CompanyAsync(string code, CancellationToken cancel) => reader.CompanyAsync(code, cancel);

    public Task<Outcome<CreditFile>> LookUpAsync(CreditLookupInput input, Acting by, CancellationToken cancel) => reader.LookUpAsync(input, by, cancel);

    public Task<Outcome<OwnCredit>> MineAsync(Acting by, CancellationToken cancel) => reader.MineAsync(by, cancel);
}
