namespace Tongban.LegalText.Duties;

/// <summary>Who answers for a task, as the text names them.</summary>
/// <param name="Lead">Bodies that lead; where nobody 牵头, those who answer.</param>
/// <param name="Joint">Bodies that answer beside a lead.</param>
/// <param name="Regions">Whether 各地区, 相关地区 or the governments of a level answer.</param>
public sealed record Responsibility(IReadOnlyList<string> Lead, IReadOnlyList<string> Joint, bool Regions)
{
    /// <summary>Nobody named.</summary>
    public static Responsibility None { get; } = new([], [], false);

    /// <summary>Both, each body once: a task with several brackets.</summary>
    public Responsibility And(Responsibility other)
    {
        var lead = Lead.Union(other.Lead).ToList();
        return new(lead, [.. Joint.Union(other.Joint).Except(lead)], Regions || other.Regions);
    }
}
