using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Kernel;
using Tongban.Library.Contracts;
using Tongban.Library.ReadText;
using Tongban.Library.Search;
using Tongban.Library.Storage;
using Tongban.Storage;

namespace Tongban.Library.ImportText;

/// <summary>Takes official texts in. What officers decided about duties stays with the words it was decided on.</summary>
internal sealed class Importer(PlatformDb db, Transactions transactions, IAuditTrail audit, SearchIndex index, TimeProvider time)
{
    internal static readonly string[] MayImport = [Roles.Window, Roles.Examiner, Roles.Decider, Roles.Administrator];

    internal async Task<Outcome<IReadOnlyList<ImportResult>>> ImportAsync(string file, byte[] content, Acting by, CancellationToken cancel)
    {
        if (!by.Has(MayImport) && !by.Has(Roles.Platform))
            return Refusal.Forbidden();
        var text = FileText.Read(content);
        if (!text.Succeeded)
            return text.Refusal;
        try
        {
            return await AllAsync(file, text.Value, by, cancel).ConfigureAwait(false);
        }
        catch (RegexMatchTimeoutException)
        {
            // Every pattern has its second; what takes longer was made to.
            db.ChangeTracker.Clear();
            return Refusal.Invalid("library.too-tangled", new(
                "文件里有一段无法在限定时间内读完，请检查是否混入了非正文内容。", "A passage of the file could not be read in the time allowed; see whether something other than text got into it."));
        }
        finally
        {
            index.Look();
        }
    }

    private async Task<Outcome<IReadOnlyList<ImportResult>>> AllAsync(string file, string text, Acting by, CancellationToken cancel)
    {
        var documents = DocumentReader.Read(text);
        if (documents.Count == 0)
            return Refusal.Invalid("library.no-document", new("文件里没有读到任何条款。", "No clause was found in the file."));
        if (documents.FirstOrDefault(d => d.Clauses.Count > ImportLimits.Clauses) is { } endless)
            return new Refusal(RefusalKind.TooLarge, "library.too-many-clauses", new(
                $"《{Short(endless.Title)}》的条款超过 {ImportLimits.Clauses} 条。", $"'{Short(endless.Title)}' has more than {ImportLimits.Clauses} clauses."));
        var results = new List<ImportResult>();
        foreach (var document in documents)
        {
            // Each document is a root of its own: one that is refused takes none of the others with it.
            var one = await transactions.RunAsync(token => OneAsync(file, document, by, token), cancel).ConfigureAwait(false);
            if (!one.Succeeded)
                return one.Refusal;
            db.ChangeTracker.Clear();
            results.Add(one.Value);
        }

        return results;
    }

    private async Task<Outcome<ImportResult>> OneAsync(string file, TextDocument document, Acting by, CancellationToken cancel)
    {
        var key = DocumentKey.Of(document.Number, document.Title);
        var (id, now) = (DocumentKey.Id(key), time.GetUtcNow());
        var digest = Digest(document);
        var row = await db.Set<DocumentRow>().SingleOrDefaultAsync(d => d.Id == id, cancel).ConfigureAwait(false);
        if (row is not null && await db.Set<VersionRow>().AsNoTracking().SingleAsync(v => v.DocumentId == id && v.No == row.Version, cancel).ConfigureAwait(false) is { } current && current.Digest == digest)
            return new ImportResult(key, document.Number, document.Title, row.Version, false, row.Clauses, await db.Set<DutyRow>().CountAsync(d => d.DocumentId == id && !d.Gone, cancel).ConfigureAwait(false), NothingMoved, Doubts(document));
        var before = row is null ? [] : await db.Set<ClauseTextRow>().AsNoTracking().Where(c => c.DocumentId == id && c.Version == row.Version).OrderBy(c => c.Seq).ToListAsync(cancel).ConfigureAwait(false);
        if (row is null)
            db.Add(row = new() { Id = id, Key = key, Title = "", TitleKey = "", Issuers = "", Repeals = "" });
        Fill(row, document, now);
        db.Add(new VersionRow { DocumentId = id, No = row.Version, Digest = digest, File = Short(file), ImportedAt = now, ImportedBy = by.Name, Clauses = document.Clauses.Count });
        var clauses = document.Clauses.Select((c, i) => new ClauseTextRow
        {
            DocumentId = id,
            Version = row.Version,
            Seq = i,
            EId = c.EId,
            Depth = c.Depth,
            Number = c.Number,
            Heading = c.Heading,
            Text = c.Text,
        }).ToList();
        db.AddRange(clauses);
        db.AddRange(CitationReader.Read(document).Select((c, i) => new CitationRow
        {
            DocumentId = id,
            Version = row.Version,
            Seq = i,
            EId = c.EId,
            Words = c.Words,
            TargetTitle = DocumentKey.Title(c.Title),
            TargetNumber = DocumentKey.Number(c.Number),
            TargetEId = c.Article,
        }));
        var duties = await MergeDutiesAsync(id, DutyFinder.Find(id, document), cancel).ConfigureAwait(false);
        var moved = VersionDifference.Between(before, clauses).Where(d => d is { Kind: DifferenceKind.Moved, FromEId: not null, ToEId: not null })
            .DistinctBy(d => d.FromEId).ToDictionary(d => d.FromEId!, d => d.ToEId!, StringComparer.Ordinal);
        await audit.AppendAsync(id, "official-text", "library.import", by, now,
            new { key, document.Number, document.Title, file = Short(file), version = row.Version, digest, clauses = clauses.Count, duties, moved }, null, cancel).ConfigureAwait(false);
        return new ImportResult(key, document.Number, document.Title, row.Version, true, clauses.Count, duties, moved, Doubts(document));
    }

