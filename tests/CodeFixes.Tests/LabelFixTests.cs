using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class LabelFixTests
{
    [Theory]
    [InlineData("Exception failure", "failure", "failure.GetType().Name")]
    [InlineData("Exception failure", "failure.Message", "failure.GetType().Name")]
    [InlineData("Exception? failure", "failure?.Message", "failure?.GetType().Name")]
    [InlineData("Exception failure", "failure.ToString()", "failure.GetType().Name")]
    public Task ExceptionAsALabel_OfAnyForm_BecomesItsType(string parameters, string before, string after) => FixVerifier.VerifyBody(
        RuleIds.UnboundedLabel,
        parameters,
        $"counter.Add(1, new KeyValuePair<string, object?>(\"error\", {before}));",
        $"counter.Add(1, new KeyValuePair<string, object?>(\"error\", {after}));",
        "type");

    [Fact]
    public Task PathAsALabel_OfARequest_BecomesTheRoutesPattern() => FixVerifier.Verify(
        RuleIds.UnboundedLabel,
        """
        using System.Diagnostics.Metrics;
        using Microsoft.AspNetCore.Http;

        class Requests(Counter<long> counter)
        {
            void Count(HttpContext context) => counter.Add(1, new KeyValuePair<string, object?>("route", context.Request.Path.Value));
        }
        """,
        """
        using System.Diagnostics.Metrics;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;

        class Requests(Counter<long> counter)
        {
            void Count(HttpContext context) => counter.Add(1, new KeyValuePair<string, object?>("route", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched"));
        }
        """,
        "route");

    [Fact]
    public Task PathAsALabel_OfPrometheus_BecomesTheRoutesPattern() => FixVerifier.Verify(
        RuleIds.UnboundedLabel,
        """
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;

        class Requests(Prometheus.Counter counter)
        {
            void Count(HttpRequest request) => counter.WithLabels(request.Path.ToString()).Inc();
        }
        """,
        """
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;

        class Requests(Prometheus.Counter counter)
        {
            void Count(HttpRequest request) => counter.WithLabels((request.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched").Inc();
        }
        """,
        "route");

    [Fact]
    public Task IdAsALabel_AmongOthers_MovesToTheSpan() => FixVerifier.VerifyBody(
        RuleIds.UnboundedLabel,
        "string userId, bool isNew",
        """counter.Add(1, new("user.id", userId), new("new", isNew)); // kept""",
        """
        Activity.Current?.SetTag("user.id", userId);
        counter.Add(1, new KeyValuePair<string, object?>("new", isNew)); // kept
        """,
        "Move");

    [Fact]
    public Task IdAsALabel_Alone_LeavesTheCallWithoutLabels() => FixVerifier.VerifyBody(
        RuleIds.UnboundedLabel,
        "Guid orderId",
        """
        if (orderId != default)
            counter.Add(1, KeyValuePair.Create("order.id", (object?)orderId));
        """,
        """
        if (orderId != default)
        {
            Activity.Current?.SetTag("order.id", (object?)orderId);
            counter.Add(1);
        }
        """,
        "Move");

    [Fact]
    public Task TextOfAnException_AsALabel_DoesNotMove() => FixVerifier.VerifyNoneInBody(
        RuleIds.UnboundedLabel, "Exception failure", """counter.Add(1, new KeyValuePair<string, object?>("error", failure.Message));""", "Move");

    [Fact]
    public Task IdAsALabel_OfATagList_MovesToTheSpan() => FixVerifier.VerifyBody(
        RuleIds.UnboundedLabel,
        "Guid orderId, bool isNew",
        """
        var tags = new TagList { { "order.id", orderId }, { "new", isNew } };
        counter.Add(1, tags);
        """,
        """
        Activity.Current?.SetTag("order.id", orderId);
        var tags = new TagList { { "new", isNew } };
        counter.Add(1, tags);
        """,
        "Move");

    [Fact]
    public Task IdAsALabel_AddedToATagList_MovesToTheSpan() => FixVerifier.VerifyBody(
        RuleIds.UnboundedLabel,
        "Guid orderId",
        """
        TagList tags = default;
        tags.Add("order.id", orderId);
        counter.Add(1, tags);
        """,
        """
        TagList tags = default;
        Activity.Current?.SetTag("order.id", orderId);
        counter.Add(1, tags);
        """,
        "Move");

    [Fact]
    public Task IdAsALabel_InAMethodOfOneExpression_GivesItABody() => FixVerifier.Verify(
        RuleIds.UnboundedLabel,
        """
        using System.Diagnostics.Metrics;

        class Uploads(Counter<long> uploads)
        {
            public void Done(string userId) => uploads.Add(1, new KeyValuePair<string, object?>("user", userId));
        }
        """,
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;

        class Uploads(Counter<long> uploads)
        {
            public void Done(string userId)
            {
                Activity.Current?.SetTag("user", userId);
                uploads.Add(1);
            }
        }
        """,
        "Move");

    [Fact]
    public Task IdAsALabel_ThatIsMadeThere_IsMadeWhetherOrNotThereIsASpan() => FixVerifier.VerifyNoneInBody(
        RuleIds.UnboundedLabel, "Queue<Guid> orders", """counter.Add(1, new KeyValuePair<string, object?>("order", orders.Dequeue()));""");

    [Fact]
    public Task IdAsALabel_BehindElse_GetsBraces() => FixVerifier.VerifyBody(
        RuleIds.UnboundedLabel,
        "Guid orderId, bool isNew",
        """
        if (isNew) counter.Add(1);
        else counter.Add(2, new KeyValuePair<string, object?>("order.id", orderId));
        """,
        """
        if (isNew) counter.Add(1);
        else
        {
            Activity.Current?.SetTag("order.id", orderId);
            counter.Add(2);
        }
        """);

    [Fact]
    public Task IdAsALabel_OfPrometheus_HasAPlaceOfItsOwnAndStays() => FixVerifier.VerifyNone(
        RuleIds.UnboundedLabel,
        """
        class Uploads(Prometheus.Counter uploads)
        {
            void Done(string userId) => uploads.WithLabels(userId).Inc();
        }
        """);
}
