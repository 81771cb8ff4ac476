using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>One method whose declaration asks its spans to hold something, woven by interceptor, as a partial method and behind a decorator, and called.</summary>
static class SpanContentProject
{
    const string Types = """
        public enum Channel { Web, Phone = 5, Fax = 5 }
        public record Line(int Count);
        public class Cart { public List<Line>? Lines; public Channel? Channel { get; init; } public string Bad => throw new NotSupportedException(); public (int Id, string Name) Pair = (3, "n"); public Cart? Next { get; init; } }
        public struct Point { public int X { get; init; } }
        public class Answer { public bool IsDeclined { get; init; } public bool? Maybe { get; init; } public int Code = 7; public Answer? Inner { get; init; } public bool Bad => throw new NotSupportedException(); }
        public class Message { public Dictionary<string, string>? Headers { get; init; } public Message? Outer { get; init; } public Dictionary<string, string> Bad => throw new NotSupportedException(); }
        public class Frame : ISpanCarrier { public Dictionary<string, string> Fields = new(); public string? Read(string name) => Fields.GetValueOrDefault(name); public void Write(string name, string value) => Fields[name] = value; }
        public class Box<T> { public T? Value { get; init; } public string Name => "box"; }
        """;

    internal static void Check(string attributes, string operation, string method, string body, string call, string result, string spans)
    {
        Func<string, string, string, string, string, TestProject>[] weavers = [Intercepted, Partial, Decorated];
        foreach (Func<string, string, string, string, string, TestProject> weaver in weavers)
        {
            GeneratorRun run = weaver(attributes, operation, method, body, call).Generate();
            string name = weaver.Method.Name;
            Assert.True(weaver == Partial || !run.Plain.Problems.Any(), $"{name}, plain: {string.Join("\n", run.Plain.Problems)}");
            Assert.True(!run.NewProblems.Any(), $"{name}: {string.Join("\n", run.NewProblems)}\n{string.Join("\n", run.Outputs.Values)}");
            Execution execution = Execution.Of(run.Woven);
            Assert.Equal((name, result, spans), (name, execution.Result, string.Join(", ", execution.Contents)));
        }
    }

    internal static TestProject Intercepted(string attributes, string operation, string method, string body, string call) =>
        Project($"public class C {{ {Attributes(attributes, operation)} public {method} {body} {Members} }}", call, "new C()");

    internal static TestProject Partial(string attributes, string operation, string method, string body, string call)
    {
        (string constraints, string rest) = Constraints(body);
        string declared = method.Replace("async ", "", StringComparison.Ordinal);
        return Project($"public partial class C {{ {Attributes(attributes, operation)} public partial {declared} {constraints}; {Core(method)} {constraints} {rest} {Members} }}", call, "new C()");
    }

    static TestProject Decorated(string attributes, string operation, string method, string body, string call)
    {
        (string constraints, string rest) = Constraints(body);
        return Project($"[Decorated] public interface I {{ {Attributes(attributes, operation)} {method} {constraints}; {Predicate} }} public class C : I {{ public {method} {constraints} {rest} {Members} }}", call, "Decorated<I>(new C())");
    }

    const string Predicate = "static bool IsOdd(int n) => n % 2 == 1;";
    const string Members = "public " + Predicate + " public static int s_three = 3;";

    static (string Constraints, string Body) Constraints(string body)
    {
        int arrow = body.IndexOf("=>", StringComparison.Ordinal);
        return body.StartsWith("where", StringComparison.Ordinal) ? (body[..arrow], body[arrow..]) : ("", body);
    }

    // The core has the parameters without what is asked of them.
    static string Core(string method)
    {
        int name = method.IndexOf(" M", StringComparison.Ordinal) + 1;
        string parameters = System.Text.RegularExpressions.Regex.Replace(method[(name + 1)..], @"\[(Tag|SpanParent|SpanLink|SpanCarrier|Sensitive)(\([^)]*\))?(, (Tag|System\.ComponentModel\.DataAnnotations\.AllowedValues)(\([^)]*\))?)*\] ", "");
        return $"{method[..name]}MCore{parameters}";
    }

    static string Attributes(string attributes, string operation) => $"{attributes} [Operation(\"op\"{(operation.Length > 0 ? ", " + operation : "")})]";

    static TestProject Project(string declarations, string call, string receiver)
    {
        string body = call.StartsWith('{') ? call[1..^1] : $"return {call};";
        return DecoratedObjects.With(TestProject.Of($$"""
            using System.IO;
            {{Types}}
            {{declarations}}
            static class Entry
            {
                static {{(receiver.StartsWith("Decorated", StringComparison.Ordinal) ? "I" : "C")}} Make() => {{receiver}};
                public static object? Run() { var c = Make(); {{body}} }
            }
            """) with { WarningsAsErrors = false });
    }
}
