namespace InstrumentGen;

/// <summary>The cancellation tokens that a call was given: they tell a cancellation from an error. The default value stands for an
/// operation that takes none.</summary>
public readonly struct CallTokens : IEquatable<CallTokens>
{
    readonly CancellationToken _first;

    // Also where there is one token only: what is null says that there is none.
    readonly CancellationToken[]? _others;

    /// <summary>One token.</summary>
    /// <param name="token">The token that the call was given.</param>
    public CallTokens(CancellationToken token)
    {
        _first = token;
        _others = [];
    }

    /// <summary>Several tokens: any of them explains a cancellation.</summary>
    /// <param name="first">The first token that the call was given.</param>
    /// <param name="others">The others.</param>
    public CallTokens(CancellationToken first, params CancellationToken[] others)
    {
        _first = first;
        _others = others ?? [];
    }

    /// <summary>Whether an <see cref="OperationCanceledException"/> is what the caller asked for.</summary>
    internal bool ExplainCancellation =>
        _others is null || _first.IsCancellationRequested || (_others.Length > 0 && Array.Exists(_others, static token => token.IsCancellationRequested));

    /// <summary>These tokens and another, if that can be cancelled.</summary>
    internal CallTokens With(CancellationToken token)
    {
        if (!token.CanBeCanceled) return this;
        return _others is null ? new CallTokens(token) : new CallTokens(_first, [.. _others, token]);
    }

    /// <summary>One token.</summary>
    /// <param name="token">The token that the call was given.</param>
    public static implicit operator CallTokens(CancellationToken token) => FromCancellationToken(token);

    /// <summary>Whether both hold the same tokens.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> where they do.</returns>
    public static bool operator ==(CallTokens left, CallTokens right) => left.Equals(right);

    /// <summary>Whether they hold different tokens.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> where they do.</returns>
    public static bool operator !=(CallTokens left, CallTokens right) => !left.Equals(right);

    /// <summary>One token.</summary>
    /// <param name="token">The token that the call was given.</param>
    /// <returns>The same as the constructor.</returns>
    public static CallTokens FromCancellationToken(CancellationToken token) => new(token);

    /// <inheritdoc/>
    public bool Equals(CallTokens other) =>
        _others is null == other._others is null && _first == other._first && _others.AsSpan().SequenceEqual(other._others);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CallTokens other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_others is null, _first);
}
