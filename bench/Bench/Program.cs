using Tongban.Bench;

return args switch
{
    ["engine", .. var rest] => EngineBench.Run(rest),
    ["decisions", .. var rest] => await DecisionBench.Run(rest),
    ["pages", .. var rest] => await PageBench.Run(rest),
    ["weights", .. var rest] => await PageWeights.Run(rest),
    ["bare", var file, var address] => await Bare.ServeAsync(file, address),
    ["population", .. var rest] => PopulationBench.Run(rest),
    ["import", .. var rest] => await ImportBench.Run(rest),
    ["import-one", var what] => ImportBench.One(what),
    ["search", .. var rest] => await SearchBench.Run(rest),
    ["cases", .. var rest] => await CaseBench.Run(rest),
    ["queue", .. var rest] => await QueueBench.Run(rest),
    ["start", .. var rest] => await StartBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/Bench -- engine|decisions [seconds], population [rows], cases [lives] [sqlite|postgresql], queue [most] [sqlite|postgresql], start [times], search [clauses], import [rows], pages ADDRESS [seconds] [rounds], weights ADDRESS");
    return 2;
}
