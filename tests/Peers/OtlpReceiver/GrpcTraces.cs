using Grpc.Core;
using InstrumentGen.Peers.Otlp;

namespace InstrumentGen.Peers;

/// <summary>Traces over gRPC.</summary>
sealed class GrpcTraces : TraceService.TraceServiceBase
{
    public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context) =>
        Task.FromResult(ResponseOf(GrpcRefusal.ThrowOrPartial(context)));

    internal static ExportTraceServiceResponse ResponseOf(Answer.PartialAnswer? partial) => partial is null
        ? new ExportTraceServiceResponse()
        : new ExportTraceServiceResponse { PartialSuccess = new ExportTracePartialSuccess { RejectedSpans = partial.Rejected, ErrorMessage = partial.Message } };
}
