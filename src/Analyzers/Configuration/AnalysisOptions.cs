namespace InstrumentGen.Analyzers.Configuration;

/// <summary>The options of the rules. Each is declared here and nowhere else; docs/analysis.md shows the same.</summary>
static class AnalysisOptions
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "instrumentgen.";

    public static readonly AnalysisOption SecretNames = new(
        Prefix + "sensitive_names.secret", OptionKind.Names, "", "vault code, door_number", "Names whose values are secret, besides the known ones.");

    public static readonly AnalysisOption PersonalNames = new(
        Prefix + "sensitive_names.personal", OptionKind.Names, "", "loyalty number", "Names whose values are personal, besides the known ones.");

    public static readonly AnalysisOption ExcludedNames = new(
        Prefix + "sensitive_names.exclude", OptionKind.Names, "", "device token, street", "Names that are neither secret nor personal: known names, or whole identifiers.");

    public static readonly AnalysisOption SensitiveTypes = new(
        Prefix + "sensitive_types", OptionKind.Symbols, "", "Shop.Payments.CardNumber", "Types whose values are sensitive, as if they were annotated.");

    public static readonly AnalysisOption Sanitizers = new(
        Prefix + "sanitizers", OptionKind.Symbols, "", "Shop.Text.LastDigits", "Methods that make a value safe to record, as `[Redacts]` does.");

    public static readonly AnalysisOption BoundedTypes = new(
        Prefix + "bounded_types", OptionKind.Symbols, "", "Shop.RegionId", "Types with few values, which are good labels.");

    public static readonly AnalysisOption BoundedMembers = new(
        Prefix + "bounded_members", OptionKind.Symbols, "", "Shop.Tenant.Plan", "Properties, fields and methods with few values, which are good labels.");

    public static readonly AnalysisOption UnboundedNames = new(
        Prefix + "unbounded_names", OptionKind.Names, "", "voucher", "Names whose values have no end, besides the known ones.");

    public static readonly AnalysisOption IgnoredClassifications = new(
        Prefix + "classifications.ignore", OptionKind.Names, "", "PublicData", "Classification attributes, named without `Attribute`, that do not count.");

    public static readonly AnalysisOption ObjectGraphDepth = new(
        Prefix + "object_graph_depth", OptionKind.Number, "3", "2", "How many members deep an object that is recorded whole is looked into, from 0 to 8.");

    public static readonly AnalysisOption LeastLogLevel = new(
        Prefix + "min_log_level", OptionKind.Level, "information", "debug", "The level from which on a log line counts in full; below it rules speak softer, as production mostly leaves it off.");

    public static readonly AnalysisOption AppliesToTests = new(
        Prefix + "apply_to_tests", OptionKind.Switch, "false", "true", "Whether test projects are held to all rules, and not only to annotations.");

    public static readonly AnalysisOption UsesNames = new(
        Prefix + "use_names", OptionKind.Switch, "true", "false", "Whether names are believed; `false` leaves annotations, known members and types.");

    public static readonly IReadOnlyList<AnalysisOption> All =
    [
        SecretNames, PersonalNames, ExcludedNames, SensitiveTypes, Sanitizers, BoundedTypes, BoundedMembers, UnboundedNames, IgnoredClassifications,
        ObjectGraphDepth, LeastLogLevel, AppliesToTests, UsesNames,
    ];

    /// <summary>The option of a key, or <see langword="null"/>. Keys are written in any case.</summary>
    public static AnalysisOption? Find(string key) => All.FirstOrDefault(option => string.Equals(option.Key, key, StringComparison.OrdinalIgnoreCase));
}
