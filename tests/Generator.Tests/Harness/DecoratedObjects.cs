namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>A file that gives a tested program decorated objects, as its container would. The plain build has no decorator, and gets the
/// object itself.</summary>
static class DecoratedObjects
{
    public const string Source = """
        static class DecoratedObjects
        {
            const System.Reflection.BindingFlags Internal = System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic;

            public static T Decorated<T>(T service) where T : class
            {
                object? decorator = typeof(InstrumentGen.OperationDecorators).GetMethod("Find", Internal)!.Invoke(null, [typeof(T)]);
                if (decorator is null || service is null) return service!;
                var decorate = (System.Func<object?, object?>)decorator.GetType().GetMethod("For", Internal)!.Invoke(decorator, [typeof(T)])!;
                return (T)decorate(service)!;
            }
        }
        """;

    /// <summary>The project with the file, whose method is in scope everywhere.</summary>
    public static TestProject With(TestProject project) =>
        project with { Files = [.. project.Files, ("DecoratedObjects.cs", "global using static DecoratedObjects;\n" + Source)] };
}
