using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Takes an object's type apart: its members with a text of their own become values of the record.</summary>
static class ExpansionReader
{
    const int Deepest = 5;

    static readonly string[] s_ignored = ["Microsoft.Extensions.Logging.LogPropertyIgnoreAttribute", "System.Text.Json.Serialization.JsonIgnoreAttribute"];

    /// <summary>The values of the members, each named by its path: <c>Order.Customer.Id</c>.</summary>
    public static IEnumerable<LogValue> Read(IParameterSymbol parameter, AttributeData expand, string name, LogEventScope scope)
    {
        // Of an object that is sensitive as a whole, no member is read.
        if (Classifications.Unallowed(parameter) is not null) return [new(name, parameter, "", parameter.Type, LogValueForm.Erased)];
        var expansion = new Expansion(
            parameter,
            scope,
            AttributeReader.Named(expand, "Transitive") is { Value: true },
            AttributeReader.Named(expand, "OmitNulls") is { Value: true });
        LogValue[] values = [.. expansion.Members(parameter.Type, name, "", [])];
        if (values.Length == 0) scope.Report(LogEventProblemKind.ExpandOfNoObject, parameter, parameter.Name, OperationRules.Short(parameter.Type));
        return values;
    }

    sealed record Expansion(IParameterSymbol Parameter, LogEventScope Scope, bool IsTransitive, bool OmitsNulls)
    {
        public IEnumerable<LogValue> Members(ITypeSymbol type, string name, string path, IReadOnlyList<ITypeSymbol> around)
        {
            ITypeSymbol holder = TypeShape.NotNull(type);
            if (TagTypes.HasText(holder) || TypeShape.ItemsOf(holder) is not null || around.Count == Deepest || around.Contains(holder, SymbolEqualityComparer.Default)) yield break;
            string dot = MemberPath.MayBeNull(type) ? "?." : ".";
            foreach (ISymbol member in ReadableMembers(holder))
            {
                foreach (LogValue value in Member(member, $"{name}.{member.Name}", $"{path}{dot}{SymbolText.Identifier(member.Name)}", [.. around, holder])) yield return value;
            }
        }

        IEnumerable<LogValue> Member(ISymbol member, string name, string path, IReadOnlyList<ITypeSymbol> around)
        {
            ITypeSymbol type = TypeShape.OfMember(member);
            LogValueForm form = LogValueReader.FormOf(member, type, Scope);
            bool isValue = form.Kind != LogValueKind.Scalar || TagTypes.HasText(type) || type.TypeKind is TypeKind.Interface or TypeKind.TypeParameter || type.SpecialType == SpecialType.System_Object;
            if (isValue) return [new(name, Parameter, path, type, form, OmitsNulls && form.IsClear && MemberPath.MayBeNull(type))];
            return IsTransitive ? Members(type, name, path, around) : [];
        }

        // Those of the type itself first, then those that it inherits and does not hide, each in the order of declaration.
        IEnumerable<ISymbol> ReadableMembers(ITypeSymbol type)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (INamedTypeSymbol one in Declaring(type))
            {
                foreach (ISymbol member in one.GetMembers().Where(static member => member is IFieldSymbol or IPropertySymbol))
                {
                    if (seen.Add(member.Name) && IsReadable(member, type)) yield return member;
                }
            }
        }

        bool IsReadable(ISymbol member, ITypeSymbol through) =>
            member is { IsStatic: false, IsImplicitlyDeclared: false, CanBeReferencedByName: true, DeclaredAccessibility: Accessibility.Public }
                and (IFieldSymbol or IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public })
            && !IsReferenceStructure(member)
            && !s_ignored.Any(name => AttributeReader.Has(member, name))
            && new ContentScope(Scope.Method, Scope.Compilation, null).Check(member, through) is null;

        static bool IsReferenceStructure(ISymbol member) => member switch
        {
            IFieldSymbol field => field.Type.IsRefLikeType || field.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol,
            IPropertySymbol property => property.Type.IsRefLikeType || property.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol,
            _ => true,
        };

        static IEnumerable<INamedTypeSymbol> Declaring(ITypeSymbol type)
        {
            IEnumerable<ITypeSymbol> roots = type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes : [type];
            foreach (INamedTypeSymbol root in roots.OfType<INamedTypeSymbol>())
            {
                for (INamedTypeSymbol? one = root; one is { SpecialType: SpecialType.None }; one = one.BaseType) yield return one;
                if (root.TypeKind != TypeKind.Interface) continue;
                foreach (INamedTypeSymbol inherited in root.AllInterfaces) yield return inherited;
            }
        }
    }
}
