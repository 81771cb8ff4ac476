using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads which parameters carry the trace.</summary>
static class SpanCarrierReader
{
    /// <summary>What carries it.</summary>
    /// <param name="kind">The name of the span's <c>ActivityKind</c>.</param>
    /// <param name="isRoot">Whether the span begins a trace.</param>
    /// <param name="hasParent">Whether another parameter holds the parent.</param>
    /// <param name="scope">Whose code reads it.</param>
    public static IEnumerable<CarrierModel> Read(string kind, bool isRoot, bool hasParent, ContentScope scope)
    {
        foreach (IParameterSymbol parameter in scope.Method.Parameters)
        {
            if (AttributeReader.Find(parameter, MetadataNames.SpanCarrier) is not { } attribute || MemberPath.Read(attribute, parameter.Type, scope) is not { } carrier) continue;
            bool isLink = AttributeReader.Named(attribute, "Link") is { Value: true };
            CarrierUse? use = kind switch
            {
                "Producer" or "Client" => CarrierUse.Sent,
                "Consumer" or "Server" => isLink ? CarrierUse.Link : CarrierUse.Parent,
                _ => null,
            };
            if (Problem(parameter, carrier.Type, use, isLink, isRoot, hasParent) is { } problem)
            {
                Report(problem, attribute, parameter, carrier.Type, scope);
                continue;
            }

            hasParent |= use == CarrierUse.Parent;
            yield return new CarrierModel(SymbolText.Identifier(parameter.Name), carrier.Text, use!.Value);
        }
    }

    static ContentProblemKind? Problem(IParameterSymbol parameter, ITypeSymbol type, CarrierUse? use, bool isLink, bool isRoot, bool hasParent) => use switch
    {
        _ when parameter.RefKind == RefKind.Out || !IsCarrier(type, isRead: use != CarrierUse.Sent) => ContentProblemKind.CarrierType,
        null => ContentProblemKind.CarrierKind,
        CarrierUse.Sent when isLink => ContentProblemKind.CarrierLink,
        CarrierUse.Parent when isRoot => ContentProblemKind.CarrierOfRoot,
        CarrierUse.Parent when hasParent => ContentProblemKind.CarrierOfChild,
        _ => null,
    };

    // A type that is not found is the compiler's to tell.
    static void Report(ContentProblemKind kind, AttributeData attribute, IParameterSymbol parameter, ITypeSymbol type, ContentScope scope)
    {
        if (type.TypeKind != TypeKind.Error) scope.Report(kind, attribute, null, parameter.Name, OperationRules.Short(type));
    }

    // A structure would be boxed, and what is set would be set in the box.
    static bool IsCarrier(ITypeSymbol type, bool isRead) =>
        type is INamedTypeSymbol { IsReferenceType: true } named
        && (IsCollection(named) || named.AllInterfaces.Prepend(named).Any(one => SymbolText.FullName(one) == MetadataNames.SpanCarrierInterface || IsDictionary(one, isRead)));

    static bool IsDictionary(INamedTypeSymbol type, bool isRead) =>
        type is { TypeKind: TypeKind.Interface, Name: "IDictionary" or "IReadOnlyDictionary", TypeArguments: [{ SpecialType: SpecialType.System_String }, var value], ContainingNamespace: { Name: "Generic" } }
        && (isRead || type.Name == "IDictionary")
        && value is { SpecialType: SpecialType.System_String or SpecialType.System_Object } or IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte };

    static bool IsCollection(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (one.Name == "NameValueCollection" && SymbolText.FullName(one) == "System.Collections.Specialized.NameValueCollection") return true;
        }

        return false;
    }
}
