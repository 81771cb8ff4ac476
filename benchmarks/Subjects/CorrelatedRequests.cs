using System.Diagnostics;
using InstrumentGen.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>Requests through a pipeline with our correlation and without, in the steps of a server: an execution context of its own, an activity that is started as the
/// framework does, the pipeline, the start of the response with its callbacks.</summary>
static class CorrelatedRequests
{
    public const string Setting = "correlation: the same pipeline without it, the request's activity started as ASP.NET Core does (new Activity, SetParentId of the header, Start); bytes against those of that activity";

    const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    static readonly RequestDelegate s_plain = Pipeline(static _ => { });
    static readonly RequestDelegate s_correlated = Pipeline(static app => app.UseCorrelation());
    static readonly Request s_traced = new(static headers => headers.TraceParent = Parent, Parent);
    static readonly Request s_named = new(static headers => headers["X-Correlation-ID"] = "order-17", null);
    static readonly Request s_new = new(static _ => { }, null);

    public static void WithoutActivity(int calls) => s_traced.Run(s_plain, calls, hasActivity: false);

    public static void Traced(int calls) => s_traced.Run(s_plain, calls);

    public static void TracedCorrelated(int calls) => s_traced.Run(s_correlated, calls);

    public static void Named(int calls) => s_named.Run(s_plain, calls);

    public static void NamedCorrelated(int calls) => s_named.Run(s_correlated, calls);

    public static void New(int calls) => s_new.Run(s_plain, calls);

    public static void NewCorrelated(int calls) => s_new.Run(s_correlated, calls);

    static RequestDelegate Pipeline(Action<IApplicationBuilder> use)
    {
        var services = new ServiceCollection().AddLogging().AddMetrics();
        services.TryAddSingleton(DistributedContextPropagator.Current);
        services.AddOptions<CorrelationOptions>();
        var app = new ApplicationBuilder(services.BuildServiceProvider());
        use(app);
        app.Run(static _ => Task.CompletedTask);
        return app.Build();
    }

    /// <summary>One request, which comes again and again.</summary>
    sealed class Request : IHttpActivityFeature
    {
        readonly DefaultHttpContext _context;
        readonly StartedResponse _response = new();
        readonly string? _parent;

        public Request(Action<IHeaderDictionary> set, string? parent)
        {
            _parent = parent;
            var features = new FeatureCollection();
            features.Set<IHttpRequestFeature>(new HttpRequestFeature());
            features.Set<IHttpResponseFeature>(_response);
            features.Set<IHttpActivityFeature>(this);
            _context = new DefaultHttpContext(features);
            set(_context.Request.Headers);
        }

        public Activity Activity { get; set; } = null!;

        public void Run(RequestDelegate pipeline, int calls, bool hasActivity = true)
        {
            ExecutionContext own = ExecutionContext.Capture()!;
            for (int call = 0; call < calls; call++)
            {
                if (hasActivity) Start();
                pipeline(_context).GetAwaiter().GetResult();
                _response.Start();
                if (hasActivity) Activity.Stop();
                ExecutionContext.Restore(own);
            }
        }

        void Start()
        {
            var activity = new Activity("Microsoft.AspNetCore.Hosting.HttpRequestIn");
            if (_parent is not null) activity.SetParentId(_parent);
            Activity = activity.Start();
        }
    }

    /// <summary>A response that calls back as it starts, and keeps nothing for the next request.</summary>
    sealed class StartedResponse : HttpResponseFeature
    {
        readonly Stack<(Func<object, Task> Callback, object State)> _callbacks = new();

        public override void OnStarting(Func<object, Task> callback, object state) => _callbacks.Push((callback, state));

        public void Start()
        {
            while (_callbacks.TryPop(out var one)) one.Callback(one.State).GetAwaiter().GetResult();
            Headers.Clear();
        }
    }
}
