using InstrumentGen.Generator.Tests.Harness;
using static InstrumentGen.Generator.Tests.Weaving.SpanContentProject;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>What spans hold, whoever records them: each declaration is woven by interceptor, as a partial method and behind a decorator.</summary>
public sealed class SpanContentTests
{
    const string Context = "new System.Diagnostics.ActivityContext(System.Diagnostics.ActivityTraceId.CreateFromString(\"0af7651916cd43dd8448eb211c80319c\"), System.Diagnostics.ActivitySpanId.CreateFromString(\"b7ad6b7169203331\"), default)";
    const string Link = "new System.Diagnostics.ActivityLink(" + Context + ")";

    // Tags of parameters.
    [Theory]
    [InlineData("", "int M([Tag] int count, [Tag] string? note, [Tag] Channel channel)", "=> count;", "c.M(3, null, (Channel)5)", "3", "op count=3 channel=Phone")]
    [InlineData("", "int M([Tag] long @class, [Tag] bool isOpen, [Tag] double? ratio, [Tag] Guid customerId)", "=> 1;", "c.M(3, true, null, Guid.Empty)", "1", "op class=3 is.open=True customer.id=00000000-0000-0000-0000-000000000000")]
    [InlineData("", "int M([Tag(\"cart.size\", Member = \"Lines.Count\"), Tag(Member = \"Channel\")] Cart? cart)", "=> 1;", "c.M(new() { Lines = [new(1), new(2)], Channel = Channel.Web })", "1", "op cart.size=2 cart.channel=Web")]
    [InlineData("", "int M([Tag(Member = \"Lines.Count\"), Tag(Member = \"Next.Channel\")] Cart? cart)", "=> 1;", "c.M(new())", "1", "op")]
    [InlineData("", "int M([Tag(Member = \"Lines.Count\")] Cart? cart)", "=> 1;", "c.M(null)", "1", "op")]
    [InlineData("", "int M([Tag(Member = \"Bad\"), Tag(Member = \"Pair.Id\")] Cart cart)", "=> 1;", "c.M(new())", "1", "op cart.pair.id=3")]
    [InlineData("", "int M([Tag(Member = \"X\")] Point point, [Tag(Member = \"X\")] Point? other)", "=> 1;", "c.M(new() { X = 4 }, new Point { X = 5 })", "1", "op point.x=4 other.x=5")]
    [InlineData("", "int M([Tag(Member = \"Length\")] ReadOnlySpan<int> data, [Tag(Member = \"Length\")] string text)", "=> data.Length;", "c.M([1, 2], \"abc\")", "2", "op data.length=2 text.length=3")]
    [InlineData("", "int M([Tag] in int a, [Tag] ref int b, [Tag] out int c, [Tag(Member = \"X\")] out Point d)", "{ b++; c = a + b; d = new() { X = 9 }; return c; }", "{ int a = 1, b = 1; c.M(in a, ref b, out int d, out _); return d; }", "3", "op a=1 b=1 c=3 d.x=9")]
    [InlineData("", "void M([Tag] int call, [Tag] int tags, [Tag] out int self)", "=> self = call + tags;", "{ c.M(1, 2, out int n); return n; }", "3", "op call=1 tags=2 self=3")]
    [InlineData("", "int M<T>([Tag(Member = \"Name\")] Box<T> box, T other)", "=> 1;", "c.M(new Box<int>(), 1)", "1", "op box.name=box")]
    [InlineData("", "int M<TBox, TEnum>([Tag(Member = \"Name\")] TBox box, [Tag] TEnum value)", "where TBox : Box<int> where TEnum : struct, Enum => 1;", "c.M(new Box<int>(), Channel.Web)", "1", "op box.name=box value=Web")]
    // Tags of results.
    [InlineData("[return: Tag]", "int M(int n)", "=> n;", "c.M(3)", "3", "op result=3")]
    [InlineData("[return: Tag(\"code\", Member = \"Code\")]", "Answer? M(int n)", "=> n == 0 ? null : new();", "c.M(1)?.Code", "7", "op code=7")]
    [InlineData("[return: Tag(Member = \"Code\")]", "Answer? M(int n)", "=> n == 0 ? null : new();", "c.M(0)?.Code", "null", "op")]
    [InlineData("[return: Tag(Member = \"Code\")]", "Task<Answer> M([Tag] int n, CancellationToken ct)", "=> Task.FromResult(new Answer());", "c.M(1, default).Result.Code", "7", "op n=1 result.code=7")]
    [InlineData("[return: Tag(Member = \"Code\")]", "ValueTask<Answer> M(int n)", "=> new(Task.Run(static async () => { await Task.Yield(); return new Answer(); }));", "c.M(1).AsTask().Result.Code", "7", "op result.code=7")]
    [InlineData("[return: Tag]", "ref int M(int[] n)", "=> ref n[0];", "{ int[] n = [1]; c.M(n) = 5; return n[0]; }", "5", "op result=1")]
    [InlineData("[return: Tag(Member = \"Length\")]", "Span<int> M(Span<int> n)", "=> n[1..];", "c.M([1, 2, 3]).Length", "2", "op result.length=2")]
    [InlineData("[return: Tag]", "int M(int n)", "=> throw new IOException(\"secret\");", "c.M(1)", "System.IO.IOException: secret", "op error.type=System.IO.IOException | error")]
    [InlineData("[return: Tag]", "Task<int> M([Tag] out int n)", "{ n = 4; return Task.FromResult(5); }", "c.M(out _).Result", "5", "op n=4 result=5")]
    public void Tags_OfADeclaration_AreRecorded(string attributes, string method, string body, string call, string result, string span) => Check($"[Traced] {attributes}", "", method, body, call, result, span);

