using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Structural;

/// <summary>What becomes of a value where it is made or mentioned.</summary>
enum ValueUseKind
{
    /// <summary>Nobody keeps it.</summary>
    Discarded,

    /// <summary>A local variable holds it.</summary>
    Local,

    /// <summary>A <c>using</c> disposes it.</summary>
    Using,

    /// <summary>A member of it is called or read.</summary>
    Receiver,

    /// <summary>It is compared, with <see langword="null"/> mostly.</summary>
    Compared,

    /// <summary>It is returned, stored or passed: somebody else has it.</summary>
    Elsewhere,
}

/// <summary>What becomes of a value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The value as its user sees it: behind conversions, <c>??</c> and calls that return their receiver.</param>
/// <param name="User">The operation that uses it.</param>
sealed record ValueUse(ValueUseKind Kind, IOperation Value, IOperation? User)
{
    /// <summary>The variable that holds it.</summary>
    public ILocalSymbol? Local { get; init; }

    /// <summary>The member that is called or read.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>Follows a value outwards.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isFluent">Whether calls that return what they are called on are followed too.</param>
    public static ValueUse Of(IOperation value, bool isFluent)
    {
        while (Outer(value, isFluent) is { } outer) value = outer;
        return value.Parent switch
        {
            IExpressionStatementOperation statement => new(ValueUseKind.Discarded, value, statement),
            ISimpleAssignmentOperation { Target: IDiscardOperation } assignment => new(ValueUseKind.Discarded, value, assignment),
            IAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == value => new(ValueUseKind.Local, value, assignment) { Local = target.Local },
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => OfDeclarator(value, declarator),
            IUsingOperation scope when scope.Resources == value => new(ValueUseKind.Using, value, scope),
            IInvocationOperation call when call.Instance == value => new(ValueUseKind.Receiver, value, call) { Member = call.TargetMethod },
            IMemberReferenceOperation member when member.Instance == value => new(ValueUseKind.Receiver, value, member) { Member = member.Member },
            IArgumentOperation { Parent: IInvocationOperation call } argument when IsReceiver(argument, call) => new(ValueUseKind.Receiver, value, call) { Member = call.TargetMethod },
            IBinaryOperation comparison => new(ValueUseKind.Compared, value, comparison),
            IIsPatternOperation pattern when !pattern.Descendants().OfType<IDeclarationPatternOperation>().Any(static one => one.DeclaredSymbol is not null)
                && !pattern.Descendants().OfType<IRecursivePatternOperation>().Any(static one => one.DeclaredSymbol is not null) => new(ValueUseKind.Compared, value, pattern),
            var user => new(ValueUseKind.Elsewhere, value, user),
        };
    }

    static ValueUse OfDeclarator(IOperation value, IVariableDeclaratorOperation declarator) =>
        declarator.Parent?.Parent?.Parent is IUsingOperation or IUsingDeclarationOperation
            ? new(ValueUseKind.Using, value, declarator) { Local = declarator.Symbol }
            : new(ValueUseKind.Local, value, declarator) { Local = declarator.Symbol };

    static IOperation? Outer(IOperation value, bool isFluent) => value.Parent switch
    {
        IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionOperation => value.Parent,
        IConditionalOperation choice when choice.Condition != value && choice.Type is not null => choice,
        ISwitchExpressionArmOperation arm when arm.Value == value => arm,
        // a?.B(): what stands behind the question mark is about the value, and its result is that of the whole.
        IConditionalAccessOperation access => access.Operation == value ? Instance(access) : access,
        IInvocationOperation call when isFluent && call.Instance == value && ReturnsReceiver(call, value) => call,
        IArgumentOperation { Parent: IInvocationOperation call } argument when isFluent && IsReceiver(argument, call) && ReturnsReceiver(call, value) => call,
        _ => null,
    };

    static IOperation? Instance(IConditionalAccessOperation access) => access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault();

    static bool ReturnsReceiver(IInvocationOperation call, IOperation value) => SymbolEqualityComparer.Default.Equals(call.Type, value.Type);

    // Extensions that telemetry libraries bring keep nothing; those of others may.
    static bool IsReceiver(IArgumentOperation argument, IInvocationOperation call) =>
        call.TargetMethod.IsExtensionMethod && argument.Parameter?.Ordinal == 0 && (call.TargetMethod.IsIn("System.Diagnostics") || call.TargetMethod.IsIn("OpenTelemetry"));
}
