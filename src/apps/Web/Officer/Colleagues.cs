using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Web.Design;
using Tongban.Web.Texts;

namespace Tongban.Web.Officer;

/// <summary>The officers of one's organ who handle cases: names for lists, choices for handing over.</summary>
internal sealed class Colleagues
{
    private readonly Dictionary<Guid, string> names = [];

    private Colleagues()
    {
    }

    /// <summary>Whom one may hand a case to, oneself first.</summary>
    internal IReadOnlyList<Choice> Choices { get; private set; } = [];

    internal static async Task<Colleagues> OfAsync(IDirectory directory, Acting by, CancellationToken cancel)
    {
        var found = new Colleagues();
        if (by.OrganId is { } organ)
            foreach (var post in await directory.PostsAsync(organ, cancel))
                if (post.Roles.Any(role => role is Roles.Window or Roles.Examiner or Roles.Decider))
                    foreach (var holder in post.Holders)
                        found.names[holder.Id] = holder.Name;
        found.Choices =
        [
            new("", WorkTexts.Myself),
            .. found.names.Where(n => n.Key != by.PersonId).OrderBy(n => n.Value, StringComparer.Ordinal).Select(n => new Choice(n.Key.ToString(), new(n.Value, n.Value))),
        ];
        return found;
    }

    /// <summary>The name of who took a case; one who has left the organ is not named.</summary>
    internal Text NameOf(Guid? person) =>
        person is not { } id ? WorkTexts.Nobody : names.TryGetValue(id, out var name) ? new(name, name) : WorkTexts.Colleague;

    /// <summary>Reads a choice: null for oneself.</summary>
    internal bool TryRead(string? sent, out Guid? person)
    {
        person = null;
        if (string.IsNullOrEmpty(sent))
            return true;
        if (!Guid.TryParse(sent, out var id) || !names.ContainsKey(id))
            return false;
        person = id;
        return true;
    }
}
