using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework.ActOnCase;
using Tongban.Casework.ArrangeDays;
using Tongban.Casework.Contracts;
using Tongban.Casework.ExplainCase;
using Tongban.Casework.KeepDossier;
using Tongban.Casework.Procedure;
using Tongban.Casework.PublishCase;
using Tongban.Casework.QueueCases;
using Tongban.Casework.ReadCase;
using Tongban.Casework.RunClocks;
using Tongban.Casework.Simulate;
using Tongban.Casework.Storage;
using Tongban.Casework.SubmitCase;
using Tongban.Kernel;
using Tongban.Storage;
using Tongban.WorkCalendar;

namespace Tongban.Casework;

/// <summary>The only wiring of Casework.</summary>
public static class CaseworkModule
{
    /// <summary>Adds cases with their clocks, dossiers, publicity and the simulator.</summary>
    public static IServiceCollection AddCasework(this IServiceCollection services)
    {
        services.AddSimulation();
        services.AddSingleton<IModuleTables, CaseworkTables>();
        services.AddSingleton<BlobStore>();
        services.AddOptions<DossierSettings>();
        services.AddScoped<CaseDoor>().AddScoped<CaseRun>().AddScoped<CaseFacts>().AddScoped<CaseRows>();
        services.AddScoped<SubmitHandler>().AddScoped<ActHandler>().AddScoped<ReadHandler>().AddScoped<QueueHandler>().AddScoped<DueClocks>();
        services.AddScoped<ICases, Cases>().AddScoped<IDossiers, DossierHandler>().AddScoped<IPublicity, PublicityHandler>();
        services.AddScoped<IExplanations, Explanations>().AddScoped<ILoads, LoadReader>().AddScoped<IFiles, FileHandler>();
        services.AddScoped<Func<CaseRow, ProcedureDefinition>>(given => row => given.GetRequiredService<Procedures>().Of(given.GetRequiredService<CaseRun>().ItemOf(row)));
        services.AddScoped<PaperRenderer>().AddScoped<ActionScene>();
        services.AddScoped<ICalendars, CalendarHandler>().AddScoped<Redating>();
        services.AddHostedService<ClockLoop>();
        services.AddHostedService<CalendarWatch>();
        return services;
    }

    /// <summary>Adds only what a simulation needs: no database.</summary>
    public static IServiceCollection AddSimulation(this IServiceCollection services)
    {
        services.AddSingleton<CalendarShelf>().AddScoped(given => given.GetRequiredService<CalendarShelf>().Now);
        // Actions are named by packs, so that they are known wherever packs are read; their scene only where cases live.
        services.AddScoped(given => new Lazy<ActionScene>(given.GetRequiredService<ActionScene>));
        services.AddScoped<IModuleAction, IssuePaper>().AddScoped<IModuleAction, SendNotice>().AddScoped<IModuleAction, ReturnMaterials>();
        services.AddScoped<IModuleAction, OpenPublicity>().AddScoped<IModuleAction, ClosePublicity>();
        services.AddSingleton<Procedures>();
        services.AddSingleton<ISimulator, Simulator>();
        return services;
    }

    /// <summary>Maps the JSON API.</summary>
    public static IEndpointRouteBuilder MapCasework(this IEndpointRouteBuilder endpoints) => endpoints.MapCaseworkApi().MapCalendarApi();
}
