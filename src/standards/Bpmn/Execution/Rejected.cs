namespace Tongban.Bpmn.Execution;

/// <summary>Unwinds a step that cannot be taken; never leaves <see cref="ProcessEngine"/>.</summary>
internal sealed class RejectedException(Rejection rejection) : Exception(rejection.Message)
{
    public Rejection Rejection { get; } = rejection;

    public static RejectedException Because(RejectionCode code, string? elementId, string message) => new(new(code, elementId, message));
}
