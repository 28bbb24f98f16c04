using System.Text.Json;

namespace Tongban.Cli.Online;

/// <summary>A case in lines of text; every clock says when it started, on which clause, what did not count and why, when it is due and what happens then.</summary>
internal sealed class CaseText(Server server, bool everyDay)
{
    internal void Print(JsonElement detail)
    {
        var row = detail.GetProperty("row");
        Console.WriteLine($"{row.Text("number")}  {server.In(row.GetProperty("itemTitle"))}");
        Console.WriteLine(Printed.Safe(row.Text("subject")));
        Console.WriteLine($"{Say("状态", "Outcome")} {row.Text("outcome")}, {Say("版本号", "revision")} {row.Text("revision")}; {Say("收到", "received")} {row.Instant("receivedAt")}; {detail.Text("pack")} {detail.Text("packVersion")}");
        if (detail.Text("acceptedOn") is { } accepted)
            Console.WriteLine($"{Say("受理", "Accepted")} {accepted}{(detail.Is("deemedAccepted") ? Say("（逾期未告知，视为受理）", " (deemed: nobody answered in time)") : "")}");
        if (detail.Text("queryCode") is { } code)
            Console.WriteLine($"{Say("查询码", "Query code")} {code}");
        Part(Say("时限", "Clocks"), detail.Each("clocks"), Clock);
        Part(Say("现在可办", "Can be done"), detail.Each("acts"), Act);
        Part(Say("文书", "Papers"), detail.Each("papers"), p => Line($"{p.Text("no")}. {server.In(p.GetProperty("title"))}  {p.Instant("issuedAt")}{p.Clause("basis")}"));
        Part(Say("材料", "Files"), detail.Each("files"), f => Line($"{f.Text("no")}. {f.Text("material")}  {Printed.Safe(f.Text("name"))}  {f.Text("size")} B"));
        Part(Say("公众意见", "Comments"), detail.Each("comments"), c => Line($"{c.Instant("at")}  {Printed.Safe(c.Text("name"))}: {Printed.Safe(c.Text("words"))}"));
        Part(Say("经过", "History"), detail.Each("history"), h =>
            Line($"{h.Instant("at")}  {server.In(h.GetProperty("title"))}{(h.Text("by") is { Length: > 0 } by ? $" – {Printed.Safe(by)}" : "")}{h.Clause("basis")}"));
    }

    private void Clock(JsonElement clock)
    {
        Line($"{server.In(clock.GetProperty("title"))} ({clock.Text("id")}), {clock.Text("period")}{clock.Clause("basis")}");
        Line($"  {Say("起算日的前一日", "started by the event of")} {clock.Text("startedOn")}; {End(clock)}");
        foreach (var still in clock.Each("standstills"))
            Line($"  {Say("不计入", "stood still")} {still.Text("from")} – {still.Text("to") ?? "…"}: {server.In(still.GetProperty("reason"))}{still.Clause("basis")}");
        if (clock.TryGetProperty("onExpiry", out var effect) && server.In(effect) is { Length: > 0 } words)
            Line($"  {Say("届满时", "when it runs out")}: {words}");
        if (clock.Is("provisional"))
            Line($"  {Say("所涉年份尚无放假通知，日期为暂定", "provisional: a year it reaches into has no holiday notice yet")}");
        Days(clock);
    }

    private string End(JsonElement clock) =>
        clock.Text("completedOn") is { } done ? $"{Say("办结", "completed")} {done}{(clock.Text("dueOn") is { } was ? $" ({Say("应于", "due")} {was})" : "")}"
        : clock.Text("stoppedOn") is { } stopped ? $"{Say("随办件终止", "ended with the case on")} {stopped}"
        : clock.Is("standsStill") ? Say("现在停止计算", "stands still now")
        : clock.Is("expired") ? $"{Say("已届满，最后一日", "ran out, last day")} {clock.Text("dueOn")}"
        : $"{Say("最后一日", "last day")} {clock.Text("dueOn") ?? "–"}";

    // Days that do not count are told in runs of one reason; all of them one by one when asked for.
    private void Days(JsonElement clock)
    {
        (string From, string To, string Why)? run = null;
        foreach (var day in clock.Each("days"))
        {
            var (date, number, why) = (day.Text("date")!, day.GetProperty("number").GetInt32(), server.In(day.GetProperty("because")));
            if (everyDay)
                Line($"    {date}  {(number > 0 ? $"{number,3}" : "  –")}  {why}");
            else if (number > 0)
                Flush(ref run);
            else if (run is { } open && open.Why == why)
                run = open with { To = date };
            else
            {
                Flush(ref run);
                run = (date, date, why);
            }
        }

        Flush(ref run);
    }

    private void Flush(ref (string From, string To, string Why)? run)
    {
        if (run is var (from, to, why))
            Line($"  {Say("不计", "not counted")} {(from == to ? from : $"{from} – {to}")}: {why}");
        run = null;
    }

    private void Act(JsonElement act) =>
        Line($"{act.Text("type")}  {server.In(act.GetProperty("title"))}{(act.TryGetProperty("blocked", out var blocked) && server.In(blocked) is { Length: > 0 } why ? $" – {Say("现在不能", "not now")}: {why}" : "")}{act.Clause("basis")}");

    private static void Part(string title, IEnumerable<JsonElement> rows, Action<JsonElement> print)
    {
        var first = true;
        foreach (var row in rows)
        {
            if (first)
                Console.WriteLine($"{title}:");
            first = false;
            print(row);
        }
    }

    private static void Line(string text) => Console.WriteLine($"  {text}");

    private string Say(string zh, string en) => server.Say(zh, en);
}
