using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>Finds the values that an operation hands to sinks.</summary>
sealed class SinkResolver(Compilation compilation)
{
    readonly SinkCatalog _catalog = SinkCatalog.Of(compilation);
    readonly LoggerMessages _loggerMessages = new(compilation);

    /// <summary>The uses, in the order of the arguments; none for most operations.</summary>
    public IEnumerable<SinkUse> Resolve(IOperation operation) => operation switch
    {
        IInvocationOperation call => OfCall(call),
        IObjectCreationOperation { Constructor: { } constructor } creation when creation.Type is INamedTypeSymbol type => OfCreation(creation, constructor, type),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment => OfProperty(property, assignment.Value),
        _ => [],
    };

    IEnumerable<SinkUse> OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind == MethodKind.Constructor) return Exceptions.Are(method.ContainingType) ? Exceptions.Messages(call.Arguments) : [];
        if (method.MethodKind == MethodKind.DelegateInvoke) return LoggerMessages.OfDelegate(call);
        if (_catalog.Find(method.ContainingType, method.Name) is { } row) return new SinkArguments(row, method.Name, call.Arguments).Uses();
        return _loggerMessages.OfMethod(call);
    }

    IEnumerable<SinkUse> OfCreation(IObjectCreationOperation creation, IMethodSymbol constructor, INamedTypeSymbol type)
    {
        if (Exceptions.Are(type)) return Exceptions.Messages(creation.Arguments);
        return _catalog.Find(type, constructor.Name) is { } row ? new SinkArguments(row, constructor.Name, creation.Arguments).Uses() : [];
    }

    IEnumerable<SinkUse> OfProperty(IPropertyReferenceOperation property, IOperation value)
    {
        if (property.Property.IsIndexer)
        {
            SinkRow? found = property.Instance is IPropertyReferenceOperation holder ? _catalog.Find(holder.Property.ContainingType, holder.Property.Name + "[]") : null;
            return (found ?? _catalog.Find(property.Property.ContainingType, "[]")) is { } indexer
                ? [new(indexer.Kind, value, property.Arguments.FirstOrDefault()?.Value.ConstantValue.Value as string)]
                : [];
        }

        return _catalog.Find(property.Property.ContainingType, "=" + property.Property.Name) is { } row
            ? [new(SinkArguments.KindOf(row, row.Roles.Substring(row.Roles.IndexOf('=') + 1)), value, property.Property.Name) { IsText = true }]
            : [];
    }
}
