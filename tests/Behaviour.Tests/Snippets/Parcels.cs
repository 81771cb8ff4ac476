using System.Diagnostics;

namespace InstrumentGen.Behaviour.Tests.Snippets;

public enum Carrier { Road, Air }

public sealed record Parcel(string Sku, int Grams);

public sealed record Label(string Tracking, bool IsRejected);

public sealed record Announcement(Label Label, IReadOnlyDictionary<string, string> Headers);

public class Parcels
{
    readonly Queue<Label> _labels = new();

    [Traced(Kind = ActivityKind.Producer)]
    [return: Tag("tracking", Member = nameof(Label.Tracking))]
    public Label Send([Tag] Carrier carrier, [Tag("parcel.weight", Member = nameof(Parcel.Grams))] Parcel parcel)
    {
        var label = new Label(Tracking: $"{carrier}-{parcel.Sku}", IsRejected: parcel.Grams > 30_000);
        _labels.Enqueue(label);
        return label;
    }

    [Traced(Name = "parcels.sort {carrier} {express}")]
    public int Sort([Tag] Carrier carrier, [Tag("express")] bool isExpress) => isExpress ? 1 : _labels.Count;

    [Traced(Kind = ActivityKind.Consumer)]
    public Label Receive([SpanParent] ActivityContext sender) => _labels.Dequeue();

    [Traced(Root = true)]
    public int Sweep([SpanLink] IReadOnlyCollection<ActivityContext> causes) => causes.Count;

    [Traced(Kind = ActivityKind.Producer)]
    public void Announce(Label label, [SpanCarrier] IDictionary<string, string> headers) => _labels.Enqueue(label);

    [Traced(Kind = ActivityKind.Consumer)]
    public string? HandleAnnouncement([SpanCarrier(Member = nameof(Announcement.Headers))] Announcement announcement) => OpenTelemetry.Baggage.Current.GetBaggage("tenant");

    [Operation("parcel.register", ErrorWhen = nameof(Label.IsRejected))]
    [Traced, Metered]
    public Task<Label> RegisterAsync(Parcel parcel) => Task.FromResult(Send(Carrier.Road, parcel));

    [Operation("parcel.weigh", ErrorWhen = nameof(IsTooHeavy)), Traced, Metered]
    public int Weigh(Parcel parcel) => parcel.Grams;

    public static bool IsTooHeavy(int grams) => grams > 30_000;

    [Traced(Exceptions = ExceptionDetail.Message)]
    public Label Find(string tracking) => _labels.FirstOrDefault(label => label.Tracking == tracking) ?? throw new KeyNotFoundException("No parcel has this number.");
}
