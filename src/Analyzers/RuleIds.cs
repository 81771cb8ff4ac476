namespace InstrumentGen.Analyzers;

/// <summary>The ids of the rules. They never change, and the id of a rule that is gone never returns.</summary>
static class RuleIds
{
    public const string MethodNotInstrumentable = "IG0001";
    public const string MethodGroup = "IG0002";
    public const string BaseCall = "IG0003";
    public const string ExpressionTree = "IG0004";
    public const string LocalFunction = "IG0005";
    public const string Dispatch = "IG0006";
    public const string OtherGenerator = "IG0007";
    public const string NoWovenCall = "IG0008";
    public const string OperationName = "IG0009";
    public const string DuplicateName = "IG0010";
    public const string Buckets = "IG0011";
    public const string ExpectedException = "IG0012";
    public const string AttributeWithoutEffect = "IG0013";
    public const string NothingWoven = "IG0014";
    public const string TypeParameterReceiver = "IG0015";
    public const string CallOutOfReach = "IG0016";
    public const string Option = "IG0017";
    public const string PartialHalf = "IG0018";
    public const string TwoOwners = "IG0019";
    public const string FrameworkCall = "IG0020";
    public const string Coverage = "IG0021";
    public const string Decorator = "IG0022";
    public const string UndecoratedService = "IG0023";
    public const string SpanContent = "IG0024";

    public const string AnnotatedData = "IG1001";
    public const string SecretName = "IG1002";
    public const string ObjectGraph = "IG1003";
    public const string PersonalName = "IG1005";
    public const string ExceptionMessage = "IG1006";
    public const string SecretTemplate = "IG1007";
    public const string SpanNameOrBaggage = "IG1008";
    public const string Redaction = "IG1009";

    public const string UnboundedLabel = "IG2001";
    public const string UnprovenLabel = "IG2002";
    public const string PerCallInstrument = "IG2004";

    public const string SuppressedFlow = "IG3001";
    public const string PropagationOff = "IG3002";
    public const string UntracedLoop = "IG3004";
    public const string CorrelationId = "IG3005";

    public const string InterpolatedTemplate = "IG4001";
    public const string LogEvent = "IG4002";
    public const string LogEventValue = "IG4003";
    public const string LogFormat = "IG4004";
    public const string EventNumber = "IG4005";
    public const string ArgumentCount = "IG4006";
    public const string TemplateBraces = "IG4007";
    public const string NumberedHole = "IG4008";

    public const string UndisposedSpan = "IG5001";
    public const string AsyncSpanFactory = "IG5002";
    public const string ExplodingSpanName = "IG5003";
    public const string SamplingRatio = "IG5004";

    public const string AuditActor = "IG6001";
    public const string AuditedExit = "IG6002";
    public const string AuditContent = "IG6003";
    public const string AuditedElsewhere = "IG6004";

    /// <summary>The page that explains the rule.</summary>
    public static string HelpLink(string id) => $"https://github.com/InstrumentGen/InstrumentGen/blob/main/docs/rules/{id}.md";
}
