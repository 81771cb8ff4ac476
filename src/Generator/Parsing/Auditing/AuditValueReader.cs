using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Auditing;

/// <summary>Reads the values of an audit record that <c>[Audited]</c> names by paths.</summary>
static class AuditValueReader
{
    /// <summary>The value of a part of the record; <see langword="null"/> where none is named, or it cannot be recorded.</summary>
    public static AuditValueModel? Read(AttributeData audited, string part, ContentScope scope) =>
        AttributeReader.Text(audited, part) is { } path ? Read(path, audited, part, scope) : null;

    /// <summary>The value that a path leads to; <see langword="null"/> where it cannot be recorded.</summary>
    public static AuditValueModel? Read(string path, AttributeData audited, string part, ContentScope scope)
    {
        string[] names = path.Split(['.'], 2);
        if (AuditRootReader.Read(names[0], audited, part, scope) is not { } root) return null;
        if (Rest(root, names, audited, part, scope) is not { } value) return null;
        if (!RedactionReader.TryRead(value.Members.Prepend(root.Symbol), value.Type, scope, out RedactionModel? redaction, out (ISymbol Symbol, Classification By) erased))
        {
            scope.Report(ContentProblemKind.Classified, audited, part, erased.Symbol is IMethodSymbol ? "the result" : $"'{erased.Symbol.Name}'", erased.By.Name);
            return null;
        }

        if (AuditTypes.CanBeRecorded(value.Type, part)) return new(path, root.Origin, root.Root, root.Path + value.Text, root.Accessor, redaction);
        // A type that is not found is the compiler's to tell.
        if (value.Type.TypeKind != TypeKind.Error) scope.Report(ContentProblemKind.NoText, audited, part, OperationRules.Short(value.Type), path);
        return null;
    }

    static MemberPath? Rest(AuditRoot root, string[] names, AttributeData audited, string part, ContentScope scope)
    {
        if (names.Length == 1) return new MemberPath("", root.Type, []);
        MemberPath? value = MemberPath.Bind(root.Type, names[1], scope, out (ContentProblemKind Kind, string Member, ITypeSymbol Of) fault);
        if (value is null && fault.Of.TypeKind != TypeKind.Error) scope.Report(fault.Kind, audited, part, fault.Member, OperationRules.Short(fault.Of));
        return value;
    }
}
