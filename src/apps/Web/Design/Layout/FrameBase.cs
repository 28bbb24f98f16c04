using Microsoft.AspNetCore.Components;
using Tongban.Kernel;

namespace Tongban.Web.Design.Layout;

/// <summary>A layout that says each text in the reader's language.</summary>
public abstract class FrameBase : LayoutComponentBase
{
    [Inject]
    internal Reader Reader { get; set; } = default!;

    internal string In(Text text) => Reader.In(text);
}
