using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tongban.Identity.Contracts;
using Tongban.Storage;

namespace Tongban.Identity;

/// <summary>The only wiring of Identity. Needs Storage and Audit; data protection keys are the host's to persist and share.</summary>
public static class IdentityModule
{
    // A key that anybody can read here protects nothing; it exists so that a newcomer's machine starts.
    private const string DevelopmentPersonKey = "development-only-key-of-no-secrecy-whatsoever";

    /// <summary>Adds accounts, sessions, mandates, organs and the acting of a request. Settings are read from <c>Identity</c>.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddOptions<IdentitySettings>().BindConfiguration("Identity")
            .PostConfigure<IHostEnvironment>((settings, host) => settings.PersonKey ??= host.IsDevelopment() ? DevelopmentPersonKey : null)
            .Validate(settings => settings.PersonKey is { Length: >= 32 }, "Identity:PersonKey must be set to a secret of at least 32 characters")
            .ValidateOnStart();
        services.AddSingleton<IModuleTables, IdentityTables>();
        services.AddSingleton<DerivedIds>().AddSingleton<IPartyNumbers>(s => s.GetRequiredService<DerivedIds>()).AddSingleton<AttemptRate>().AddSingleton<PasswordRules>().AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddScoped<RequestIdentity>().AddScoped<IActing>(s => s.GetRequiredService<RequestIdentity>()).AddScoped<IActingChoices>(s => s.GetRequiredService<RequestIdentity>());
        services.AddScoped<ActingResolver>().AddScoped<CredentialCheck>().AddScoped<OneTimeCodes>().AddScoped<Changes>();
        services.AddScoped<ISignIn, SignInHandler>().AddScoped<IDirectory, DirectoryReader>();
        services.AddScoped<MandateVerbs>().AddScoped<IMandates>(s => s.GetRequiredService<MandateVerbs>());
        services.AddScoped<OwnAccount>().AddScoped<OrganVerbs>().AddScoped<AppointmentVerbs>().AddScoped<AccountVerbs>().AddScoped<DemoSeeding>();
        services.AddScoped<IAccounts, Accounts>().AddScoped<IOrgans, Organs>().AddScoped<IOwnAccount>(s => s.GetRequiredService<OwnAccount>());
        return services;
    }

    /// <summary>Puts the gate into the pipeline: after routing, before antiforgery and endpoints.</summary>
    public static IApplicationBuilder UseIdentity(this IApplicationBuilder app) => app.UseMiddleware<IdentityMiddleware>();

    /// <summary>Maps the API under <c>/api/identity</c>.</summary>
    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var api = endpoints.MapGroup("/api/identity").WithTags("Identity");
        SignInEndpoints.Map(api);
        OwnAccountEndpoints.Map(api);
        MandateEndpoints.Map(api);
        AdministrationEndpoints.Map(api);
        return endpoints;
    }
}
