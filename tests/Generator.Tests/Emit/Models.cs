using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Weaving;

namespace InstrumentGen.Generator.Tests.Emit;

/// <summary>Models by hand: an operation <c>Add</c> of a class <c>Shop.Till</c>, of which a test says what is special.</summary>
static class Models
{
    public static readonly TargetModel Target = new(
        Name: "Add",
        ContainingType: "global::Shop.Till",
        MetadataType: "",
        ReceiverKind.Object,
        TargetAccess.Direct,
        IsExtension: false,
        TypeParameters: [],
        Parameters: [],
        ReturnType: "int",
        ReturnShape.Value,
        Attributes: [],
        IsObsolete: false,
        Experiments: []);

    public static readonly SignalModel Traced = new(SpanModel.Plain, IsMetered: false, Buckets: [], Expected: []);

    public static readonly LoggedModel Logged = new("Shop.Till", StartEvent: 17, EndEvent: 42, Start: "None", Level: "Information", FailureLevel: "Error", Exceptions: "Type");

    public static readonly AuditedModel Audited = new("till.add", new("clerk", AuditOrigin.Argument, "clerk", ""), Resource: null, Reason: null, Details: [], AuditedModel.ByTrail, HasAttempt: false);

    public static OperationModel Operation(TargetModel? target = null, SignalModel? signals = null)
    {
        target ??= Target;
        return new(
            Id: $"M:Shop.Till.{target.Name}",
            Name: $"Till.{target.Name}",
            new ScopeModel("Shop", "1.2.3.0"),
            Holder: "Shop.Till",
            Function: $"Shop.Till.{target.Name}",
            OperationOwner.Caller,
            target.Name,
            target,
            signals ?? Traced,
            IsDeclaredHere: true,
            IsExported: true);
    }

    /// <summary>The generated files' model of operations of one type.</summary>
    public static HolderModel Holder(params OperationModel[] operations) => Assert.Single(HolderGrouping.Group([.. operations], []));

    public static ParameterModel Parameter(string type, string name) => new(name, type, "", "", type.EndsWith("CancellationToken", StringComparison.Ordinal), "");

    public static TypeParameterModel TypeParameter(string name, string constraints = "", bool isOfMethod = false) => new(name, constraints, isOfMethod, "");
}
