using Microsoft.EntityFrameworkCore;
using Tongban.Storage;

namespace Tongban.Library.Storage;

internal sealed class LibraryTables : IModuleTables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<DocumentRow>(row =>
        {
            row.IsRoot("library_documents").HasKey(d => d.Id);
            row.Property(d => d.Revision).IsConcurrencyToken();
            row.HasIndex(d => d.ChangedAt);
            row.HasIndex(d => d.TitleKey);
            row.HasIndex(d => d.NumberKey);
        });
        model.Entity<VersionRow>(row => row.IsChild("library_versions").HasKey(v => new { v.DocumentId, v.No }));
        model.Entity<ClauseTextRow>(row => row.IsChild("library_clauses").HasKey(c => new { c.DocumentId, c.Version, c.Seq }));
        model.Entity<CitationRow>(row =>
        {
            row.IsChild("library_citations").HasKey(c => new { c.DocumentId, c.Version, c.Seq });
            row.HasIndex(c => c.TargetTitle);
            row.HasIndex(c => c.TargetNumber);
        });
        model.Entity<DutyRow>(row =>
        {
            row.IsChild("library_duties").HasKey(d => new { d.DocumentId, d.Identity });
            row.HasIndex(d => new { d.Listed, d.DueOn, d.DocumentId, d.Identity });
        });
        model.Entity<DutyBodyRow>(row =>
        {
            row.IsChild("library_duty_bodies").HasKey(b => new { b.DocumentId, b.Identity, b.Body });
            row.HasIndex(b => b.Body);
        });
    }
}