    // The name.
    [Theory]
    [InlineData("Name = \"fixed {{x}}\"", "int M(int n)", "c.M(1)", "fixed {x}")]
    [InlineData("Name = \"import {channel}\"", "int M([Tag] Channel channel)", "c.M(Channel.Fax)", "import Phone channel=Phone")]
    [InlineData("Name = \"import {channel}\"", "int M([Tag] Channel channel)", "c.M((Channel)9)", "import _OTHER channel=9")]
    [InlineData("Name = \"{b}/{a}\"", "int M([Tag(\"a\")] Channel? channel, [Tag] bool b)", "c.M(null, true)", "true/_NONE b=True")]
    [InlineData("Name = \"{b}/{a}\"", "int M([Tag(\"a\")] Channel? channel, [Tag] bool b)", "c.M(Channel.Web, false)", "false/Web a=Web b=False")]
    [InlineData("Name = \"{size} {size}\"", "int M([Tag, System.ComponentModel.DataAnnotations.AllowedValues(\"s\", \"m\")] string size)", "c.M(\"m\")", "m m size=m")]
    [InlineData("Name = \"{size}\"", "int M([Tag, System.ComponentModel.DataAnnotations.AllowedValues(1, -2)] long size)", "c.M(-2) + c.M(3)", "-2 size=-2, _OTHER size=3")]
    [InlineData("Name = \"n {name}\"", "int M([Tag] bool name)", "c.M(true)", "n true name=True")]
    public void Name_OfATemplate_IsOneOfFew(string traced, string method, string call, string spans) => Check($"[Traced({traced})]", "", method, "=> 1;", call, call.Contains('+', StringComparison.Ordinal) ? "2" : "1", spans);

    // Where it belongs.
    [Theory]
    [InlineData("", "int M([SpanParent] System.Diagnostics.ActivityContext parent)", $"c.M({Context})", "op | parent b7ad6b7169203331")]
    [InlineData("", "int M([SpanParent] System.Diagnostics.ActivityContext? parent)", "c.M(null)", "op")]
    [InlineData("", "int M([SpanParent] string? parent)", "c.M(\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\")", "op | parent b7ad6b7169203331")]
    [InlineData("", "int M([SpanLink] System.Diagnostics.ActivityLink link, [SpanLink] System.Diagnostics.ActivityContext? other, [SpanLink] string? text)", $"c.M({Link}, {Context}, \"\")", "op | links b7ad6b7169203331 b7ad6b7169203331")]
    [InlineData("", "int M([SpanLink] List<System.Diagnostics.ActivityContext> links, [SpanLink] System.Diagnostics.ActivityLink[]? others)", $"c.M([{Context}], [{Link}])", "op | links b7ad6b7169203331 b7ad6b7169203331")]
    [InlineData("", "int M([SpanLink] IReadOnlyList<System.Diagnostics.ActivityLink> links)", "c.M([])", "op")]
    [InlineData("Root = true", "int M([SpanLink] System.Diagnostics.ActivityContext link)", $"c.M({Context})", "op | links b7ad6b7169203331")]
    [InlineData("Name = \"n {b}\", Kind = System.Diagnostics.ActivityKind.Consumer", "int M([Tag] bool b, [SpanParent] System.Diagnostics.ActivityContext parent, [SpanLink] System.Diagnostics.ActivityLink link)", $"c.M(true, {Context}, {Link})", "n true b=True | parent b7ad6b7169203331 | links b7ad6b7169203331")]
    public void Span_OfAParameter_BelongsToIt(string traced, string method, string call, string span) => Check($"[Traced({traced})]", "", method, "=> 1;", call, "1", span);

