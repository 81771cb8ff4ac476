using System.Text;
using InstrumentGen.Generator.Tests.Shapes;

namespace InstrumentGen.Analyzers.Tests.Shapes;

/// <summary>The page of shapes is what this run saw. With <c>INSTRUMENTGEN_REWRITE_GOLDEN=1</c> it is written anew.</summary>
public sealed class ShapesPageTests
{
    const string Head = """
        # The shapes of methods and calls

        Every way in which the tests write and call methods, and what becomes of it. The tests write this page: *woven* stands where the program was built,
        ran, did what it does without instrumentation, and each call made one span. A rule stands where something is not woven, and its page says why
        and what to do: both may hold, where a shape has several calls. *No call* stands where the shape shows that something is left alone.

        The first column of verdicts is about methods whose calls are intercepted, the default; the second about the same methods made
        [partial](generated-code.md#partial-methods), the third about calls through the [decorator](generated-code.md#decorators) of an interface that has
        them. *Not partial* and *no member* stand where C# knows no such partial method, or no such member of an interface that is called on an object.

        | shape | calls intercepted | partial method | decorated interface |
        |---|---|---|---|

        """;

    static readonly string s_path = Path.Combine(RepositoryRoot.Path, "docs/shapes.md");

    [Fact]
    public async Task Page_OfAllShapes_SaysWhatThisRunSaw()
    {
        var page = new StringBuilder(Head);
        foreach (string row in await Task.WhenAll(ShapeCatalogue.All.Keys.Select(static name => Task.Run(() => RowOf(name))))) page.Append(row);

        if (Environment.GetEnvironmentVariable("INSTRUMENTGEN_REWRITE_GOLDEN") == "1") await File.WriteAllTextAsync(s_path, page.ToString(), TestContext.Current.CancellationToken);
        string expected = await File.ReadAllTextAsync(s_path, TestContext.Current.CancellationToken);
        Assert.True(expected == page.ToString(), $"docs/shapes.md (-) is not what this run saw (+):\n{LineDifference.Of(expected, page.ToString())}");
    }

    static async Task<string> RowOf(string name)
    {
        ShapeVerdict? partial = await ShapeVerdict.OfPartialMethods(name);
        ShapeVerdict? decorated = await ShapeVerdict.OfDecorators(name);
        return $"| {name.Replace("|", "\\|", StringComparison.Ordinal)} | {(await ShapeVerdict.OfInterceptors(name)).Cell} | {partial?.Cell ?? "not partial"} | {decorated?.Cell ?? "no member"} |\n";
    }

    /// <summary>What is refused is told.</summary>
    [Fact]
    public async Task Shape_WithARefusal_IsNeverSilent()
    {
        foreach (Shape shape in ShapeCatalogue.All.Values.Where(static shape => shape.Refused.Length > 0))
        {
            Assert.True((await ShapeVerdict.OfInterceptors(shape.Name)).Rules.Length > 0, shape.Name);
        }
    }
}
