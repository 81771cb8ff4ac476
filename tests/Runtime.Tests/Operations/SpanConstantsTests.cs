using System.Collections;
using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

using Tag = KeyValuePair<string, object?>;

public sealed class SpanConstantsTests
{
    static readonly Tag[] s_pay = [new("code.function.name", "Pay"), new("code.file.path", "Pay.cs"), new("code.line.number", 3)];
    static readonly Tag[] s_ship = [new("code.function.name", "Ship"), new("code.file.path", "Ship.cs"), new("code.line.number", 5)];

    readonly InstrumentationScope _scope = Scopes.New();

    [Fact]
    public void Sampler_ThatReadsTheTags_SeesWhatTheSpanGets()
    {
        IReadOnlyList<Tag> seen = [];
        Assert.Equal(s_pay, TagsOf(tags => seen = [.. tags]));
        Assert.Equal(s_pay, seen);
    }

    [Fact]
    public void Sampler_ThatStopsHalfway_LeavesTheSpanItsTags() => Assert.Equal(s_pay, TagsOf(static tags => _ = tags.First()));

    [Fact]
    public void Sampler_ThatNeverDisposes_LeavesTheSpanItsTags() => Assert.Equal(s_pay, TagsOf(static tags => tags.GetEnumerator().MoveNext()));

    [Fact]
    public void Sampler_ThatDisposesTwice_LeavesTheSpanItsTags() => Assert.Equal(s_pay, TagsOf(static tags =>
    {
        IEnumerator<Tag> enumerator = tags.GetEnumerator();
        enumerator.Dispose();
        enumerator.Dispose();
    }));

    [Fact]
    public void Sampler_ThatKeepsAnEnumerator_DoesNotMoveTheNextSpans()
    {
        IEnumerator<Tag>? kept = null;
        OperationProbe probe = Define(s_pay);
        using var spans = new SpanRecorder(_scope);
        using ActivityListener listener = Listen(tags =>
        {
            kept ??= tags.GetEnumerator();
            kept.MoveNext();
        });
        for (int call = 0; call < 5; call++) Woven.Call(probe, static () => { });
        Assert.All(spans.Stopped, static span => Assert.Equal(s_pay, span.TagObjects));
    }

    [Fact]
    public void Sampler_ThatEnumeratesInsideItself_ReadsBothInFull()
    {
        var pairs = new List<(Tag, Tag)>();
        Assert.Equal(s_pay, TagsOf(tags => pairs.AddRange(tags.SelectMany(_ => tags, static (outer, inner) => (outer, inner)))));
        Assert.Equal(s_pay.SelectMany(static _ => s_pay, static (outer, inner) => (outer, inner)), pairs);
    }

    [Fact]
    public void Sampler_ThatCallsAnOperationWhileItEnumerates_KeepsTheirTagsApart()
    {
        OperationProbe pay = Define(s_pay), ship = Define(s_ship);
        var seen = new List<Tag>();
        bool isNested = false;
        using var spans = new SpanRecorder(_scope);
        using ActivityListener listener = Listen(tags =>
        {
            if (isNested) return;
            isNested = true;
            foreach (Tag tag in tags)
            {
                seen.Add(tag);
                Woven.Call(ship, static () => { });
            }
        });
        Woven.Call(pay, static () => { });
        Assert.Equal(s_pay, seen);
        Assert.Equal([s_ship, s_ship, s_ship, s_pay], spans.Stopped.Select(static span => span.TagObjects));
    }

    [Fact]
    public void Sampler_ThatThrowsWhileItEnumerates_LeavesTheNextSpanItsTags()
    {
        OperationProbe probe = Define(s_pay);
        using (Listen(static tags =>
        {
            IEnumerator<Tag> enumerator = tags.GetEnumerator();
            enumerator.MoveNext();
            throw new NotSupportedException();
        }))
        {
            Woven.Call(probe, static () => { });
        }

        using var spans = new SpanRecorder(_scope);
        Woven.Call(probe, static () => { });
        Assert.Equal(s_pay, spans.Span.TagObjects);
    }

