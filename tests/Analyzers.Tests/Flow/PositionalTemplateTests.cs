using CsCheck;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Analyzers.Tests.Flow;

public sealed class PositionalTemplateTests
{
    /// <summary>The framework's formatter is what the reader is held against. Where it makes braces part of a name, nobody has
    /// meant that.</summary>
    [Fact]
    public void Template_OfAnyKind_IsReadAsTheFrameworkReadsIt() => Gen.Char["{}a0,:-"].Array[0, 9].Sample(
        static letters =>
        {
            string text = new(letters);
            PositionalTemplate template = PositionalTemplate.Parse(text);
            string[]? names = NamesByTheFramework(text);
            return template.Fault is null ? names is not null && names.SequenceEqual(template.Holes.Select(static hole => hole.Name)) : names is null || names.Any(static name => name.AsSpan().ContainsAny('{', '}'));
        },
        iter: 20_000);

    [Fact]
    public void Hole_OfATemplate_StandsWhereItIsWritten()
    {
        TemplateHole hole = Assert.Single(PositionalTemplate.Parse("Total { order total,8:0.00} €").Holes);
        Assert.Equal("{ order total,8:0.00}", "Total { order total,8:0.00} €".Substring(hole.Start, hole.Length));
        Assert.Equal(" order total", hole.Name);
        Assert.Equal(",8:0.00", hole.Format);
    }

    [Theory]
    [InlineData("a {b", "{b")]
    [InlineData("a } b", "} b")]
    [InlineData("{a,b} c", "{a,b} c")]
    [InlineData("{a {b}", "{a {b}")]
    [InlineData("{ and much more than twenty letters", "{ and much more than")]
    public void Fault_OfATemplate_IsWhereItBegins(string template, string fault) => Assert.Equal(fault, PositionalTemplate.Parse(template).Fault);

    // The names of the holes; null where the call throws.
    static string[]? NamesByTheFramework(string template)
    {
        var recorder = new Recorder();
        try
        {
#pragma warning disable CA2254 // Templates of any kind are what is tested.
            LoggerExtensions.LogInformation(recorder, template, [.. Enumerable.Repeat((object)"", 9)]);
#pragma warning restore CA2254
        }
        catch (FormatException)
        {
            return null;
        }

        return recorder.Names;
    }

    sealed class Recorder : ILogger
    {
        public string[] Names { get; private set; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            _ = formatter(state, exception);
            var values = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
            Names = [.. values.Take(values.Count - 1).Select(static value => value.Key)];
        }
    }
}
