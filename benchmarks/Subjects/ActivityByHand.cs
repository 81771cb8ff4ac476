using System.Diagnostics;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The same span written by hand, as good code writes it: with its tags and, where the method throws, its status.</summary>
static class ActivityByHand
{
    public const string Setting = "Activity by hand: StartActivity, code.* tags by AddTag, status on failure, no metrics";
    public const string SourceName = "InstrumentGen.Benchmarks.ByHand";

    static readonly ActivitySource s_source = new(SourceName);
    static readonly object s_line = 70;

    public static void Run(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Add(call, sum);
    }

    static int Add(int left, int right)
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

    static bool Fail(Activity? span, Exception exception)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("error.type", exception.GetType().FullName);
        return false;
    }
}
