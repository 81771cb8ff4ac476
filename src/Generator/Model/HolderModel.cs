namespace InstrumentGen.Generator.Model;

/// <summary>The operations of one type: they share their generated files.</summary>
/// <param name="Name">The type's dotted path, which names the files.</param>
/// <param name="Members">The operations in a stable order.</param>
sealed record HolderModel(string Name, EquatableArray<MemberModel> Members)
{
    /// <summary>Whether code that the user's own code needs refers to what is generated: then it is written while somebody types, too.</summary>
    public bool HasPartials => Members.Any(static member => member.Operation.Owner == OperationOwner.Method);

    /// <summary>The namespace of what is generated for the type.</summary>
    public string Namespace => GeneratedNames.Namespace + "." + GeneratedNames.Escaped(GeneratedNames.Identifier(Name));

    /// <summary>The beginning of its file names.</summary>
    public string FileName => GeneratedNames.FileName(Name);
}

/// <summary>An operation and the names that its generated members have.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Method">The method that woven calls go to.</param>
/// <param name="Instrumented">The method that records the call.</param>
/// <param name="Probe">The field of the probe.</param>
/// <param name="Accessors">The class of its unsafe accessor, where it needs one.</param>
sealed record MemberModel(OperationModel Operation, string Method, string Instrumented, string Probe, string Accessors);
