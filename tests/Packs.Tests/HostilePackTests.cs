using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tongban.Casework;
using Tongban.Packs.Contracts;
using Tongban.Registers;

namespace Tongban.Packs.Tests;

/// <summary>
/// A sound pack with one mean thing in it: it is not loaded, every problem says what and where, nothing throws, hangs or unfolds. The pack
/// is the EIA pack of the repository, changed in a folder or zip of its own.
/// </summary>
public sealed class HostilePackTests : IDisposable
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging()
        .AddPackReading().AddRegisterActions().AddSimulation().BuildServiceProvider();

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tongban-pack.");
    private readonly string pack;

    public HostilePackTests()
    {
        var from = Path.Combine(PackFolder.Root, "eia-approval");
        pack = Path.Combine(home.FullName, "eia-approval");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(pack, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public void Pack_Unchanged_Loads() => Assert.NotNull(Load().Pack);

    private const string Certificate = """
        id: demo-permit
        code: "91999999MADEMX001F001"
        title: { zh: 演示许可证, en: Demo permit }
        issuers: [ { organ: mee, code: "91999999MADEMX001F" } ]
        clause: art-16
        validity: 5 y
        renewal: { opens: 6 m }
        fields:
          - { id: scope, label: { zh: 许可范围, en: Scope }, reissues: true }
        paper: { shows: [scope] }
        """;

    [Fact]
    public void CertificateType_Sound_IsReadWhole()
    {
        Write(Certificate);
        var type = Assert.Single(Load().Pack!.Certificates);
        Assert.Equal(("demo-permit", "eia-approval#art-16", "mee"), (type.Id, type.Clause?.ToString(), Assert.Single(type.Issuers).Organ));
        Assert.Equal(new DateOnly(2025, 2, 28), type.Validity!.LastDayFrom(new(2020, 3, 1)));
        Assert.Equal(new DateOnly(2024, 8, 28), type.Renewal!.Opens.Before(new(2025, 2, 28)));
    }

    [Theory]
    [InlineData("id: demo-permit", "id: Demo Permit", "packs.certificate")]
    [InlineData("MADEMX001F001", "MADEMX001G001", "packs.credit-code")]
    [InlineData("code: \"91999999MADEMX001F\"", "code: \"91999999MADEMX001G\"", "packs.credit-code")]
    [InlineData("clause: art-16", "clause: art-99", "packs.unknown-clause")]
    [InlineData("validity: 5 y\n", "", "packs.renewal-without-validity")]
    [InlineData("validity: 5 y", "validity: five years", "packs.certificate")]
    [InlineData("shows: [scope]", "shows: [nothing]", "packs.unknown-reference")]
    [InlineData("reissues: true", "reissues: true, colour: red", "packs.certificate")]
    [InlineData("reissues: true }", "reissues: true }\n  - { id: scope, label: { zh: 又, en: again } }", "packs.repeated-id")]
    public void CertificateType_WithAFault_IsToldWithItsLine(string from, string to, string code)
    {
        Write(Certificate.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal));
        var told = Refused(code);
        Assert.True(told is { Line: > 0, File: "certificates/demo-permit.yaml" }, told.ToString());
    }

    private void Write(string certificate)
    {
        Directory.CreateDirectory(Path.Combine(pack, "certificates"));
        File.WriteAllText(Path.Combine(pack, "certificates", "demo-permit.yaml"), certificate);
    }

    [Theory]
    [InlineData("pack.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "packs.yaml")]
    [InlineData("pack.yaml", "id: eia-approval\nid: other\n", "packs.yaml")]
    [InlineData("pack.yaml", "!!python/object:os.system {}\n", "packs.yaml")]
    [InlineData("pack.yaml", "id: [\n", "packs.yaml")]
    [InlineData("scenarios/acceptance.yaml", "- title: {zh: x\n", "packs.yaml")]
    [InlineData("scenarios/acceptance.yaml", "surprise: true\n", "packs.scenarios")]
    [InlineData("forms/withdrawal.json", "{\"type\":\"default\",", "packs.yaml")]
    [InlineData("forms/withdrawal.json", "{\"type\":\"default\",\"components\":[{\"type\":\"iframe\"}]}", "packs.form")]
    [InlineData("documents/announcement.zh.liquid", "{% for x in (1..9) %}", "packs.no-front-matter")]
    [InlineData("documents/announcement.zh.liquid", "---\ntitle: x\n---\n{% for x in (1..9) %}", "packs.liquid")]
    public void File_OfAnotherKindOrShape_IsToldWithItsLine(string file, string text, string code)
    {
        File.WriteAllText(Path.Combine(pack, file), text);
        var told = Refused(code);
        Assert.True(told.Line > 0 && told.File.EndsWith(file, StringComparison.Ordinal), told.ToString());
    }

    [Theory]
    [InlineData("forms/application.json", "^[0-9A-Z]{18}$", "^(?=a)b$", "packs.pattern")]
    [InlineData("forms/application.json", "majorChange != true", "majorChange != (", "packs.feel")]
    [InlineData("items/eia-approval.yaml", "procedures/eia-approval.bpmn", "../eia-approval/procedures/eia-approval.bpmn", null)]
    [InlineData("items/eia-approval.yaml", "procedures/eia-approval.bpmn", "/etc/passwd", null)]
    [InlineData("procedures/eia-approval.bpmn", "papers.issue", "shell.run", "packs.unknown-action")]
    [InlineData("decisions/acceptance.dmn", "<requiredInput href=\"#submit\"/>", "<requiredDecision href=\"#acceptance\"/>", null)]
    public void Reference_ThatLeadsNowhereOrOutOrRoundAbout_IsToldWithItsLine(string file, string was, string becomes, string? code)
    {
        var path = Path.Combine(pack, file);
        var text = File.ReadAllText(path);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(was, becomes, StringComparison.Ordinal));
        Assert.True(Refused(code).Line > 0);
    }

    [Fact]
    public void Nesting_TenThousandDeep_IsToldBeforeAnythingRecurses()
    {
        File.WriteAllText(Path.Combine(pack, "forms/withdrawal.json"), new string('[', 10_000) + new string(']', 10_000));
        Refused("packs.yaml");
    }

    [Theory]
    [InlineData("procedures/eia-approval.bpmn")]
    [InlineData("decisions/acceptance.dmn")]
    public void Elements_TenThousandDeepOrMegabytesLong_AreToldWithTheFile(string file)
    {
        var sound = File.ReadAllText(Path.Combine(pack, file));
        var end = sound.LastIndexOf("</", StringComparison.Ordinal);
        var deep = string.Concat(Enumerable.Repeat("<extensionElements>", 10_000)) + string.Concat(Enumerable.Repeat("</extensionElements>", 10_000));
        foreach (var (more, code) in ((string, string?)[])[(deep, null), ($"<!--{new string('x', 5 << 20)}-->", "packs.too-large")])
        {
            File.WriteAllText(Path.Combine(pack, file), sound[..end] + more + sound[end..]);
            Assert.Contains(Load().Problems, p => p.File.EndsWith(file, StringComparison.Ordinal) && (code is null ? p.Line > 0 : p.Code == code));
        }
    }

    [Fact]
    public void Entities_InAProcedureOrDecision_AreProhibited()
    {
        const string Bomb = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><x>&b;</x>""";
        foreach (var file in (string[])["procedures/eia-approval.bpmn", "decisions/acceptance.dmn"])
            File.WriteAllText(Path.Combine(pack, file), Bomb);
        var problems = Load().Problems;
        Assert.Contains(problems, p => p.File.EndsWith(".bpmn", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.File.EndsWith(".dmn", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, p => p.Message.En.Contains("aaaaaaaaaaaaaaaaaaaa", StringComparison.Ordinal));
    }

    [Fact]
    public void Link_OutOfThePack_IsNotFollowed()
    {
        var secret = Path.Combine(home.FullName, "secret");
        File.WriteAllText(secret, "a secret of the server");
        File.Delete(Path.Combine(pack, "forms/withdrawal.json"));
        File.CreateSymbolicLink(Path.Combine(pack, "forms/withdrawal.json"), secret);
        Refused("packs.link");
        Assert.DoesNotContain(Load().Problems, p => p.Message.En.Contains("a secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../outside.yaml")]
    [InlineData("items/../../outside.yaml")]
    [InlineData("/outside.yaml")]
    [InlineData("items\\outside.yaml")]
    [InlineData("items/outside.sh")]
    public void Zip_WithAPathOfTricks_IsRefusedAndWritesNothing(string name)
    {
        var result = LoadZip(zip => Add(zip, name, "x: 1"));
        Assert.Null(result.Pack);
        Assert.Contains(result.Problems, p => p.Code == "packs.unknown-file");
        Assert.Single(home.EnumerateFileSystemInfos());
    }

    [Fact]
    public void Zip_ThatUnfoldsToMuch_IsStoppedWhileItIsRead()
    {
        var result = LoadZip(zip =>
        {
            using var entry = zip.CreateEntry("README.md", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
                entry.Write(zeros);
        });
        Assert.Null(result.Pack);
        Assert.Contains(result.Problems, p => p.Code == "packs.too-large");
    }

    [Fact]
    public void Zip_ThatIsNone_IsTold()
    {
        using var scope = Services.CreateScope();
        var result = scope.ServiceProvider.GetRequiredService<IPackLoader>().LoadZip(new MemoryStream("PK\u0003\u0004 no zip"u8.ToArray()));
        Assert.Equal("packs.zip", Assert.Single(result.Problems, p => p.Code == "packs.zip").Code);
        Assert.Null(result.Pack);
    }

    private PackProblem Refused(string? code)
    {
        var result = Load();
        Assert.Null(result.Pack);
        Assert.NotEmpty(result.Problems);
        return code is null ? result.Problems[0] : result.Problems.FirstOrDefault(p => p.Code == code) ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }

    private PackLoadResult Load()
    {
        using var scope = Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPackLoader>().LoadDirectory(pack);
    }

    private PackLoadResult LoadZip(Action<ZipArchive> add)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var file in Directory.EnumerateFiles(pack, "*", SearchOption.AllDirectories))
                Add(zip, Path.GetRelativePath(pack, file).Replace('\\', '/'), File.ReadAllText(file));
            add(zip);
        }

        bytes.Position = 0;
        using var scope = Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPackLoader>().LoadZip(bytes);
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
