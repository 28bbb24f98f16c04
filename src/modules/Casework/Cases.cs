using Tongban.Casework.ActOnCase;
using Tongban.Casework.Contracts;
using Tongban.Casework.QueueCases;
using Tongban.Casework.ReadCase;
using Tongban.Casework.SubmitCase;
using Tongban.Kernel;

namespace Tongban.Casework;

/// <summary>The module's door for pages, the API and the command line: each verb's handler under its contract.</summary>
internal sealed class Cases(SubmitHandler submit, ActHandler act, ReadHandler read, QueueHandler queue) : ICases
{
    public Task<Outcome<CaseReceipt>> SubmitAsync(Submission input, Acting by, string? key, CancellationToken cancel) => submit.HandleAsync(input, by, key, cancel);

    public Task<Outcome<CaseReceipt>> ActAsync(Guid caseId, CaseAct what, Acting by, string? key, CancellationToken cancel) => act.HandleAsync(caseId, what, by, key, cancel);

    public Task<Outcome<CaseDetail>> ReadAsync(Guid caseId, Acting by, CancellationToken cancel) => read.HandleAsync(caseId, by, cancel);

    public Task<Outcome<CaseProgress>> ProgressAsync(string number, string queryCode, CancellationToken cancel) => read.ProgressAsync(number, queryCode, cancel);

    public Task<Outcome<CasePage>> MineAsync(string? after, Acting by, CancellationToken cancel) => queue.MineAsync(after, by, cancel);

    public Task<Outcome<CasePage>> QueueAsync(QueueFilter filter, string? after, Acting by, CancellationToken cancel) => queue.QueueAsync(filter, after, by, cancel);

    public Task<Outcome<CaseReceipt>> AssignAsync(Guid caseId, Guid? toPerson, long revision, Acting by, CancellationToken cancel) =>
        queue.AssignAsync(caseId, toPerson, revision, by, cancel);
}