    // Exceptions and results that are errors.
    [Theory]
    [InlineData("Exceptions = ExceptionDetail.Message", "", "int M(int n)", "=> throw new IOException(\"full\");", "c.M(1)", "System.IO.IOException: full", "op error.type=System.IO.IOException | error \"full\" | exception exception.type=System.IO.IOException exception.message=full")]
    [InlineData("", "ErrorWhen = nameof(Answer.IsDeclined)", "Answer? M(bool n)", "=> new() { IsDeclined = n };", "c.M(true)?.Code", "7", "op error.type=IsDeclined | error")]
    [InlineData("", "ErrorWhen = \"IsDeclined\"", "Answer? M(bool n)", "=> new() { IsDeclined = n };", "c.M(false)?.Code", "7", "op")]
    [InlineData("", "ErrorWhen = \"IsDeclined\"", "Answer? M(bool n)", "=> null;", "c.M(false)?.Code", "null", "op")]
    [InlineData("", "ErrorWhen = \"Inner.Maybe\"", "Task<Answer> M(bool n)", "=> Task.FromResult(new Answer() { Inner = new() { Maybe = n } });", "c.M(true).Result.Code", "7", "op error.type=Inner.Maybe | error")]
    [InlineData("", "ErrorWhen = \"Bad\"", "Answer M(bool n)", "=> new();", "c.M(true).Code", "7", "op")]
    [InlineData("", "ErrorWhen = \"IsOdd\"", "ValueTask<int> M(int n)", "=> new(n);", "c.M(3).Result", "3", "op error.type=IsOdd | error")]
    [InlineData("", "ErrorWhen = \"IsOdd\"", "int M(int n)", "=> n;", "c.M(4)", "4", "op")]
    [InlineData("", "ErrorWhen = \"IsOdd\"", "ref readonly int M(int n)", "=> ref s_three;", "c.M(4)", "3", "op error.type=IsOdd | error")]
    [InlineData("", "ErrorWhen = \"IsOdd\", Pooled = true", "ValueTask<int> M(int n)", "=> new(Task.Run(async () => { await Task.Yield(); return n; }));", "c.M(3).AsTask().Result", "3", "op error.type=IsOdd | error")]
    [InlineData("", "Pooled = true", "ValueTask M(CancellationToken n)", "=> new(Task.Run(async () => { await Task.Yield(); }));", "{ c.M(default).AsTask().Wait(); return 1; }", "1", "op")]
    public void Call_ThatFails_SaysAsMuchAsIsAsked(string traced, string operation, string method, string body, string call, string result, string span) => Check($"[Traced({traced})]", operation, method, body, call, result, span);

    // What cannot be read is left out, and the build stays whole.
    [Theory]
    [InlineData("[Traced] [return: Tag]", "", "void M([Tag(Member = \"Nothing\")] Cart a, [Tag] Cart b, [Sensitive, Tag] string c, [Tag(\"\")] int d, [Tag(\"x\")] int e, [Tag(\"x\")] int f, [Tag(\"outcome\")] int g)", "{ c.M(new(), new(), \"\", 1, 2, 3, 4); return 1; }", "op x=2")]
    [InlineData("[Traced(Name = \"{a} {b}\")]", "", "void M([Tag] int a)", "{ c.M(1); return 1; }", "op a=1")]
    [InlineData("[Traced(Name = \"{\")]", "", "void M([Tag] int a)", "{ c.M(1); return 1; }", "op a=1")]
    [InlineData("[Traced(Name = \"}{a\")]", "", "void M([Tag] bool a)", "{ c.M(true); return 1; }", "op a=True")]
    [InlineData("[Traced]", "ErrorWhen = \"Nothing\"", "void M([SpanParent] int a, [SpanLink] IEnumerable<System.Diagnostics.ActivityLink>? b)", "{ c.M(1, null); return 1; }", "op")]
    [InlineData("[Traced]", "ErrorWhen = \"IsOdd\"", "void M(int a)", "{ c.M(1); return 1; }", "op")]
    [InlineData("[Traced(Root = true)]", "", "void M([SpanParent] System.Diagnostics.ActivityContext a)", $"{{ c.M({Context}); return 1; }}", "op")]
    public void Content_ThatCannotBeRead_IsLeftOut(string attributes, string operation, string method, string call, string span) => Check(attributes, operation, method, "{ }", call, "1", span);

