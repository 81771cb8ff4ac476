using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using InstrumentGen.Peers.Otlp;

namespace InstrumentGen.Peers;

/// <summary>A status of gRPC, with its details.</summary>
static class GrpcRefusal
{
    const string Details = "grpc-status-details-bin";

    internal static Answer.PartialAnswer? ThrowOrPartial(ServerCallContext context)
    {
        Answer answer = ScriptedAnswers.Of(context.GetHttpContext());
        if (answer is not Answer.GrpcAnswer refusal) return answer as Answer.PartialAnswer;
        Metadata trailers = [];
        if (refusal.RetryDelay is { } delay)
        {
            var status = new RpcStatus { Code = (int)refusal.Code, Message = "scripted" };
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
            trailers.Add(Details, status.ToByteArray());
        }

        throw new RpcException(new Grpc.Core.Status(refusal.Code, "scripted"), trailers);
    }
}
