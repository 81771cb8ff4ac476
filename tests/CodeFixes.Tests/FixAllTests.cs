using InstrumentGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class FixAllTests
{
    [Fact]
    public Task Document_OfSeveralTemplates_IsMendedAtOnce() => FixVerifier.VerifyAll(
        RuleIds.InterpolatedTemplate,
        """
        class Printer(ILogger<Printer> logger)
        {
            void Print(int pages, int copies)
            {
                logger.LogInformation($"Printed {pages} pages");
                Task.Run(() => logger.LogWarning("Printed " + copies + " copies"));
            }
        }
        """,
        """
        class Printer(ILogger<Printer> logger)
        {
            void Print(int pages, int copies)
            {
                logger.LogInformation("Printed {Pages} pages", pages);
                Task.Run(() => logger.LogWarning("Printed {Copies} copies", copies));
            }
        }
        """);

    [Fact]
    public Task Values_OfOneText_AreRedactedAtOnce() => FixVerifier.VerifyAll(
        RuleIds.AnnotatedData,
        """
        class Clinic(ILogger<Clinic> logger, Redactor redactor)
        {
            void Admit([Sensitive] string diagnosis, [Sensitive] string note)
            {
                logger.LogInformation("{Diagnosis} {Note}", diagnosis, note);
                logger.LogInformation("{Note}", note.Trim());
            }
        }
        """,
        """
        class Clinic(ILogger<Clinic> logger, Redactor redactor)
        {
            void Admit([Sensitive] string diagnosis, [Sensitive] string note)
            {
                logger.LogInformation("{Diagnosis} {Note}", redactor.Redact(diagnosis), redactor.Redact(note));
                logger.LogInformation("{Note}", redactor.Redact(note.Trim()));
            }
        }
        """,
        "Redact");

    [Fact]
    public Task Labels_OfOneCall_MoveAtOnce() => FixVerifier.VerifyAll(
        RuleIds.UnboundedLabel,
        """
        class Uploads(Counter<long> uploads)
        {
            void Done(string userId, Guid orderId, bool isNew)
            {
                uploads.Add(1, new KeyValuePair<string, object?>("user.id", userId), new KeyValuePair<string, object?>("order.id", orderId), new KeyValuePair<string, object?>("new", isNew));
            }
        }
        """,
        """
        class Uploads(Counter<long> uploads)
        {
            void Done(string userId, Guid orderId, bool isNew)
            {
                Activity.Current?.SetTag("user.id", userId);
                Activity.Current?.SetTag("order.id", orderId);
                uploads.Add(1, new KeyValuePair<string, object?>("new", isNew));
            }
        }
        """,
        "Move");

    [Fact]
    public Task Parameter_ThatReachesTwoLines_IsMarkedOnce() => FixVerifier.VerifyAll(
        RuleIds.SecretName,
        """
        class Gateway(ILogger<Gateway> logger)
        {
            void Connect(string apiKey)
            {
                logger.LogInformation("{A}", apiKey);
                logger.LogInformation("{B}", apiKey);
            }
        }
        """,
        """
        class Gateway(ILogger<Gateway> logger)
        {
            void Connect([Sensitive] string apiKey)
            {
                logger.LogInformation("{A}", apiKey);
                logger.LogInformation("{B}", apiKey);
            }
        }
        """,
        "Mark");

    [Theory]
    [InlineData(FixAllScope.Project, 0)]
    [InlineData(FixAllScope.Solution, 0)]
    [InlineData(FixAllScope.Document, 1)]
    public async Task Scope_OfSeveralFiles_IsKept(FixAllScope scope, int rest)
    {
        Project project = await FixVerifier.Open(TwoFiles);
        Project mended = await FixVerifier.MendAll(project, RuleIds.CorrelationId, null, scope);
        await FixVerifier.Check(mended, RuleIds.CorrelationId, rest, null);
        Assert.StartsWith("using System.Diagnostics;\n\nclass A\n", await MendedProject.TextOf(mended, "A.cs"), StringComparison.Ordinal);
        Assert.Equal(rest == 0, (await MendedProject.TextOf(mended, "B.cs")).Contains("Activity", StringComparison.Ordinal));
    }

    const string TwoFiles = """
        // file: A.cs
        class A
        {
            string _correlationId = Guid.NewGuid().ToString();
            string _traceId = Guid.NewGuid().ToString();
            public override string ToString() => _correlationId + _traceId;
        }
        // file: B.cs
        class B
        {
            readonly string _correlationId = Guid.NewGuid().ToString();
            public override string ToString() => _correlationId;
        }
        """;
}
