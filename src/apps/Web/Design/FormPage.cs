using Microsoft.AspNetCore.Components;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Kernel.Http;

namespace Tongban.Web.Design;

/// <summary>A page that knows who asks, and whose forms are posted to itself; what was typed is shown again with what is wrong.</summary>
public abstract class ActingPage : Bilingual
{
    private bool loaded;

    [CascadingParameter]
    internal HttpContext Http { get; set; } = default!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = default!;

    [Inject]
    internal IActing WhoActs { get; set; } = default!;

    internal Acting By { get; private set; } = Acting.Anyone;

    internal List<FieldError> Errors { get; } = [];

    internal CancellationToken Gone => Http.RequestAborted;

    internal Text? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == Field.IdOf(field))?.Message;

    /// <summary>A value as posted; null when this is no post or there is none.</summary>
    internal string? Sent(string name) => Http.Request.HasFormContentType && Http.Request.Form.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Shows a refusal beside the fields it names, with its status; a thing not to be seen becomes the page not found.</summary>
    internal void Refuse(Refusal refusal)
    {
        if (refusal.Kind == RefusalKind.NotFound)
        {
            Navigation.NotFound();
            return;
        }

        Http.Response.StatusCode = refusal.Kind.Status();
        if (refusal.Fields is { Count: > 0 } fields)
            Errors.AddRange(fields.Select(f => new FieldError(Field.IdOf(f.Key), f.Value)));
        else
            Errors.Add(new(null, refusal.Message));
    }

    internal void Wrong(string field, Text message)
    {
        Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        Errors.Add(new(Field.IdOf(field), message));
    }

    /// <summary>Loads what the page shows; who asks is known.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>
    /// Loads before anything is rendered. Otherwise the framework renders a page once while it still waits for the database, and one that
    /// needs what it loads would fall over – on a database that answers at once never, on a server now and then.
    /// </summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!loaded)
        {
            loaded = true;
            By = await WhoActs.CurrentAsync();
            await LoadAsync();
        }

        await base.SetParametersAsync(ParameterView.Empty);
    }
}
