namespace Tongban.Ofd.Tests;

/// <summary>Documents to write.</summary>
internal static class Documents
{
    // A red square of one pixel.
    internal static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGO4y8AAAALeAOQ3bXKPAAAAAElFTkSuQmCC");

    internal static OfdDocument Certificate(string holder = "演示药房有限公司") => new(
        "0123456789abcdef0123456789abcdef",
        "演示许可证",
        new(2021, 1, 11),
        [
            OfdPage.A4(
                new OfdText(60, 40, 10, "演示许可证", OfdFont.Hei, OfdColour.SealRed),
                new OfdText(30, 70, 5, $"持证主体：{holder}"),
                new OfdLine(30, 75, 180, 75),
                new OfdBoxes([new(30, 80, 2, 2), new(34, 80, 2, 2), new(32, 82, 2, 2)]),
                new OfdImage(new(140, 220, 40, 40), Png)),
            OfdPage.A4(new OfdText(30, 40, 5, "第二页 page two 2"), new OfdImage(new(140, 220, 40, 40), Png)),
        ],
        [new("证照类型名称", "演示许可证"), new("持证主体", holder), new("证照编号", "演示-1")]);
}
