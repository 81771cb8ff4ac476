using InstrumentGen.Generator.Model;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Why the decorator of an interface cannot be written and what to do about it, in words.</summary>
static class DecoratorText
{
    // {0} is what the refusal is about.
    static readonly Dictionary<RefusalReason, RefusalText> s_texts = new()
    {
        [RefusalReason.NotAnInterface] = new("'{0}' is no interface", "name an interface that it implements"),
        [RefusalReason.StaticAbstract] = new("'{0}' is static and abstract, and a decorator stands before an object", "move it to another interface"),
        [RefusalReason.InaccessibleMember] = new("'{0}' must be implemented and cannot be called from here", "make it public"),
        [RefusalReason.InitOnly] = new("'{0}' can be set only while an object is made", "declare it without 'init'"),
        [RefusalReason.Overshadowed] = new("a call of '{0}' would reach another overload", "rename one of them"),
        [RefusalReason.ArgumentList] = new("one of its methods takes '__arglist'", "take 'params'"),
        [RefusalReason.InaccessibleType] = new("generated code cannot name '{0}', which is private, protected or local to its file", "make '{0}' internal"),
        [RefusalReason.NothingToRecord] = new("none of its methods can be recorded", "annotate one with [Traced], [Metered], [Logged] or [Audited]"),
        [RefusalReason.OfDecorators] = new("it is 'IOperationDecorator' or inherits it, which is how decorators say what they stand before", "decorate an interface without it"),
        [RefusalReason.RecordedByCallers] = new("'{0}' leaves its calls to be recorded where they are made", "put [Decorated] on the interface there"),
        [RefusalReason.DecoratedElsewhere] = new("'{0}' has it decorated already", "remove this request"),
    };

    /// <summary>The text.</summary>
    public static RefusalText Of(Refusal refusal) => s_texts.TryGetValue(refusal.Reason, out RefusalText text)
        ? text.About(refusal.Subject)
        : RefusalText.Of(refusal) ?? new(refusal.Subject, "remove this request");
}
