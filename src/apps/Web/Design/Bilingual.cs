using Microsoft.AspNetCore.Components;
using Tongban.Kernel;

namespace Tongban.Web.Design;

/// <summary>What every component is: it says each text, date and number as the reader's language does.</summary>
public abstract class Bilingual : ComponentBase
{
    [Inject]
    internal Reader Reader { get; set; } = default!;

    internal string In(Text text) => Reader.In(text);

    internal string? In(Text? text) => text is { } given ? Reader.In(given) : null;

    internal string In(DateOnly day) => Reader.In(Written.Day(day));

    internal string In(DateTimeOffset at) => Reader.In(Written.Moment(at));
}
