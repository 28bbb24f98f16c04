using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tongban.Identity.Contracts;

namespace Tongban.Web.Host;

// What every operation has in common – who may, how one shows who one is, how it says no – is told from the endpoints' own metadata.
internal static class ApiDescription
{
    /// <summary>The roles of which one is needed, <c>*</c> for anybody, <c>+</c> for whoever is signed in.</summary>
    internal const string WhoMayExtension = "x-who-may";
    private const string Problem = "application/problem+json";

    internal static void Describe(this OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Tongban 通办";
            document.Info.Description =
                "Public services that run on the law itself. Every answer a person reads is in Chinese and English. A refusal is problem details "
                + "(RFC 9457) with a stable code, words in both languages and its clause. Commands take an Idempotency-Key; cases a revision in If-Match. "
                + "X-Acting-For chooses as whom one acts: self, organisation:ID or post:ID.";
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "tongban", Description = "The session of a person at a browser" },
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An access token with scopes, made under /my/security" },
            };
            document.AddComponent<IOpenApiSchema>("Refusal", RefusalShape());
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<WhoMay>().LastOrDefault() is not { } whoMay)
                return Task.CompletedTask;
            operation.AddExtension(WhoMayExtension, new JsonNodeExtension(new JsonArray([.. whoMay.Roles.Select(r => (JsonNode)r)])));
            operation.Responses ??= [];
            if (!whoMay.IsAnyone)
            {
                operation.Security = [Needs("session", context.Document!)];
                if (!metadata.OfType<SessionOnly>().Any())
                    operation.Security.Add(Needs("token", context.Document!));
                Refused(operation, context.Document!, "401", "Nobody is signed in");
                Refused(operation, context.Document!, "403", "The one who asks may not");
            }

            if (context.Description.RelativePath?.Contains('{', StringComparison.Ordinal) == true)
                Refused(operation, context.Document!, "404", "There is no such thing, or it is not the asker's to see");
            if (operation.RequestBody is not null)
            {
                Refused(operation, context.Document!, "400", "The body is not of this shape; fields names each fault");
                Refused(operation, context.Document!, "413", "The body is larger than is taken");
                Refused(operation, context.Document!, "415", "The body is of another type");
            }

            Refused(operation, context.Document!, "default", "Any other refusal");
            return Task.CompletedTask;
        });
    }

    private static OpenApiSecurityRequirement Needs(string scheme, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static void Refused(OpenApiOperation operation, OpenApiDocument document, string status, string why)
    {
        if (operation.Responses!.TryGetValue(status, out var stated) && stated.Content?.Count > 0)
            return;
        operation.Responses[status] = new OpenApiResponse
        {
            Description = why,
            Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() { Schema = new OpenApiSchemaReference("Refusal", document) } },
        };
    }

    private static OpenApiSchema RefusalShape()
    {
        OpenApiSchema Words(string what) => new() { Type = JsonSchemaType.String, Description = what };
        return new()
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Words("urn:tongban:refusal:CODE"),
                ["title"] = Words("What is wrong, in Chinese"),
                ["detail"] = Words("What is wrong, in English"),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["code"] = Words("Stable code"),
                ["messageZh"] = Words("As title"),
                ["messageEn"] = Words("As detail"),
                ["basis"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The clause it rests on" },
                ["fields"] = new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, Description = "Each faulty field with words in zh and en" },
            },
        };
    }
}
