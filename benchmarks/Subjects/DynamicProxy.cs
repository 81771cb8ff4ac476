using System.Diagnostics;
using Castle.DynamicProxy;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The usual run-time way: a Castle proxy whose interceptor does what nobody hears.</summary>
static class DynamicProxy
{
    public const string Setting = "Castle DynamicProxy 5.2.1: interface proxy, one interceptor that asks the source for listeners and proceeds";

    static readonly IAdder s_adder = new ProxyGenerator().CreateInterfaceProxyWithTarget<IAdder>(new Adder(), new Guard());

    public static void Run(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += s_adder.Add(call, sum);
    }

    sealed class Adder : IAdder
    {
        public int Add(int left, int right) => Plain.Add(left, right);
    }

    sealed class Guard : IInterceptor
    {
        readonly ActivitySource _source = new("InstrumentGen.Benchmarks.Proxy");

        public void Intercept(IInvocation invocation)
        {
            if (!_source.HasListeners()) invocation.Proceed();
        }
    }
}
