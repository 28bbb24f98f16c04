using Microsoft.EntityFrameworkCore;
using Tongban.Storage;

namespace Tongban.Casework.Storage;

internal sealed class CaseworkTables : IModuleTables
{
    // Lists of work hold open cases only. Said as the index's own condition: SQLite does not take a bare truth for the value of an index column.
    private const string OnlyOpen = "\"open\"";

    public void Map(ModelBuilder model)
    {
        model.Entity<CaseRow>(row =>
        {
            row.IsRoot("cases").HasKey(c => c.Id);
            row.Property(c => c.Revision).IsConcurrencyToken();
            row.HasIndex(c => new { c.OrganId, c.DueOn, c.Id }).HasFilter(OnlyOpen);
            // The queue's filters, so that a rare one costs no more than a frequent one.
            row.HasIndex(c => new { c.OrganId, c.AssigneeId, c.DueOn, c.Id }).HasFilter(OnlyOpen);
            row.HasIndex(c => new { c.OrganId, c.Outcome, c.DueOn, c.Id }).HasFilter(OnlyOpen);
            row.HasIndex(c => new { c.OrganId, c.Item, c.DueOn, c.Id }).HasFilter(OnlyOpen);
            row.HasIndex(c => new { c.PartyId, c.ReceivedAt, c.Id });
            row.HasIndex(c => c.Number);
            row.HasIndex(c => c.NextTimerAt);
        });
        model.Entity<DraftRow>(row =>
        {
            row.IsRoot("drafts").HasKey(d => d.Id);
            row.Property(d => d.Revision).IsConcurrencyToken();
            row.HasIndex(d => new { d.PartyId, d.SavedAt });
        });
        model.Entity<CalendarYearRow>(row =>
        {
            row.IsReference("calendar_years").HasKey(y => y.Year);
            row.Property(y => y.Year).ValueGeneratedNever();
        });
        model.Entity<FileRow>(row => row.IsChild("case_files").HasKey(f => new { f.RootId, f.No }));
        model.Entity<PaperRow>(row => row.IsChild("case_papers").HasKey(p => new { p.CaseId, p.No }));
        model.Entity<PublicationRow>(row =>
        {
            row.IsChild("case_publications").HasKey(p => new { p.CaseId, p.No });
            row.HasIndex(p => new { p.At, p.CaseId, p.No });
            row.HasIndex(p => new { p.Kind, p.At, p.CaseId, p.No });
        });
        model.Entity<CommentRow>(row => row.IsChild("case_comments").HasKey(c => new { c.CaseId, c.No }));
        model.Entity<NoticeRow>(row =>
        {
            row.IsChild("case_notices").HasKey(n => new { n.CaseId, n.No });
            row.HasIndex(n => new { n.PartyId, n.At, n.CaseId, n.No });
        });
    }
}
