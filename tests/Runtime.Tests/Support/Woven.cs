using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

/// <summary>The wrappers that generated code puts around a method, written by hand in the shape that <see cref="OperationProbe"/>
/// documents.</summary>
[StackTraceHidden]
static class Woven
{
    static readonly AsyncLocal<Action<AuditContent>?> s_audited = new();

    /// <summary>What calls from here on say of themselves in the audit trail.</summary>
    internal static void Says(Action<AuditContent> fill) => s_audited.Value = fill;

    internal static void Call(OperationProbe probe, Action method, CallTokens tokens = default)
    {
        if (!probe.IsActive)
        {
            method();
            return;
        }

        var call = probe.Begin();
        try
        {
            Admit(call);
            method();
        }
        catch (Exception exception) when (call.Fails(exception, tokens)) { throw; }
        finally { call.End(); }
    }

    internal static TResult Get<TResult>(OperationProbe probe, Func<TResult> method, CallTokens tokens = default)
    {
        if (!probe.IsActive) return method();
        var call = probe.Begin();
        try
        {
            Admit(call);
            return method();
        }
        catch (Exception exception) when (call.Fails(exception, tokens)) { throw; }
        finally { call.End(); }
    }

    internal static Task CallAsync(OperationProbe probe, Func<Task> method, CallTokens tokens = default)
    {
        if (!probe.IsActive) return method();
        var call = probe.Begin();
        try
        {
            Admit(call);
            return call.Follow(method(), tokens);
        }
        catch (Exception exception) when (call.Fails(exception, tokens)) { throw; }
        finally { call.End(); }
    }

    internal static Task<TResult> GetAsync<TResult>(OperationProbe probe, Func<Task<TResult>> method, CallTokens tokens = default)
    {
        if (!probe.IsActive) return method();
        var call = probe.Begin();
        try
        {
            Admit(call);
            return call.Follow(method(), tokens);
        }
        catch (Exception exception) when (call.Fails(exception, tokens)) { throw; }
        finally { call.End(); }
    }

    internal static ValueTask CallValueAsync(OperationProbe probe, Func<ValueTask> method, CallTokens tokens = default)
    {
        if (!probe.IsActive) return method();
        var call = probe.Begin();
        try
        {
            Admit(call);
            return call.Follow(method(), tokens);
        }
        catch (Exception exception) when (call.Fails(exception, tokens)) { throw; }
        finally { call.End(); }
    }

    internal static ValueTask<TResult> GetValueAsync<TResult>(
        OperationProbe probe, Func<ValueTask<TResult>> method, CallTokens tokens = default)
    {
        if (!probe.IsActive) return method();
        var call = probe.Begin();
        try
        {
            Admit(call);
            return call.Follow(method(), tokens);
        }
        catch (Exception exception) when (call.Fails(exception, tokens)) { throw; }
        finally { call.End(); }
    }

    static void Admit(in OperationCall call)
    {
        if (call.Audit is not { IsRecorded: true } audit) return;
        s_audited.Value?.Invoke(audit);
        audit.Begin();
    }
}