    private static readonly Dictionary<string, string> NothingMoved = [];

    // A decided duty keeps what was decided; one nobody has looked at is what the grammar says now.
    private async Task<int> MergeDutiesAsync(Guid id, List<DutyRow> found, CancellationToken cancel)
    {
        var kept = await db.Set<DutyRow>().Where(d => d.DocumentId == id).ToDictionaryAsync(d => d.Identity, StringComparer.Ordinal, cancel).ConfigureAwait(false);
        var bodies = await db.Set<DutyBodyRow>().Where(b => b.DocumentId == id).ToListAsync(cancel).ConfigureAwait(false);
        foreach (var duty in found)
        {
            if (!kept.Remove(duty.Identity, out var there))
            {
                db.Add(duty);
                db.AddRange(DutyFinder.Bodies(duty));
                continue;
            }

            (there.Gone, there.Seq, there.EId) = (false, duty.Seq, duty.EId);
            if (there.State != ReviewState.Proposed)
                continue;
            (there.Bearer, there.Condition, there.Lead, there.Joint, there.Regions) = (duty.Bearer, duty.Condition, duty.Lead, duty.Joint, duty.Regions);
            (there.DueOn, there.Term, there.Quantities, there.Uncertain, there.Listed) = (duty.DueOn, duty.Term, duty.Quantities, duty.Uncertain, duty.Listed);
            Replace(bodies, there);
        }

        foreach (var gone in kept.Values)
        {
            if (gone.State == ReviewState.Proposed)
            {
                db.Remove(gone);
                db.RemoveRange(bodies.Where(b => b.Identity == gone.Identity));
            }

            gone.Gone = true;
        }

        return found.Count;
    }

    private void Replace(List<DutyBodyRow> bodies, DutyRow duty)
    {
        var wanted = DutyFinder.Bodies(duty).ToDictionary(b => b.Body, StringComparer.Ordinal);
        foreach (var old in bodies.Where(b => b.Identity == duty.Identity))
            if (!wanted.Remove(old.Body))
                db.Remove(old);
        db.AddRange(wanted.Values);
    }

    private static void Fill(DocumentRow row, TextDocument document, DateTimeOffset now)
    {
        (row.Number, row.Title, row.TitleKey, row.NumberKey) = (document.Number, document.Title, DocumentKey.Title(document.Title), DocumentKey.Number(document.Number));
        row.Issuers = Lines.Join(document.Issuers);
        row.Repeals = Lines.Join(document.Repeals.Select(DocumentKey.Title));
        (row.Issued, row.InForce, row.Clauses, row.ChangedAt) = (document.Issued, document.InForce, document.Clauses.Count, now);
        row.Version++;
        row.Revision++;
    }

    private static IReadOnlyList<Text> Doubts(TextDocument document)
    {
        var doubts = new List<Text>();
        if (document.Number is null)
            doubts.Add(new("没有读到发文字号。", "No document number was found."));
        if (document.Issued is null && document.InForce is null)
            doubts.Add(new("没有读到成文或施行日期。", "No date of issue or entry into force was found."));
        if (document.Clauses.FirstOrDefault(c => c.EId.Contains('-', StringComparison.Ordinal)) is { } twice)
            doubts.Add(new($"编号“{twice.Number}”重复出现，请核对原文（{twice.EId}）。", $"The number '{twice.Number}' comes twice; check the text ({twice.EId})."));
        return doubts;
    }

    private static string Digest(TextDocument document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{document.Number}\n{document.Title}\n{document.Issued?.ToString("O", CultureInfo.InvariantCulture)}\n"));
        foreach (var clause in document.Clauses)
            hash.AppendData(Encoding.UTF8.GetBytes($"{clause.EId}\n{clause.Number}\n{clause.Heading}\n{clause.Text}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Short(string name) => name.Length > 120 ? name[..120] : name;
}
