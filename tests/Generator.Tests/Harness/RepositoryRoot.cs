using System.Reflection;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>The repository that the tests were built in.</summary>
static class RepositoryRoot
{
    public static string Path { get; } =
        typeof(RepositoryRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == nameof(RepositoryRoot)).Value!;
}
