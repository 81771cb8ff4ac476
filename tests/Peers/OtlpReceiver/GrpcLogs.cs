using Grpc.Core;
using InstrumentGen.Peers.Otlp;

namespace InstrumentGen.Peers;

/// <summary>Logs over gRPC.</summary>
sealed class GrpcLogs : LogsService.LogsServiceBase
{
    public override Task<ExportLogsServiceResponse> Export(ExportLogsServiceRequest request, ServerCallContext context) =>
        Task.FromResult(ResponseOf(GrpcRefusal.ThrowOrPartial(context)));

    internal static ExportLogsServiceResponse ResponseOf(Answer.PartialAnswer? partial) => partial is null
        ? new ExportLogsServiceResponse()
        : new ExportLogsServiceResponse { PartialSuccess = new ExportLogsPartialSuccess { RejectedLogRecords = partial.Rejected, ErrorMessage = partial.Message } };
}
