namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>A method to be written: what it is, what it does, and how it is called.</summary>
/// <param name="Index">Its place in the program, and its name: a method calls only those behind it, so that a program ends.</param>
/// <param name="Form">How it asks for its spans.</param>
/// <param name="Owner">What declares it.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Body">What kind of body it has.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Steps">What it does.</param>
/// <param name="End">How it ends.</param>
/// <param name="Calls">How the program calls it.</param>
sealed record MethodPlan(
    int Index,
    Form Form,
    Owner Owner,
    Result Result,
    Body Body,
    IReadOnlyList<ParameterPlan> Parameters,
    IReadOnlyList<Step> Steps,
    End End,
    IReadOnlyList<CallPlan> Calls)
{
    public string Name => $"M{Index}";

    public string Type => $"C{Index}";

    /// <summary>What declares it in its form: a decorator stands before an interface, and a partial method in a type.</summary>
    public Owner Declarer => Form switch
    {
        Form.Decorated => Owner == Owner.GenericClass ? Owner.GenericClass : Owner.Interface,
        Form.Partial when Owner == Owner.Interface => Owner.Class,
        _ => Owner,
    };

    /// <summary>The type as code elsewhere names it.</summary>
    public string Constructed => Owner == Owner.GenericClass ? $"{Type}<string>" : Type;

    public bool IsTask => Result is Result.Task or Result.TaskOfInt or Result.ValueTask or Result.ValueTaskOfInt;

    public bool IsIterator => Body is Body.Iterator or Body.AsyncIterator;
}

/// <summary>How a method asks for its spans.</summary>
enum Form
{
    Intercepted,
    Partial,
    Decorated,
}

/// <summary>What declares a method.</summary>
enum Owner
{
    Class,
    Static,
    Extension,
    Struct,
    ReadOnlyStruct,
    GenericClass,
    Interface,
    Private,
}

/// <summary>What a method returns.</summary>
enum Result
{
    Void,
    Int,
    Text,
    Pair,
    Generic,
    Reference,
    Span,
    Task,
    TaskOfInt,
    ValueTask,
    ValueTaskOfInt,
    Sequence,
    AsyncSequence,
}

/// <summary>What runs a body.</summary>
enum Body
{
    /// <summary>The call, to its end. A task is made by hand.</summary>
    Plain,

    /// <summary>A state machine that may suspend.</summary>
    Async,

    /// <summary>The enumeration.</summary>
    Iterator,

    /// <summary>The enumeration, which may suspend.</summary>
    AsyncIterator,
}

/// <summary>What a parameter is.</summary>
enum ParameterKind
{
    Int,
    Text,
    Token,
    Generic,
    Function,
    Array,
    Optional,
    Caller,
    Params,

    // Not for state machines.
    Ref,
    In,
    Out,
    Span,
    ParamsSpan,
}

/// <summary>A parameter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, which begins with a letter of its kind.</param>
sealed record ParameterPlan(ParameterKind Kind, string Name);

/// <summary>How a method ends.</summary>
enum End
{
    Return,
    Throw,
    ThrowInFinally,
    Cancel,

    // Of a task that is made by hand.
    Faulted,
    FaultedTwice,
    Canceled,
    Pending,
    Null,
}

/// <summary>A part of a body.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Number">A number that tells it from others.</param>
/// <param name="Inner">What stands in it.</param>
/// <param name="Callee">How many methods further the one is that it calls.</param>
/// <param name="Call">How it is called.</param>
sealed record Step(StepKind Kind, int Number, IReadOnlyList<Step> Inner, int Callee, CallPlan? Call);

enum StepKind
{
    Write,
    Parameters,
    SetFlow,
    Change,
    Bump,
    OwnActivity,
    LeaveActivity,
    Finally,
    Catch,
    Call,

    // Of state machines.
    Pause,
    PauseAside,
    Yield,
}

/// <summary>A call.</summary>
/// <param name="Form">How it is written.</param>
/// <param name="Use">What becomes of its result.</param>
/// <param name="Values">What the arguments are.</param>
/// <param name="HasContext">Whether it runs in a synchronization context.</param>
sealed record CallPlan(CallForm Form, CallUse Use, int Values, bool HasContext);

enum CallForm
{
    Positional,

    /// <summary>The arguments by their names, in another order.</summary>
    Named,

    /// <summary>In a lambda.</summary>
    Lambda,

    /// <summary>Through a delegate, which an interceptor does not see.</summary>
    Delegate,

    /// <summary>Behind <c>?.</c>.</summary>
    Conditional,
}

enum CallUse
{
    /// <summary>Awaited, or enumerated to its end.</summary>
    Await,

    /// <summary>Looked at before and after its end, without being awaited; enumerated in part.</summary>
    Inspect,

    /// <summary>Waited for by a thread that does nothing else.</summary>
    Block,
}
