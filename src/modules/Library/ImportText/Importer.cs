using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tongban.Audit;
using Tongban.Kernel;
using Tongban.LegalText;
using Tongban.LegalText.Citations;
using Tongban.Library.Contracts;
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
        var text = TextFile.Read(content);
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

    private async Task<Outcome<IReadOnlyList<ImportResult>>> AllAsync(string file, ReadingResult read, Acting by, CancellationToken cancel)
    {
        var documents = read.Documents.Where(d => d.Clauses.Count > 0).ToList();
        if (documents.Count == 0)
            return Refusal.Invalid("library.no-document", new("文件里没有读到任何条款。", "No clause was found in the file."));
        if (documents.Find(d => d.AllClauses().Take(ImportLimits.Clauses + 1).Count() > ImportLimits.Clauses) is { } endless)
            return new Refusal(RefusalKind.TooLarge, "library.too-many-clauses", new(
                $"《{Short(endless.Title)}》的条款超过 {ImportLimits.Clauses} 条。", $"'{Short(endless.Title)}' has more than {ImportLimits.Clauses} clauses."));
        var results = new List<ImportResult>();
        var citations = new CitationReader(documents);
        for (var i = 0; i < documents.Count; i++)
        {
            // Each document is a root of its own: one that is refused takes none of the others with it.
            var text = new ReadText(documents[i], TextClauses.Of(documents[i]), citations.Read(i), DocumentDoubts.Of(documents[i], read));
            var one = await transactions.RunAsync(token => OneAsync(file, text, by, token), cancel).ConfigureAwait(false);
            if (!one.Succeeded)
                return one.Refusal;
            db.ChangeTracker.Clear();
            results.Add(one.Value);
        }

        return results;
    }

    private async Task<Outcome<ImportResult>> OneAsync(string file, ReadText text, Acting by, CancellationToken cancel)
    {
        var document = text.Document;
        var key = await KeyAsync(document, cancel).ConfigureAwait(false);
        var (id, now) = (DocumentKey.Id(key), time.GetUtcNow());
        var digest = Digest(text);
        var row = await db.Set<DocumentRow>().SingleOrDefaultAsync(d => d.Id == id, cancel).ConfigureAwait(false);
        if (row is not null && await db.Set<VersionRow>().AsNoTracking().SingleAsync(v => v.DocumentId == id && v.No == row.Version, cancel).ConfigureAwait(false) is { } current && current.Digest == digest)
            return new ImportResult(key, document.Number, document.Title, row.Version, false, row.Clauses, await db.Set<DutyRow>().CountAsync(d => d.DocumentId == id && !d.Gone, cancel).ConfigureAwait(false), NothingMoved, text.Doubts);
        var before = row is null ? [] : await db.Set<ClauseTextRow>().AsNoTracking().Where(c => c.DocumentId == id && c.Version == row.Version).OrderBy(c => c.Seq).ToListAsync(cancel).ConfigureAwait(false);
        if (row is null)
            db.Add(row = new() { Id = id, Key = key, Title = "", TitleKey = "", Issuers = "", Repeals = "" });
        Fill(row, text, now);
        db.Add(new VersionRow { DocumentId = id, No = row.Version, Digest = digest, File = Short(file), ImportedAt = now, ImportedBy = by.Name, Clauses = text.Clauses.Count });
        var clauses = text.Clauses.Select((c, i) => new ClauseTextRow
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
        db.AddRange(text.Citations.Where(c => c.Title is not null || c.Number is not null || c.Path is not null).DistinctBy(c => (c.Clause, c.Title, c.Number, c.Path)).Select((c, i) => new CitationRow
        {
            DocumentId = id,
            Version = row.Version,
            Seq = i,
            EId = c.Clause,
            Words = Short(c.Text),
            // 本办法 and its like cite the document itself
            TargetTitle = DocumentKey.Title(c.Title ?? (c.Number is null ? document.Title : "")),
            TargetNumber = DocumentKey.Number(c.Number ?? (c.Title is null ? document.Number : null)),
            TargetEId = c.Path,
        }));
        var duties = await MergeDutiesAsync(id, DutyFinder.Find(id, document), cancel).ConfigureAwait(false);
        var moved = VersionDifference.Between(before, clauses).Where(d => d is { Kind: DifferenceKind.Moved, FromEId: not null, ToEId: not null })
            .DistinctBy(d => d.FromEId).ToDictionary(d => d.FromEId!, d => d.ToEId!, StringComparer.Ordinal);
        await audit.AppendAsync(id, "official-text", "library.import", by, now,
            new { key, document.Number, document.Title, file = Short(file), version = row.Version, digest, clauses = clauses.Count, duties, moved }, null, cancel).ConfigureAwait(false);
        return new ImportResult(key, document.Number, document.Title, row.Version, true, clauses.Count, duties, moved, text.Doubts);
    }

    private async Task<string> KeyAsync(LegalDocument document, CancellationToken cancel)
    {
        var key = DocumentKey.Of(document.Number, document.Title);
        if (!DocumentKey.IsShared(key) || await db.Set<DocumentRow>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == DocumentKey.Id(key), cancel).ConfigureAwait(false) is not { } there)
            return key;
        return there.TitleKey == DocumentKey.Title(document.Title) || Lines.Of(there.Issuers) is [var issuer, ..] && document.Issuers is [var other, ..] && issuer == other ? key : DocumentKey.Beside(key, document.Title);
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

    private static void Fill(DocumentRow row, ReadText text, DateTimeOffset now)
    {
        var document = text.Document;
        (row.Number, row.Title, row.TitleKey, row.NumberKey) = (document.Number, document.Title, DocumentKey.Title(document.Title), DocumentKey.Number(document.Number));
        row.Issuers = Lines.Join(document.Issuers);
        row.Repeals = Lines.Join(document.Repeals.Where(r => r.Title is not null).Select(r => DocumentKey.Title(r.Title!)));
        (row.Issued, row.InForce, row.Clauses, row.ChangedAt) = (text.Day, document.InForceFrom, text.Clauses.Count, now);
        row.Version++;
        row.Revision++;
    }

    private static string Digest(ReadText text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{text.Document.Number}\n{text.Document.Title}\n{text.Day?.ToString("O", CultureInfo.InvariantCulture)}\n"));
        foreach (var clause in text.Clauses)
            hash.AppendData(Encoding.UTF8.GetBytes($"{clause.EId}\n{clause.Number}\n{clause.Heading}\n{clause.Text}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Short(string name) => name.Length > 120 ? name[..120] : name;
}