    [Fact]
    public void Sampler_ThatAddsTags_AddsThemToOurs()
    {
        using var spans = new SpanRecorder(_scope);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == _scope.ActivitySource,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                options.SamplingTags.Add("sampling.rate", 0.5);
                return ActivitySamplingResult.AllData;
            },
        };
        ActivitySource.AddActivityListener(listener);
        Woven.Call(Define(s_pay), static () => { });
        Assert.Equal([.. s_pay, new("sampling.rate", 0.5)], spans.Span.TagObjects);
    }

    [Fact]
    public void Sampler_ThatAddsTagsForPropagationOnly_KeepsThemAlone()
    {
        using var spans = new SpanRecorder(_scope, ActivitySamplingResult.None);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == _scope.ActivitySource,
            Sample = static (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                options.SamplingTags.Add("sampling.rate", 0.5);
                return ActivitySamplingResult.PropagationData;
            },
        };
        ActivitySource.AddActivityListener(listener);
        Woven.Call(Define(s_pay), static () => { });
        Assert.Equal([new("sampling.rate", 0.5)], spans.Span.TagObjects);
    }

    [Fact]
    public void Started_Span_HasItsTags()
    {
        IReadOnlyList<Tag> seen = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == _scope.ActivitySource,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = span => seen = [.. span.TagObjects],
        };
        ActivitySource.AddActivityListener(listener);
        Woven.Call(Define(s_pay), static () => { });
        Assert.Equal(s_pay, seen);
    }

    [Fact]
    public void Tags_OfOneSpan_AreItsOwn()
    {
        OperationProbe probe = Define(s_pay);
        using var spans = new SpanRecorder(_scope);
        Woven.Call(probe, static () => Activity.Current!.SetTag("code.line.number", 7).AddTag("customer.id", 1));
        Woven.Call(probe, static () => { });
        Assert.Equal([s_pay[0], s_pay[1], new("code.line.number", 7), new("customer.id", 1)], spans.Stopped[0].TagObjects);
        Assert.Equal(s_pay, spans.Stopped[1].TagObjects);
    }

    [Fact]
    public void Enumerator_NotGeneric_ReadsTheSame()
    {
        var seen = new List<object?>();
        _ = TagsOf(tags =>
        {
            IEnumerator enumerator = ((IEnumerable)tags).GetEnumerator();
            Assert.Equal(default(Tag), enumerator.Current);
            while (enumerator.MoveNext()) seen.Add(enumerator.Current);
            Assert.False(enumerator.MoveNext());
            Assert.Equal(default(Tag), enumerator.Current);
            enumerator.Reset();
            Assert.True(enumerator.MoveNext());
            seen.Add(enumerator.Current);
        });
        Assert.Equal([.. s_pay.Cast<object?>(), s_pay[0]], seen);
    }

    [Fact]
    public async Task Enumerator_HandedToAnotherThread_LeavesEachSpanItsTags()
    {
        OperationProbe pay = Define(s_pay), ship = Define(s_ship);
        using var spans = new SpanRecorder(_scope);
        using ActivityListener listener = Listen(static tags =>
        {
            IEnumerator<Tag> enumerator = tags.GetEnumerator();
            enumerator.MoveNext();
            _ = ThreadPool.UnsafeQueueUserWorkItem(static enumerator => enumerator.Dispose(), enumerator, preferLocal: false);
        });
        Task[] callers =
        [
            .. Enumerable.Range(0, 4).Select(caller => Task.Run(() =>
            {
                for (int call = 0; call < 500; call++) Woven.Call(caller % 2 == 0 ? pay : ship, static () => { });
            })),
        ];
        await Task.WhenAll(callers);
        Assert.Equal(2_000, spans.Stopped.Count);
        Assert.All(spans.Stopped, static span => Assert.Equal(span.OperationName == "Pay" ? s_pay : s_ship, span.TagObjects));
    }

    IEnumerable<Tag> TagsOf(Action<IEnumerable<Tag>> sampler)
    {
        using var spans = new SpanRecorder(_scope);
        using ActivityListener listener = Listen(sampler);
        Woven.Call(Define(s_pay), static () => { });
        return spans.Span.TagObjects;
    }

    OperationProbe Define(Tag[] tags) => _scope.Define(new OperationDefinition((string)tags[0].Value!)
    {
        Traced = true,
        Code = new CodePosition((string)tags[0].Value!, (string)tags[1].Value!, (int)tags[2].Value!),
    });

    ActivityListener Listen(Action<IEnumerable<Tag>> sampler)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source == _scope.ActivitySource,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            {
                sampler(options.Tags!);
                return ActivitySamplingResult.AllData;
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
