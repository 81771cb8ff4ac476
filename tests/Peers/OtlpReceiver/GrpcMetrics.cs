using Grpc.Core;
using InstrumentGen.Peers.Otlp;

namespace InstrumentGen.Peers;

/// <summary>Metrics over gRPC.</summary>
sealed class GrpcMetrics : MetricsService.MetricsServiceBase
{
    public override Task<ExportMetricsServiceResponse> Export(ExportMetricsServiceRequest request, ServerCallContext context) =>
        Task.FromResult(ResponseOf(GrpcRefusal.ThrowOrPartial(context)));

    internal static ExportMetricsServiceResponse ResponseOf(Answer.PartialAnswer? partial) => partial is null
        ? new ExportMetricsServiceResponse()
        : new ExportMetricsServiceResponse { PartialSuccess = new ExportMetricsPartialSuccess { RejectedDataPoints = partial.Rejected, ErrorMessage = partial.Message } };
}
