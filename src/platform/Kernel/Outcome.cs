using System.Diagnostics.CodeAnalysis;

namespace Tongban.Kernel;

/// <summary>What a verb answers: its result, or a <see cref="Kernel.Refusal"/>. Bugs throw; they are never an outcome.</summary>
/// <typeparam name="T">The result when it succeeded.</typeparam>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>The refusal, or null when the verb succeeded.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when there is a <see cref="Value"/>.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <summary>The result.</summary>
    /// <exception cref="InvalidOperationException">The verb was refused: the caller did not look at <see cref="Succeeded"/>.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    /// <summary>A success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Carries the value on, or the refusal through.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => Refusal is null ? next(value!) : Refusal;
}

/// <summary>The result of a verb that answers nothing but that it was done.</summary>
public readonly record struct Done;
