namespace InstrumentGen;

/// <summary>A decorator that records the operations of the interfaces that it implements. The build writes them.</summary>
public interface IOperationDecorator
{
    /// <summary>The object whose calls it records.</summary>
    object Decorated { get; }
}