    [Theory]
    [InlineData("IEnumerable<int> M([Tag] int count, [Tag(Member = \"Lines.Count\")] Cart cart)", "c.M(2, new() { Lines = [] }).Sum()")]
    [InlineData("async IAsyncEnumerable<int> M([Tag] int count, [Tag(Member = \"Lines.Count\")] Cart cart, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)", "c.M(2, new() { Lines = [] }).ToBlockingEnumerable().Sum()")]
    public void Iterator_WithTags_RecordsThemForEachEnumeration(string method, string call)
    {
        string await = method.Contains("async", StringComparison.Ordinal) ? "await Task.Yield();" : "";
        string body = $$"""{ for (int n = 1; n <= count; n++) { {{await}} yield return n; } }""";
        GeneratorRun run = Intercepted("[Traced(Name = \"numbers\")]", "", method, body, $"{call} + {call}").Generate();
        Assert.True(!run.NewProblems.Any(), string.Join("\n", run.NewProblems));
        Assert.Equal(["numbers count=2 cart.lines.count=0", "numbers count=2 cart.lines.count=0"], Execution.Of(run.Woven).Contents);
        GeneratorRun partial = Partial("[Traced(Name = \"numbers\")]", "", method, body, call).Generate();
        Assert.True(!partial.NewProblems.Any(), string.Join("\n", partial.NewProblems));
        Assert.Equal("3", Execution.Of(partial.Woven).Result);
        Assert.Equal(["numbers count=2 cart.lines.count=0"], Execution.Of(partial.Woven).Contents);
    }

    [Fact]
    public void Predicate_ThatIsPrivate_IsReachedByAPartialMethod()
    {
        GeneratorRun run = TestProject.Of("""
            public partial class C
            {
                class Answer { public bool IsBad => true; }
                [Traced, Operation("op", ErrorWhen = nameof(Fails))] [return: Tag(Member = "IsBad")] private partial Answer M([Tag(Member = "_x")] C other);
                Answer MCore(C other) => new();
                static bool Fails(Answer answer) => answer.IsBad;
                int _x = 4;
                public static object Run() => new C().M(new C()).IsBad;
            }
            static class Entry { public static object Run() => C.Run(); }
            """).Generate();
        Assert.True(!run.NewProblems.Any(), string.Join("\n", run.NewProblems));
        Assert.Equal(["op other.x=4 result.is.bad=True error.type=Fails | error"], Execution.Of(run.Woven).Contents);
    }

    [Fact]
    public void Content_OfALibrarysOperation_IsRecordedByItsCallers()
    {
        LibraryImage library = TestProject.Of("""
            public class Cart { public int Size => 3; internal int Hidden => 4; }
            public class Answer { public bool IsBad => true; }
            public class Shop { [Traced(Name = "n {open}"), Operation("op", ErrorWhen = "IsBad")] public Answer M([Tag(Member = "Size")] Cart cart, [Tag] bool open, [Tag("hidden", Member = "Hidden")] Cart other) => new(); }
            """).Generate().ToLibrary();
        GeneratorRun run = (TestProject.Of("static class Entry { public static object Run() => new Shop().M(new Cart(), true, new Cart()).IsBad; }") with { Libraries = [library] }).Generate();
        Assert.True(!run.NewProblems.Any(), string.Join("\n", run.NewProblems));
        Assert.Equal(["n true cart.size=3 open=True error.type=IsBad | error"], Execution.Of(run.Woven, library).Contents);
    }
}
