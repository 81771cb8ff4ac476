namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>A text that is mutated, and the project that it is a file of.</summary>
/// <param name="Name">Where the text stands.</param>
/// <param name="Text">The text as it was written.</param>
/// <param name="ProjectOf">The project with a mutant in the text's place.</param>
sealed record MutationSource(string Name, string Text, Func<string, TestProject> ProjectOf)
{
    // What the SDK imports beside what every test project has.
    const string Usings = """
        global using System.IO;
        global using System.Net.Http;
        """;

    const string WebUsings = """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>Each file of a project.</summary>
    public static IEnumerable<MutationSource> OfProject(string name, TestProject project) => project.Files.Select((file, index) => new MutationSource(
        $"{name}: {file.Path}",
        file.Text,
        mutant => project with { Name = Platform.SharedName, Files = project.Files.SetItem(index, (file.Path, mutant)) }));

    /// <summary>Each file of a sample.</summary>
    public static IEnumerable<MutationSource> OfSample(string name)
    {
        string folder = Path.Combine(RepositoryRoot.Path, "samples", name);
        var project = new TestProject
        {
            OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
            ReferencesLibraries = true,
            WarningsAsErrors = false,
            Files =
            [
                .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(path => (Path.GetRelativePath(folder, path), File.ReadAllText(path))),
            ],
        };
        string usings = File.ReadAllText(Path.Combine(folder, name + ".csproj")).Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal)
            ? $"{Usings}\n{WebUsings}"
            : Usings;
        return OfProject(name, project).Select(source => source with { ProjectOf = mutant => WithUsings(source.ProjectOf(mutant), usings) });
    }

    /// <summary>A text, in a project with what the SDK imports.</summary>
    public static MutationSource OfText(string name, string text, Func<TestProject, TestProject> configure) =>
        new(name, text, mutant => WithUsings(configure(TestProject.OfFiles(mutant)) with { Name = Platform.SharedName }, Usings));

    static TestProject WithUsings(TestProject project, string usings) => project with { Files = project.Files.Add(("SdkUsings.cs", usings)) };
}
