using System.Globalization;

namespace InstrumentGen.Peers;

/// <summary>What the receiver does with a request.</summary>
public abstract record Answer
{
    /// <summary>Takes it.</summary>
    public static Answer Ok { get; } = new OkAnswer();

    /// <summary>Never answers.</summary>
    public static Answer Hang { get; } = new HangAnswer();

    /// <summary>Closes the connection in the middle of the request.</summary>
    public static Answer Reset { get; } = new ResetAnswer();

    /// <summary>Says that all is well, with a body that is no message.</summary>
    public static Answer Garbage { get; } = new BodyAnswer([0xFF, 0xFF, 0xFF, 0xFF, 0x3C, 0x68, 0x74, 0x6D, 0x6C, 0x3E]);

    /// <summary>Takes it all the same, after some time.</summary>
    public static Answer Slow(TimeSpan delay) => new OkAnswer(delay);

    /// <summary>Says that all is well, with a body of a size.</summary>
    public static Answer HugeBody(int bytes) => new BodyAnswer(new byte[bytes]);

    /// <summary>Takes some of it.</summary>
    public static Answer PartialSuccess(long rejected, string message) => new PartialAnswer(rejected, message);

    /// <summary>Refuses it by a status of HTTP.</summary>
    public static Answer Status(int status, string? retryAfter = null) => new HttpAnswer(status, retryAfter);

    /// <inheritdoc cref="Status(int, string?)"/>
    public static Answer Status(int status, TimeSpan retryAfter) => Status(status, ((int)retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Status(int, string?)"/>
    public static Answer Status(int status, DateTimeOffset retryAt) => Status(status, retryAt.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Refuses it by a status of gRPC.</summary>
    public static Answer Grpc(Grpc.Core.StatusCode status, TimeSpan? retryDelay = null) => new GrpcAnswer(status, retryDelay);

    internal bool Takes => this is OkAnswer or PartialAnswer or BodyAnswer;

    internal sealed record OkAnswer(TimeSpan Delay = default) : Answer;

    internal sealed record HangAnswer : Answer;

    internal sealed record ResetAnswer : Answer;

    internal sealed record BodyAnswer(byte[] Body) : Answer;

    internal sealed record PartialAnswer(long Rejected, string Message) : Answer;

    internal sealed record HttpAnswer(int Code, string? RetryAfter) : Answer;

    internal sealed record GrpcAnswer(Grpc.Core.StatusCode Code, TimeSpan? RetryDelay) : Answer;
}
