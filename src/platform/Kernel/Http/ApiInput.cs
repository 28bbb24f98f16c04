using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tongban.Kernel.Http;

/// <summary>What a caller of the API sends is of the shape that its endpoint states, or the caller is told what is wrong where.</summary>
public static class ApiInput
{
    /// <summary>Members that a type says are never null must be there; a request of another shape is refused with words.</summary>
    public static IServiceCollection AddApiInput(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver =
            (json.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(MissingMembersAreTold));
        return services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>Answers a request of another shape under <c>/api</c> as a refusal with its status; stands before whatever binds requests.</summary>
    public static IApplicationBuilder UseApiInput(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (BadHttpRequestException wrong) when (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !http.Response.HasStarted)
        {
            http.Response.Clear();
            await Told(wrong, http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize).ToResult().ExecuteAsync(http).ConfigureAwait(false);
        }
    });

    private static Refusal Told(BadHttpRequestException wrong, long? most)
    {
        if (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
            return HttpRefusals.TooLarge(most);
        if (wrong.StatusCode == StatusCodes.Status415UnsupportedMediaType)
            return HttpRefusals.WrongType;
        var why = wrong.InnerException is JsonException json
            ? json.Path is { Length: > 0 } path ? $"{path}: {json.Message.Split(" Path:")[0]}" : json.Message
            : wrong.Message;
        return Refusal.Invalid("api.malformed", new($"请求内容不符合接口要求：{why}", $"The request is not of the shape this endpoint takes: {why}"));
    }

    private static void MissingMembersAreTold(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var needed = type.Properties.Where(p => p is { Get: not null, AssociatedParameter: { IsNullable: false, HasDefaultValue: false } } && !p.PropertyType.IsValueType).ToList();
        if (needed.Count == 0)
            return;
        var before = type.OnDeserialized;
        type.OnDeserialized = read =>
        {
            before?.Invoke(read);
            if (needed.Find(p => p.Get!(read) is null) is { } missing)
                throw new JsonException($"'{missing.Name}' is missing");
        };
    }
}
