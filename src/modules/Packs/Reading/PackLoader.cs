using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Opens a directory or zip and reads the pack in it.</summary>
internal sealed class PackLoader(IEnumerable<IModuleAction> actions) : IPackLoader
{
    private readonly PackReader reader = new(actions.ToDictionary(a => a.Name, StringComparer.Ordinal));

    public PackLoadResult LoadDirectory(string directory) => Load(problems => PackFiles.FromDirectory(directory, problems)).Result;

    public PackLoadResult LoadZip(Stream zip) => Load(problems => PackFiles.FromZip(zip, problems)).Result;

    internal (PackLoadResult Result, PackFiles Files) Load(Func<Problems, PackFiles> open)
    {
        var problems = new Problems();
        var files = open(problems);
        return (Read(files, problems), files);
    }

    internal PackLoadResult Read(PackFiles files, Problems problems) => reader.Read(files, problems);
}
