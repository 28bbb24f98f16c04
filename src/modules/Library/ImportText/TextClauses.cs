using Tongban.LegalText;

namespace Tongban.Library.ImportText;

/// <summary>A clause of a text as the library keeps it.</summary>
/// <param name="EId">Its name by the naming convention of Akoma Ntoso: <c>chp_2__art_7</c>.</param>
/// <param name="Depth">0 for a top clause.</param>
/// <param name="Number">As written.</param>
/// <param name="Heading">Heading, where it has one.</param>
/// <param name="Text">Its words; of a table, a row a line with tabs between the cells.</param>
internal sealed record TextClause(string EId, int Depth, string Number, string? Heading, string Text);

/// <summary>Lays the tree of a document out in its order.</summary>
internal static class TextClauses
{
    internal static List<TextClause> Of(LegalDocument document)
    {
        var all = new List<TextClause>();
        foreach (var clause in document.Clauses)
            Add(clause, 0);
        return all;

        void Add(Clause clause, int depth)
        {
            var text = clause.Kind == ClauseKind.Table ? string.Join('\n', clause.Rows.Prepend(clause.Columns).Select(r => string.Join('\t', r))) : clause.Text;
            all.Add(new(clause.EId, depth, clause.Number, clause.Heading, text));
            foreach (var part in clause.Children)
                Add(part, depth + 1);
        }
    }
}
