using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tests.Corpus;

public sealed class CorpusCompilationTests
{
    [Fact]
    public void LoggerMessage_InNestedTypes_GetsABody()
    {
        const string Source = """
            using Microsoft.Extensions.Logging;
            // case: nested
            namespace Shop
            {
                sealed partial class Till(ILogger logger)
                {
                    static partial class Log<T> where T : class
                    {
                        [LoggerMessage(1, LogLevel.Information, "Sold {Item}")]
                        public static partial void Sold(ILogger logger, [Sensitive] T item);
                    }

                    void Sell() => Log<string>.Sold(logger, "tea");
                }
            }
            """;
        Assert.Empty(Problems(Source));
    }

    [Fact]
    public void Mistake_InACase_IsAtItsLine()
    {
        Diagnostic problem = Assert.Single(Problems("using System.Text;\n// case: first\nclass A;\n// case: second\nclass B : Missing;\n", 1));
        Assert.Equal(("CS0246", 4), (problem.Id, problem.Location.GetLineSpan().StartLinePosition.Line));
    }

    static IEnumerable<Diagnostic> Problems(string source, int index = 0) =>
        CorpusCompilation.Of(CorpusCase.Parse("file.cs.txt", source, isSealed: false)[index]).GetDiagnostics().Where(static one => one.Severity >= DiagnosticSeverity.Warning);
}
