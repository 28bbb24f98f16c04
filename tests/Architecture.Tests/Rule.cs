namespace Tongban.Architecture.Tests;

/// <summary>How every rule ends: no breach but the named ones, and no name without its breach.</summary>
internal static class Rule
{
    public static void Holds(string rule, IEnumerable<string> breaches)
    {
        var found = breaches.Distinct().Order(StringComparer.Ordinal).ToList();
        var named = Exceptions.Of(rule);
        var broken = found.Where(b => !named.Contains(b)).ToList();
        Assert.True(broken.Count == 0, $"{rule}: {broken.Count} broken\n  {string.Join("\n  ", broken)}");
        var stale = named.Where(n => !found.Contains(n)).ToList();
        Assert.True(stale.Count == 0, $"{rule}: no longer needed, remove from Exceptions.cs\n  {string.Join("\n  ", stale)}");
    }
}
