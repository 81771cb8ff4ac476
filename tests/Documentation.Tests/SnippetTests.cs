namespace InstrumentGen.Documentation.Tests;

public sealed class SnippetTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    /// <summary>A snippet that nothing compiles would rot. A block that holds several parts is parted by a line "// ...".</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void CSharpSnippet_OfAPage_IsCompiledSomewhere(string page)
    {
        string[] sources = [.. Repository.CompiledSources];
        foreach (CodeBlock block in CodeBlock.In(page).Where(static block => block.Language == "csharp"))
        {
            foreach (string[] part in Parts(block))
            {
                var fragment = block with { Lines = part };
                Assert.True(sources.Any(fragment.IsPartOf), $"{page} shows code that no sample or test compiles:\n{string.Join('\n', part)}");
            }
        }
    }

    [Fact]
    public void Readme_ShowsTheTwoCommands()
    {
        string[] commands = [.. CodeBlock.In("README.md").Where(static block => block.Language == "sh").SelectMany(static block => block.Lines)];
        Assert.Contains("dotnet run --project samples/Shop -- --demo", commands);
        Assert.Contains("./test.sh", commands);
    }

    static IEnumerable<string[]> Parts(CodeBlock block)
    {
        List<string> part = [];
        foreach (string line in block.Lines.Append("// ..."))
        {
            if (line != "// ...")
            {
                part.Add(line);
                continue;
            }

            if (part.Count > 0) yield return [.. part];
            part.Clear();
        }
    }
}
