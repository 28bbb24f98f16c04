using Microsoft.AspNetCore.Components;
using Tongban.Kernel;

namespace Tongban.Web.Design;

/// <summary>What every component is: it says each text in the reader's language.</summary>
public abstract class Bilingual : ComponentBase
{
    [Inject]
    internal Reader Reader { get; set; } = default!;

    internal string In(Text text) => Reader.In(text);
}
