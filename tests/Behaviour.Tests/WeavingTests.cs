using System.Diagnostics;
using System.Linq.Expressions;
using InstrumentGen.Behaviour.Tests.Recording;
using InstrumentGen.Behaviour.Tests.Subjects;

namespace InstrumentGen.Behaviour.Tests;

public sealed class WeavingTests
{
    [Fact]
    public void InstanceMethod_Called_RecordsSpan()
    {
        using var recorder = new SpanRecorder();
        Assert.Equal(7, new Warehouse().Take(3));
        Activity span = recorder.Single();
        Assert.Equal("Warehouse.Take", span.OperationName);
        Assert.Equal(ActivityKind.Internal, span.Kind);
        Assert.Equal(recorder.Root.SpanId, span.ParentSpanId);
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Fact]
    public void Span_OfWovenCall_NamesItsCode()
    {
        using var recorder = new SpanRecorder();
        Warehouse.Square(4);
        Activity span = recorder.Single();
        Assert.Equal("InstrumentGen.Behaviour.Tests.Subjects.Warehouse.Square", span.GetTagItem("code.function.name"));
        Assert.Equal("tests/Behaviour.Tests/Subjects/Warehouse.cs", span.GetTagItem("code.file.path"));
        Assert.Equal(18, span.GetTagItem("code.line.number"));
    }

    [Fact]
    public void StaticVoidAndVirtualMethods_Called_RecordSpans() => AssertSpans(
        static () =>
        {
            Warehouse warehouse = new ColdWarehouse();
            warehouse.Fill(1);
            Assert.Equal(16, Warehouse.Square(4));
            Assert.Equal("cold warehouse", warehouse.Describe());
        },
        "Warehouse.Fill", "Warehouse.Square", "Warehouse.Describe");

    [Fact]
    public void Overloads_Called_AreToldApart() => AssertSpans(
        static () => Assert.Equal(5, new Warehouse().Take("5")),
        "Warehouse.Take", "Warehouse.Take");

    [Fact]
    public void GenericMethods_Called_RecordSpans() => AssertSpans(
        static () =>
        {
            Assert.Equal("x", new Warehouse().Echo("x", out Type text));
            Assert.Equal(1, new Warehouse().Echo(1, out Type number));
            Assert.Equal([typeof(string), typeof(int)], [text, number]);
        },
        "Warehouse.Echo", "Warehouse.Echo");

    [Fact]
    public void GenericType_CalledFromOutsideAndInside_RecordsSpans() => AssertSpans(
        static () =>
        {
            Assert.Equal(1, new Shelf<int>().Put(1));
            Assert.Equal(2, new Shelf<string>().PutTwice("x"));
        },
        "Shelf.Put", "Shelf.Put", "Shelf.Put", "Shelf.PutHidden");

    [Fact]
    public void PrivateMethods_Called_RecordSpans() => AssertSpans(
        static () =>
        {
            Assert.Equal(7 + 3, new Warehouse().TakeInSecret(3));
            Assert.Equal(2, WarehouseExtensions.CallHidden(1));
        },
        "Warehouse.Hide", "Warehouse.HideStatic", "WarehouseExtensions.Hidden");

    [Fact]
    public void InheritedProtectedMethod_Called_RunsTheOverride() => AssertSpans(
        static () => Assert.Equal(2, new ColdWarehouse().CallProtected()));

    [Fact]
    public void Structure_Called_KeepsItsChanges() => AssertSpans(
        static () =>
        {
            var tally = default(Tally);
            tally.Add(1);
            tally.Add(2);
            tally.AddHidden(3);
            Assert.Equal(6, tally.Total);
        },
        "Tally.Add", "Tally.Add", "Tally.Hidden");

    [Fact]
    public void Extension_CalledInBothForms_RecordsSpans() => AssertSpans(
        static () =>
        {
            Assert.Equal("a warehouse", new Warehouse().Label("a "));
            Assert.Equal("a warehouse", WarehouseExtensions.Label(new Warehouse(), "a "));
        },
        "WarehouseExtensions.Label", "Warehouse.Describe", "WarehouseExtensions.Label", "Warehouse.Describe");

    [Fact]
    public void AttributeOnType_AppliesToPublicMethodsOnly() => AssertSpans(
        static () =>
        {
            var catalogue = new Catalogue();
            Assert.Equal("sku", catalogue.Find("sku"));
            Assert.Equal(1, catalogue.Count());
            Assert.Equal("catalogue", catalogue.ToString());
            Assert.Equal("sku", catalogue.Internal("sku"));
        },
        "Catalogue.Find");

    [Fact]
    public async Task InterfaceMember_CalledThroughInterface_RecordsSpan()
    {
        using var recorder = new SpanRecorder();
        IOrders orders = new Orders();
        Assert.Equal(5, await orders.PlaceAsync(5));
        Assert.Equal("orders.place", recorder.Single().OperationName);
    }

    [Fact]
    public async Task AsynchronousMethods_Called_RecordSpansThatEndWithTheTask()
    {
        using var recorder = new SpanRecorder();
        var warehouse = new Warehouse();
        Assert.Equal(10, await warehouse.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(10, await warehouse.PeekAsync());
        await warehouse.SettleAsync();
        Assert.Equal(["Warehouse.CountAsync", "Warehouse.PeekAsync", "Warehouse.SettleAsync"], recorder.Spans.Select(static span => span.OperationName));
        Assert.True(recorder.Spans[0].Duration >= TimeSpan.FromMilliseconds(0.9));
    }

    [Fact]
    public void ConditionalAccess_Called_RecordsSpanWhereThereIsAReceiver()
    {
        using var recorder = new SpanRecorder();
        Warehouse? warehouse = new();
        Assert.Equal(9, warehouse?.Take(1));
        warehouse = null;
        Assert.Null(warehouse?.Take(1));
        recorder.Single();
    }

    [Fact]
    public void ExpressionTree_WithOperation_StaysAsWritten()
    {
        using var recorder = new SpanRecorder();
        Expression<Func<Warehouse, int>> tree = static warehouse => warehouse.Take(1);
        Assert.Equal(typeof(Warehouse), Assert.IsType<MethodCallExpression>(tree.Body, exactMatch: false).Method.DeclaringType);
    }

    static void AssertSpans(Action action, params string[] names)
    {
        using var recorder = new SpanRecorder();
        action();
        Assert.Equal(names.Order(), recorder.Spans.Select(static span => span.OperationName).Order());
        Assert.Same(recorder.Root, Activity.Current);
    }
}
