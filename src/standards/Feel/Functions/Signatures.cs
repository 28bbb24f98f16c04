using Tongban.Feel.Syntax;

namespace Tongban.Feel.Functions;

/// <summary>
/// The types of the built-in functions as 10.3.4 gives them, so that they are values of function types (10.3.2.9) like any other: one type
/// for each way of calling it, the longest first. "…" takes any number of its kind.
/// </summary>
internal static class Signatures
{
    private const string Written = """
        string: Any -> string
        number: string, string, string -> number | string, string -> number | string -> number
        not: boolean -> boolean
        is: Any, Any -> boolean
        range: string -> range<Any>
        substring: string, number, number -> string | string, number -> string
        string length: string -> number
        upper case: string -> string
        lower case: string -> string
        substring before: string, string -> string
        substring after: string, string -> string
        contains: string, string -> boolean
        starts with: string, string -> boolean
        ends with: string, string -> boolean
        matches: string, string, string -> boolean | string, string -> boolean
        replace: string, string, string, string -> string | string, string, string -> string
        split: string, string -> list<string>
        string join: list<string>, string -> string | list<string> -> string
        list contains: list<Any>, Any -> boolean
        count: list<Any> -> number
        min: list<Any> -> Any | Any… -> Any
        max: list<Any> -> Any | Any… -> Any
        sum: list<number> -> number | number… -> number
        mean: list<number> -> number | number… -> number
        product: list<number> -> number | number… -> number
        median: list<number> -> number | number… -> number
        stddev: list<number> -> number | number… -> number
        mode: list<number> -> list<number> | number… -> list<number>
        all: list<boolean> -> boolean | boolean… -> boolean
        any: list<boolean> -> boolean | boolean… -> boolean
        and: list<boolean> -> boolean | boolean… -> boolean
        or: list<boolean> -> boolean | boolean… -> boolean
        sublist: list<Any>, number, number -> list<Any> | list<Any>, number -> list<Any>
        append: list<Any>, Any… -> list<Any>
        concatenate: list<Any>… -> list<Any>
        insert before: list<Any>, number, Any -> list<Any>
        remove: list<Any>, number -> list<Any>
        list replace: list<Any>, number, Any -> list<Any> | list<Any>, function<Any, Any> -> boolean, Any -> list<Any>
        reverse: list<Any> -> list<Any>
        index of: list<Any>, Any -> list<number>
        union: list<Any>… -> list<Any>
        distinct values: list<Any> -> list<Any>
        flatten: list<Any> -> list<Any>
        sort: list<Any>, function<Any, Any> -> boolean -> list<Any> | list<Any> -> list<Any>
        decimal: number, number -> number
        floor: number, number -> number | number -> number
        ceiling: number, number -> number | number -> number
        round up: number, number -> number
        round down: number, number -> number
        round half up: number, number -> number
        round half down: number, number -> number
        abs: number -> number | days and time duration -> days and time duration | years and months duration -> years and months duration
        modulo: number, number -> number
        sqrt: number -> number
        log: number -> number
        exp: number -> number
        odd: number -> boolean
        even: number -> boolean
        date: string -> date | date and time -> date | date -> date | number, number, number -> date
        time: string -> time | date and time -> time | time -> time | date -> time | number, number, number -> time | number, number, number, days and time duration -> time
        date and time: string -> date and time | date, time -> date and time | date and time, time -> date and time | date -> date and time
        duration: string -> days and time duration | string -> years and months duration
        years and months duration: date, date -> years and months duration | date and time, date and time -> years and months duration
        now: -> date and time
        today: -> date
        day of week: date -> string | date and time -> string
        month of year: date -> string | date and time -> string
        day of year: date -> number | date and time -> number
        week of year: date -> number | date and time -> number
        before: Any, Any -> boolean
        after: Any, Any -> boolean
        meets: range<Any>, range<Any> -> boolean
        met by: range<Any>, range<Any> -> boolean
        overlaps: range<Any>, range<Any> -> boolean
        overlaps before: range<Any>, range<Any> -> boolean
        overlaps after: range<Any>, range<Any> -> boolean
        finishes: Any, range<Any> -> boolean
        finished by: range<Any>, Any -> boolean
        includes: range<Any>, Any -> boolean
        during: Any, range<Any> -> boolean
        starts: Any, range<Any> -> boolean
        started by: range<Any>, Any -> boolean
        coincides: Any, Any -> boolean
        get value: context, string -> Any
        get entries: context -> list<context<key: string, value: Any>>
        context: list<context> -> context
        context put: context, string, Any -> context | context, list<string>, Any -> context
        context merge: list<context> -> context
        """;

    private static readonly Dictionary<string, string> Lines = Written.Split('\n').ToDictionary(l => l[..l.IndexOf(':')], l => l[(l.IndexOf(':') + 1)..], StringComparer.Ordinal);

    /// <summary>The types of a function, each with whether its last parameter takes any number.</summary>
    internal static (FeelType Type, bool Any)[] Of(string name) => [.. Lines[name].Split('|').Select(Read)];

    private static (FeelType, bool) Read(string form)
    {
        // The last arrow is the function's own: those before it are of functions that it takes.
        var arrow = form.LastIndexOf("->", StringComparison.Ordinal);
        var text = $"null instance of function<{form[..arrow].Replace("…", "", StringComparison.Ordinal).Trim()}> {form[arrow..]}";
        return (((InstanceOfExpr)Parser.Parse(text, [], static _ => null, false, [])!).Type, form.Contains('…', StringComparison.Ordinal));
    }
}
