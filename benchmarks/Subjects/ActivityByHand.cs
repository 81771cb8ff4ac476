using System.Diagnostics;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The same span written by hand, as good code writes it: with its tags and, where the method throws, its status. Two ways to give
/// it its tags; which is faster depends on the machine and its load.</summary>
static class ActivityByHand
{
    public const string Setting = "Activity by hand: the faster of code.* tags by AddTag and as an array to StartActivity; status on failure, no metrics";
    public const string SourceName = "InstrumentGen.Benchmarks.ByHand";

    static readonly ActivitySource s_source = new(SourceName);
    static readonly object s_line = 70;

    static readonly KeyValuePair<string, object?>[] s_tags =
    [
        new("code.function.name", "InstrumentGen.Benchmarks.Subjects.Annotated.Add"),
        new("code.file.path", "benchmarks/Subjects/Calls.cs"),
        new("code.line.number", s_line),
    ];

    public static void RunWithAddTag(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += AddWithAddTag(call, sum);
    }

    public static void RunWithArray(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += AddWithArray(call, sum);
    }

    static int AddWithAddTag(int left, int right)
    {
        using Activity? span = s_source.StartActivity("gate.add");
        if (span is { IsAllDataRequested: true })
        {
            span.AddTag("code.function.name", "InstrumentGen.Benchmarks.Subjects.Annotated.Add");
            span.AddTag("code.file.path", "benchmarks/Subjects/Calls.cs");
            span.AddTag("code.line.number", s_line);
        }

        try
        {
            return Plain.Add(left, right);
        }
        catch (Exception exception) when (Fail(span, exception))
        {
            throw;
        }
    }

    static int AddWithArray(int left, int right)
    {
        using Activity? span = s_source.StartActivity("gate.add", ActivityKind.Internal, default(ActivityContext), s_tags);
        try
        {
            return Plain.Add(left, right);
        }
        catch (Exception exception) when (Fail(span, exception))
        {
            throw;
        }
    }

    static bool Fail(Activity? span, Exception exception)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("error.type", exception.GetType().FullName);
        return false;
    }
}
