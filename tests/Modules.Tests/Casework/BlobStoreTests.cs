using Microsoft.Extensions.Options;
using Tongban.Casework.Contracts;
using Tongban.Casework.KeepDossier;

namespace Tongban.Modules.Tests.Casework;

public sealed class BlobStoreTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tongban-blobs-");

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public async Task Put_ThenOpen_GivesTheSameBytes_AndOneCopyOfEqualContent()
    {
        var store = Store();
        var content = new byte[200_000];
        Random.Shared.NextBytes(content);

        var first = await store.PutAsync(new MemoryStream(content), 1_000_000, default);
        var again = await store.PutAsync(new MemoryStream(content), 1_000_000, default);

        Assert.Equal(first!.Value.Digest, again!.Value.Digest);
        await using var opened = store.Open(first.Value.Digest);
        var read = new MemoryStream();
        await opened.CopyToAsync(read);
        Assert.Equal(content, read.ToArray());
        Assert.Single(home.GetFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Put_EqualContentByManyAtOnce_AllSucceed_OneCopy()
    {
        var store = Store();
        for (var round = 0; round < 20; round++)
        {
            var content = new byte[2_000];
            Random.Shared.NextBytes(content);
            using var together = new Barrier(8);

            var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait();
                return store.PutAsync(new MemoryStream(content), 1_000_000, default);
            }, TaskCreationOptions.LongRunning).Unwrap()));

            Assert.Single(kept.Select(k => k!.Value.Digest).Distinct());
            Assert.Equal(round + 1, home.GetFiles("*", SearchOption.AllDirectories).Length);
        }
    }

    [Fact]
    public async Task Put_MoreThanTheLimit_KeepsNothing()
    {
        Assert.Null(await Store().PutAsync(new MemoryStream(new byte[1001]), 1000, default));
        Assert.Empty(home.GetFiles("*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\报告书.pdf", "报告书.pdf")]
    [InlineData("..", "file")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("x\r\nSet-Cookie: a", "xSet-Cookie a")]
    public void SafeName_NeverIsAPathOrAHeader(string typed, string kept) => Assert.Equal(kept, FileKinds.SafeName(typed));

    [Fact]
    public void MediaType_ContentThatIsNotWhatTheNameSays_IsRefused()
    {
        Assert.Equal("application/pdf", FileKinds.MediaTypeOf("a.pdf", "%PDF-1.7"u8));
        Assert.Null(FileKinds.MediaTypeOf("a.pdf", "<html><script>"u8));
        Assert.Null(FileKinds.MediaTypeOf("a.html", "<html>"u8));
        Assert.Null(FileKinds.MediaTypeOf("a.svg", "<svg xmlns"u8));
        Assert.Null(FileKinds.MediaTypeOf("a.pdf", ""u8));
    }

    private BlobStore Store() => new(Options.Create(new DossierSettings { Directory = home.FullName }));
}
