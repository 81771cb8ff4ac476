using System.Diagnostics;
using System.Diagnostics.Metrics;
using Leaky;
using Microsoft.Extensions.Logging;

// A hotel's service with one instance of each rule about what reaches telemetry. Building it lists them; running it shows what leaks.
using var listener = new ActivityListener
{
    ShouldListenTo = static _ => true,
    Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    ActivityStopped = static activity => Console.WriteLine($"span    {activity.DisplayName} {string.Join(", ", activity.Baggage)}"),
};
ActivitySource.AddActivityListener(listener);

using var measurements = new MeterListener
{
    InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument),
};
measurements.SetMeasurementEventCallback<long>(static (instrument, value, labels, _) =>
    Console.WriteLine($"series  {instrument.Name} {string.Join(", ", labels.ToArray())} {value:+0;-0}"));
measurements.Start();

using ILoggerFactory loggers = LoggerFactory.Create(static logging => logging.AddSimpleConsole(static console => console.SingleLine = true));
using var source = new ActivitySource("Hotel");
using var meter = new Meter("Hotel");

var guest = new Guest(7, "Ada Byron", "ada@example.org", "P1234567");
using (Activity? visit = source.StartActivity("visit"))
{
    if (visit is not null) RoomSearch.For(visit, guest);
    new Reception(loggers.CreateLogger<Reception>()).CheckIn(guest, 11);

    var gateway = new CardGateway("key-5d41", loggers.CreateLogger<CardGateway>());
    gateway.Connect();
    gateway.Resume("eyJhbGciOi");
    try
    {
        CardGateway.Charge("123", 80);
    }
    catch (ArgumentException exception)
    {
        Console.WriteLine($"thrown  {exception.Message}");
    }

    var lost = new LostAndFound(loggers.CreateLogger<LostAndFound>());
    lost.Keep("umbrella", 11);
    try
    {
        lost.Send("umbrella");
    }
    catch (FormatException exception)
    {
        Console.WriteLine($"thrown  {exception.Message}");
    }

    var search = new RoomSearch(source);
    Console.WriteLine($"found   room {search.FirstWith(2)} with {search.BedsOf(11, Guid.NewGuid())} beds");
    using Activity? reservation = await search.BeginAsync();

    var metrics = new DeskMetrics(meter.CreateCounter<long>("hotel.stays"));
    metrics.Stayed(Guid.NewGuid());
    metrics.Ended("tired");
    DeskMetrics.Cleaned(meter, 3);

    using HttpClient partner = PartnerClient.Create(new("http://partner.example"));
    using HttpRequestMessage stay = PartnerClient.Stay(guest);
    Console.WriteLine($"sent    {stay.RequestUri} {stay.Headers}");

    using var audit = new NightAudit(loggers.CreateLogger<NightAudit>());
    audit.CloseLater(new(2026, 1, 31));
    await audit.StartAsync(CancellationToken.None);
    await Task.Delay(500);
    await audit.StopAsync(CancellationToken.None);
}
