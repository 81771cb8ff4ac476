namespace InstrumentGen.Generator.Model;

/// <summary>The decorators of one file: one, unless interfaces have names that differ only in case.</summary>
/// <param name="FileName">The beginning of the file's name.</param>
/// <param name="Namespace">The namespace of what is generated for the interface.</param>
/// <param name="Classes">The decorators in a stable order.</param>
sealed record DecoratorFileModel(string FileName, string Namespace, EquatableArray<DecoratorClassModel> Classes);

/// <summary>A decorator and the names that it uses.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Decorator">The decorator.</param>
/// <param name="Calls">The wrappers of the operations that it records.</param>
sealed record DecoratorClassModel(string Name, DecoratorModel Decorator, EquatableArray<DecoratorCallModel> Calls);

/// <summary>The wrapper of an operation.</summary>
/// <param name="OperationId">The operation's id.</param>
/// <param name="Namespace">The namespace that the wrapper's class stands in.</param>
/// <param name="Method">Its name.</param>
/// <param name="Operation">The operation's name.</param>
sealed record DecoratorCallModel(string OperationId, string Namespace, string Method, string Operation);

/// <summary>What the runtime is told of the decorators of an assembly.</summary>
/// <param name="Service">The interface as <c>typeof</c> names it.</param>
/// <param name="Decorator">The class as <c>typeof</c> names it; <see langword="null"/> where none was written.</param>
/// <param name="IsGeneric">Whether the class has type parameters, so that a container makes it.</param>
/// <param name="IsObsolete">Whether code that names it must be obsolete itself.</param>
sealed record DecoratorEntryModel(string Service, string? Decorator, bool IsGeneric, bool IsObsolete);
