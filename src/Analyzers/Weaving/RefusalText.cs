using System.Globalization;
using InstrumentGen.Generator.Model;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Why a method cannot be instrumented and what to do about it, in words.</summary>
readonly record struct RefusalText(string Why, string Remedy)
{
    // {0} is what the refusal is about.
    static readonly Dictionary<RefusalReason, RefusalText> s_texts = new()
    {
        [RefusalReason.Accessor] = new(
            "it is an accessor, and an access cannot be intercepted",
            "move its work into a method with the attribute"),
        [RefusalReason.Operator] = new(
            "it is an operator, and its use cannot be intercepted",
            "move its work into a method with the attribute"),
        [RefusalReason.Finalizer] = new(
            "it is a finalizer, which only the runtime calls",
            "move its work into a method with the attribute"),
        [RefusalReason.ExplicitImplementation] = new(
            "it is an explicit implementation, which is only called through the interface",
            "annotate the interface's member"),
        [RefusalReason.StaticAbstract] = new(
            "it is a static virtual member of an interface, and only the running program knows which method a call of it reaches",
            "move its work into an ordinary method with the attribute"),
        [RefusalReason.AsyncVoid] = new(
            "it is 'async void', so nobody learns when it has ended",
            "return a Task or make it a partial method whose core returns one"),
        [RefusalReason.CustomAwaitable] = new(
            "it returns '{0}', which is awaited in a way of its own",
            "return a Task or ValueTask"),
        [RefusalReason.ArgumentList] = new(
            "it takes '__arglist'",
            "take 'params'"),
        [RefusalReason.Conditional] = new(
            "it is [Conditional], so the compiler may leave its calls out",
            "move its work into a method with the attribute"),
        [RefusalReason.UnmanagedCallersOnly] = new(
            "it is [UnmanagedCallersOnly], so C# cannot call it",
            "move its work into a method with the attribute"),
        [RefusalReason.NoBody] = new(
            "it is a partial method without an implementation, so the compiler leaves its calls out",
            "write its core, a method of its name with 'Core' behind it"),
        [RefusalReason.InaccessibleType] = new(
            "generated code cannot name '{0}', which is private, protected or local to its file",
            "make '{0}' internal or this a partial method with a core"),
        [RefusalReason.HiddenTypeParameter] = new(
            "a type parameter and another name that its declaration needs are both '{0}'",
            "rename one of them"),
        [RefusalReason.GenericStaticClass] = new(
            "it is private in a generic static class, where generated code cannot reach it",
            "make it internal or a partial method with a core"),
        [RefusalReason.AmbiguousType] = new(
            "'{0}' is declared more than once in this project and its references",
            "rename it, or give one reference an extern alias"),
        [RefusalReason.GlobalName] = new(
            "the type '{0}' in the global namespace hides a namespace that generated code needs",
            "move '{0}' into a namespace"),
        [RefusalReason.DynamicReference] = new(
            "it takes '{0}' as a reference to 'dynamic', so the call of its core would be bound when it runs",
            "take an object"),
        [RefusalReason.ExternAlias] = new(
            "'{0}' can be named through an extern alias only",
            "add the alias 'global' to the reference"),
    };

    /// <summary>The text; <see langword="null"/> where the refusal is not one of a method of a type.</summary>
    public static RefusalText? Of(Refusal refusal) =>
        s_texts.TryGetValue(refusal.Reason, out RefusalText text) ? text.About(refusal.Subject) : null;

    /// <summary>The text with what it is about in the place of {0}, and a detail in that of {1}.</summary>
    public RefusalText About(string subject, string detail = "") => new(string.Format(CultureInfo.InvariantCulture, Why, subject, detail), string.Format(CultureInfo.InvariantCulture, Remedy, subject, detail));
}
