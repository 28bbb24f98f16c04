using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Storage;

namespace Tongban.Identity;

internal sealed record Created(Guid Id);

/// <summary>Organs, their offices and posts. A post of administrators or auditors carries nothing else: who runs the house decides no case, who audits it runs nothing.</summary>
internal sealed partial class OrganVerbs(PlatformDb db, Changes changes)
{
    private static readonly string[] Apart = [Roles.Administrator, Roles.Auditor];

    internal Task<Outcome<Created>> CreateOrganAsync(Acting by, OrganInput input, CancellationToken cancel) => changes.RunAsync<Created>(async token =>
    {
        if (input.Code is null || !CodeForm().IsMatch(input.Code))
            return Bad("code", new("机关代码为2至40个小写字母、数字或连字符。", "An organ's code is 2 to 40 small letters, digits or hyphens."));
        if (BadName(input.NameZh, input.NameEn) is { } wrong)
            return wrong;
        var parent = input.Parent is null ? (Guid?)null : DerivedIds.Organ(input.Parent);
        if (parent is not null && !await db.Set<Organ>().AnyAsync(o => o.Id == parent, token).ConfigureAwait(false))
            return Bad("parent", new("没有此上级机关。", "There is no such organ above."));
        var id = DerivedIds.Organ(input.Code);
        if (await db.Set<Organ>().AnyAsync(o => o.Id == id, token).ConfigureAwait(false))
            return Refusal.Conflict("identity.organ-exists");
        db.Add(new Organ { Id = id, Code = input.Code, NameZh = input.NameZh!.Trim(), NameEn = input.NameEn!.Trim(), ParentId = parent });
        await changes.RecordAsync(id, "organ", "identity.organ-created", by, input, token).ConfigureAwait(false);
        return new Created(id);
    }, cancel);

    internal Task<Outcome<Created>> CreateOfficeAsync(Acting by, Guid organ, OfficeInput input, CancellationToken cancel) => changes.RunAsync<Created>(async token =>
    {
        if (!await db.Set<Organ>().AnyAsync(o => o.Id == organ, token).ConfigureAwait(false))
            return Refusal.NotFound("identity.organ");
        if (BadName(input.NameZh, input.NameEn) is { } wrong)
            return wrong;
        var office = new Office { OrganId = organ, Id = Guid.NewGuid(), NameZh = input.NameZh!.Trim(), NameEn = input.NameEn!.Trim() };
        db.Add(office);
        await changes.RecordAsync(organ, "organ", "identity.office-created", by, new { office.Id, office.NameZh }, token).ConfigureAwait(false);
        return new Created(office.Id);
    }, cancel);

    internal Task<Outcome<Created>> CreatePostAsync(Acting by, Guid organ, PostInput input, CancellationToken cancel) => changes.RunAsync<Created>(async token =>
    {
        if (!await db.Set<Office>().AnyAsync(o => o.OrganId == organ && o.Id == input.OfficeId, token).ConfigureAwait(false))
            return Refusal.NotFound("identity.office");
        if (BadName(input.NameZh, input.NameEn) is { } wrong)
            return wrong;
        if (input.Roles is not { Length: > 0 } roles || roles.Any(r => !Roles.OfPosts.Contains(r)))
            return Bad("roles", new("角色不正确。", "A role is not one a post can carry."));
        if (roles.Length > 1 && roles.Any(Apart.Contains))
            return Bad("roles", new("管理员或审计岗位不得兼任其他角色。", "A post of an administrator or auditor carries no other role."));
        var post = new Post
        {
            Id = Guid.NewGuid(),
            OrganId = organ,
            OfficeId = input.OfficeId,
            NameZh = input.NameZh!.Trim(),
            NameEn = input.NameEn!.Trim(),
            Roles = JsonSerializer.Serialize(roles.Distinct()),
        };
        db.Add(post);
        await changes.RecordAsync(organ, "organ", "identity.post-created", by, new { post.Id, post.NameZh, roles }, token).ConfigureAwait(false);
        return new Created(post.Id);
    }, cancel);

    private static Refusal? BadName(string? zh, string? en) =>
        string.IsNullOrWhiteSpace(zh) || string.IsNullOrWhiteSpace(en) || zh.Length > 200 || en.Length > 200
            ? Bad("name", new("请填写中英文名称（至多200字）。", "Give the name in Chinese and English (at most 200 characters).")) : null;

    private static Refusal Bad(string field, Text message) => Refusal.Invalid("identity.bad-organ", message, new Dictionary<string, Text> { [field] = message });

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
