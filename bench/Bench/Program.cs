using Tongban.Bench;

return args switch
{
    ["engine", .. var rest] => EngineBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/Bench -- engine [seconds]");
    return 2;
}
