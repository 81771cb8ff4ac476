using System.Collections.Concurrent;
using System.Diagnostics;

namespace InstrumentGen.Behaviour.Tests.Snippets;

/// <summary>Work that a request leaves to a queue, and that begins when the request has ended.</summary>
public sealed class ReminderQueueTests
{
    [Fact]
    public async Task Reminder_SentLater_IsOfTheTraceAndTheCorrelationOfItsRequest()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == typeof(ReminderQueue).Assembly.GetName().Name,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var queue = new ReminderQueue();
        ActivityContext request = Request(queue, 17, "id-17");
        ActivityContext another = Request(queue, 18, "id-18");
        queue.Complete();
        await queue.SendAllAsync(TestContext.Current.CancellationToken);

        Assert.Equal([(17, "id-17"), (18, "id-18")], queue.Delivered);
        Assert.Null(CorrelationContext.CorrelationId);
        foreach (ActivityContext cause in (ActivityContext[])[request, another])
        {
            Activity sent = Assert.Single(spans, span => span.OperationName == "ReminderQueue.SendAsync" && span.TraceId == cause.TraceId);
            Assert.Equal((cause.SpanId, ActivityKind.Consumer), (sent.ParentSpanId, sent.Kind));
            Activity delivered = Assert.Single(spans, span => span.OperationName == "ReminderQueue.DeliverAsync" && span.Links.Any(link => link.Context.TraceId == cause.TraceId));
            Assert.NotEqual(cause.TraceId, delivered.TraceId);
            Assert.Contains(delivered.Links, link => link.Context.SpanId == cause.SpanId);
        }
    }

    static ActivityContext Request(ReminderQueue queue, int order, string correlationId)
    {
        using Activity activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        using (CorrelationContext.Begin(correlationId)) queue.Add(order);
        return activity.Context;
    }
}
