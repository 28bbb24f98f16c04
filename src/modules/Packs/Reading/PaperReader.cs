using Fluid;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>
/// Reads documents/*.liquid. A paper is two files, <c>name.zh.liquid</c> and <c>name.en.liquid</c>; the Chinese one, which is the official
/// one, carries the front matter between two lines of <c>---</c>.
/// </summary>
internal static class PaperReader
{
    private static readonly FluidParser Liquid = new();

    internal static List<PaperTemplate> Read(PackDraft draft)
    {
        var papers = new List<PaperTemplate>();
        var ids = draft.In("documents").Select(path => path["documents/".Length..].Split('.')[0]).Distinct(StringComparer.Ordinal);
        foreach (var id in ids.ToList())
        {
            var (zhPath, enPath) = ($"documents/{id}.zh.liquid", $"documents/{id}.en.liquid");
            if (draft.TextOf(zhPath) is not { } zh || draft.TextOf(enPath) is not { } en)
                continue;
            var parts = zh.ReplaceLineEndings("\n").Split("---\n", 3);
            if (parts is not ["", var front, var body])
            {
                draft.Problems.Add(zhPath, 1, 1, "packs.no-front-matter", new(
                    "文件开头须有两行 --- 之间的说明（标题等）。", "The file must begin with its front matter (title …) between two lines of ---."));
                continue;
            }

            Parse(draft, zhPath, body, front.Count(c => c == '\n') + 2);
            Parse(draft, enPath, en, 0);
            // One line in front keeps the line numbers of the front matter those of the file.
            if (LocatedYaml.Read(zhPath, "\n" + front, draft.Problems) is { } yaml && FileSchemas.Read<PaperShape>(yaml, "paper", draft.Problems) is { } shape)
            {
                Parse(draft, zhPath, shape.Addressee ?? "", 0);
                papers.Add(new(id, shape.Title, shape.Size ?? "A4", shape.Seal, shape.Addressee, draft.Clause(shape.Clause, yaml, "/clause"), body, en));
            }
        }

        return papers;
    }

    private static void Parse(PackDraft draft, string path, string body, int linesBefore)
    {
        if (!Liquid.TryParse(body, out _, out var error))
            draft.Problems.Add(path, linesBefore + 1, 0, "packs.liquid", new($"不是有效的 Liquid 模板：{error}", $"Not a valid Liquid template: {error}"));
    }
}
