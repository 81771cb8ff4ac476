namespace InstrumentGen.Generator.Model;

/// <summary>Who records the calls of an operation. It is one, so that no call is recorded twice.</summary>
enum OperationOwner
{
    /// <summary>Whoever calls it: the call is intercepted.</summary>
    Caller,

    /// <summary>The method itself: it is partial, and the half that we write records.</summary>
    Method,

    /// <summary>The decorator of its interface, which stands before the object that is called.</summary>
    Decorator,
}
