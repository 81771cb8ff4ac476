using System.Reflection;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Tests.Architecture;

/// <summary>What each room of the generator may know of: the table of the design.</summary>
public sealed class RoomTests
{
    const string Root = "InstrumentGen.Generator";

    static readonly Type[] s_types = typeof(InstrumentGenerator).Assembly.GetTypes();

    [Theory]
    [InlineData("Model", "System", "Model")]
    [InlineData("Emit", "System", "Model", "Emit")]
    [InlineData("Parsing", "System", "Microsoft.CodeAnalysis", "Model", "Parsing")]
    [InlineData("Weaving", "System", "Microsoft.CodeAnalysis", "Model", "Parsing", "Emit", "Weaving")]
    public void Room_Types_UseWhatTheyMay(string room, params string[] allowed)
    {
        Type[] types = [.. s_types.Where(type => RoomOf(type) == room)];
        Assert.NotEmpty(types);
        Assert.Empty(
            from type in types
            from used in TypeUse.Of(type)
            where !allowed.Any(space => RoomOf(used) == space || IsIn(used, space)) && !IsOfCompiler(used)
            select $"{type} uses {used}");
    }

    [Fact]
    public void Room_OfEveryType_IsOneOfTheDesign() => Assert.DoesNotContain(
        s_types, static type => IsIn(type, Root) && RoomOf(type) is not ("" or "Model" or "Emit" or "Parsing" or "Weaving"));

    [Fact]
    public void Generator_Reports_Nothing() => Assert.Empty(
        from type in s_types
        where IsIn(type, Root) && TypeUse.Of(type).Any(static used => used == typeof(Diagnostic) || used == typeof(DiagnosticDescriptor))
        select type);

    [Fact]
    public void Model_Fields_AreEqualByValue() => Assert.Empty(
        from type in s_types
        where RoomOf(type) == "Model" && !type.IsEnum && type.GetGenericArguments().Length == 0
        from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where !IsValue(field.FieldType)
        select $"{type}.{field.Name} is a {field.FieldType}");

    [Fact]
    public void TypeUse_InABody_IsSeen() =>
        Assert.Contains(typeof(Accessibility), TypeUse.Of(s_types.Single(static type => type.Name == "OperationParser")));

    static bool IsValue(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string)
        || (RoomOf(type) == "Model" && (type.GetMethod("<Clone>$") is not null || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) && IsValue(type.GenericTypeArguments[0]))));

    static string? RoomOf(Type type) => type.Namespace == Root ? "" : type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true ? type.Namespace[(Root.Length + 1)..].Split('.')[0] : null;

    static bool IsIn(Type type, string space) => type.Namespace == space || type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) == true;

    // What the compiler writes into an assembly of its own accord.
    static bool IsOfCompiler(Type type) => type.Name.StartsWith('<') || (type.DeclaringType is { } outer && IsOfCompiler(outer));
}
