namespace InstrumentGen.Generator.Model;

/// <summary>Why a method or a call cannot be woven.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Subject">What it is about, for the message: a type, a parameter; empty where the reason says it all.</param>
sealed record Refusal(RefusalReason Reason, string Subject = "");

enum RefusalReason
{
    // Methods.
    LocalFunction,
    Accessor,
    Operator,
    Finalizer,
    ExplicitImplementation,
    StaticAbstract,
    AsyncVoid,
    CustomAwaitable,
    ArgumentList,
    Conditional,
    UnmanagedCallersOnly,
    NoBody,
    InaccessibleType,
    HiddenTypeParameter,
    GenericStaticClass,
    ExternAlias,
    AmbiguousType,
    GlobalName,

    // Partial methods.
    CoreMissing,
    CoreSignature,
    ClosedType,
    DynamicReference,
    TwoOwners,

    // Decorators.
    NotAnInterface,
    InaccessibleMember,
    InitOnly,
    Overshadowed,
    NothingToRecord,
    OfDecorators,
    RecordedByCallers,
    DecoratedElsewhere,

    // Calls.
    BaseCall,
    ExpressionTree,
    TypeParameterReceiver,
    NotInterceptable,
    Intercepted,
}
