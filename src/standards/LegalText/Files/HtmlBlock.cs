using System.Text;

namespace Tongban.LegalText.Files;

/// <summary>A block of a page: lines and blocks in their order.</summary>
internal sealed class HtmlBlock(string tag, string names, HtmlBlock? parent)
{
    // one line is open at a time in a tree, and a page may be made of a million blocks: they share it
    private readonly StringBuilder line = parent?.line ?? new();
    private List<object>? parts;

    internal string Tag => tag;

    /// <summary>Its id and classes.</summary>
    internal string Names => names;

    internal HtmlBlock? Parent => parent;

    internal int Rows { get; init; } = 1;

    internal int Columns { get; init; } = 1;

    /// <summary>Lines (<see cref="string"/>) and blocks.</summary>
    internal IReadOnlyList<object> Parts => parts ?? (IReadOnlyList<object>)[];

    internal IEnumerable<HtmlBlock> Inner => Parts.OfType<HtmlBlock>();

    /// <summary>Characters in it, and those of them that are links.</summary>
    internal long Length { get; private set; }

    internal long Linked { get; private set; }

    /// <summary>Tables and rows in it, and its longest cell; known after <see cref="Sum"/>.</summary>
    internal int Tables { get; private set; }

    internal int TableRows { get; private set; }

    internal long LongestCell { get; private set; }

    internal void Say(string words, bool link)
    {
        foreach (var c in words)
            if (c is ' ' or '\t' or '\r' or '\n' && tag != "pre")
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (c == '\n')
                Break();
            else
            {
                line.Append(c == FileText.CellBreak ? ' ' : c);
                Length++;
                Linked += link ? 1 : 0;
            }
    }

    internal void Break()
    {
        var words = line.ToString().TrimEnd(' ', '\u00A0');
        line.Clear();
        if (words.Length > 0)
            Add(words);
    }

    internal void Add(HtmlBlock block) => Add((object)block);

    private void Add(object part) => (parts ??= new(1)).Add(part);

    /// <summary>Adds up the lengths of what is in it; the tree's depth is bounded where it is made.</summary>
    internal void Sum()
    {
        foreach (var block in Inner)
        {
            block.Sum();
            (Length, Linked) = (Length + block.Length, Linked + block.Linked);
            (Tables, TableRows) = (Tables + block.Tables + (block.Tag == "table" ? 1 : 0), TableRows + block.TableRows + (block.Tag == "tr" ? 1 : 0));
            LongestCell = Math.Max(LongestCell, Math.Max(block.LongestCell, block.Tag is "td" or "th" ? block.Length : 0));
        }
    }
}
