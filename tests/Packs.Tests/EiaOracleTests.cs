using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Tongban.Casework.Contracts;

namespace Tongban.Packs.Tests;

/// <summary>Any order of events through the pack gives what the document gives when it is counted by hand.</summary>
public sealed class EiaOracleTests
{
    private static readonly string[] Types =
    [
        "accept", "correct-on-the-spot", "request-correction", "correct", "commission-evaluation", "extend-evaluation", "receive-evaluation",
        "request-hearing", "hold-hearing", "withdraw", "decide", "announce", "submit",
    ];

    private static readonly string[] Times = ["00:00:00", "09:30:00", "23:59:59"];

    private static readonly string[] Barred = ["not-required", "wrong-organ", "preparer-barred"];

    // Likely enough that many cases get far, and everything else in between.
    private static readonly Gen<string> Type = Gen.Frequency(
        (3, Gen.Const("accept")), (1, Gen.Const("correct-on-the-spot")), (2, Gen.Const("request-correction")), (3, Gen.Const("correct")),
        (3, Gen.Const("commission-evaluation")), (1, Gen.Const("extend-evaluation")), (4, Gen.Const("receive-evaluation")),
        (2, Gen.Const("request-hearing")), (3, Gen.Const("hold-hearing")), (1, Gen.Const("withdraw")), (8, Gen.Const("decide")), (4, Gen.Const("announce")),
        (1, Gen.Int[0, Types.Length - 1].Select(i => Types[i])));

    private static readonly Gen<Happening> Next = Gen.Select(Type, Gen.Frequency((3, Gen.Int[0, 3]), (2, Gen.Int[3, 15]), (1, Gen.Int[15, 60])), Gen.Int[1, 30], Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))), Gen.Int[0, Times.Length - 1].Select(i => Times[i]))
        .Select((type, gap, days, yes, time) => new Happening(type, gap, days, yes, time));

    private static readonly Gen<Course> Courses = Gen.Select(
        Gen.Bool, Gen.Bool, Gen.Int[0, 29].Select(i => i < Barred.Length ? Barred[i] : null), Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Int[0, 1700], Next.Array[0, 14], Gen.Int[0, 90])
        .Select((report, complete, barred, secret, start, events, rest) => new Course(report, complete, barred, secret, new DateOnly(2021, 1, 1).AddDays(start), events, rest));

    [Fact]
    public void AnyEvents_GiveWhatTheDocumentGives() => Courses.Sample(Check, iter: 3_000, print: c => c.ToJson());

    private static void Check(Course course)
    {
        var oracle = new EiaOracle(course.Report, course.Complete, course.Barred, course.Secret);
        var rejected = new List<string>();
        var day = course.Received;
        oracle.Submit(day);
        foreach (var happening in course.Events)
        {
            day = day.AddDays(happening.Gap);
            oracle.Begin(day);
            if (!oracle.Take(happening.Type, day, happening.Days, happening.Yes))
                rejected.Add(happening.Type);
        }

        var until = day.AddDays(course.Rest);
        oracle.Begin(until);

        var result = PackFolder.Simulator.Run(SimulationText.Read(course.ToJson()), "en");
        Assert.Equal(oracle.Outcome, result.Outcome);
        Assert.Equal(oracle.AcceptedOn, result.AcceptedOn);
        Assert.Equal(oracle.Deemed, result.DeemedAccepted);
        Assert.Equal(rejected, result.Rejected.Select(r => r.Type));
        Assert.Equal(oracle.Clocks.Keys.Order(), result.Clocks.Select(c => c.Id).Order());
        foreach (var (id, expected) in oracle.Clocks)
        {
            var clock = result.Clocks.Single(c => c.Id == id);
            Assert.Equal((id, expected.Started, expected.Due(until), expected.Completed, expected.Expired(until)), (clock.Id, clock.StartedOn, clock.DueOn, clock.CompletedOn, clock.Expired));
            Assert.Equal(expected.Stands.Order(), clock.Suspensions.Select(s => (s.From, s.To)).Order());
        }
    }

    private sealed record Happening(string Type, int Gap, int Days, bool Yes, string Time);

    private sealed record Course(bool Report, bool Complete, string? Barred, bool Secret, DateOnly Received, Happening[] Events, int Rest)
    {
        internal string ToJson()
        {
            var events = new StringBuilder();
            var day = Received;
            var time = "00:00:00";
            Add("submit", JsonSerializer.Serialize(new { complete = Complete, requiresEia = Barred != "not-required", competentOrgan = Barred == "wrong-organ" ? "other" : "mee", preparerListed = Barred == "preparer-barred", secret = Secret }));
            foreach (var happening in Events)
            {
                day = day.AddDays(happening.Gap);
                if (happening.Gap > 0 || string.CompareOrdinal(happening.Time, time) > 0)
                    time = happening.Time;
                Add(happening.Type, happening.Type switch
                {
                    "correct" => JsonSerializer.Serialize(new { complete = happening.Yes }),
                    "extend-evaluation" => JsonSerializer.Serialize(new { workingDays = happening.Days }),
                    "decide" => JsonSerializer.Serialize(new { approve = happening.Yes, reasons = "as reviewed" }),
                    _ => "{}",
                });
            }

            return $$"""{"item":"eia-approval/{{(Report ? "report" : "form")}}","events":[{{events}}],"until":"{{Iso(day.AddDays(Rest))}}T23:59:59+08:00"}""";

            void Add(string type, string data) => events.Append(events.Length > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$"""{"at":"{{Iso(day)}}T{{time}}+08:00","type":"{{type}}","data":{{data}}}""");
        }

        private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
