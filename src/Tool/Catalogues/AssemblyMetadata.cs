using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace InstrumentGen.Tool.Catalogues;

/// <summary>What the build wrote into an assembly's attributes. It is read from metadata alone: the assembly is not loaded, nor what it
/// refers to looked for.</summary>
/// <param name="Catalogue">The catalogue's JSON; <see langword="null"/> where there is none.</param>
/// <param name="Positions">The positions' JSON; <see langword="null"/> where there is none.</param>
/// <param name="Coverage">The coverage's JSON; <see langword="null"/> where there is none.</param>
/// <param name="LogCalls">The JSON of how many log calls are woven; <see langword="null"/> where there is none.</param>
/// <param name="InstrumentedAssemblies">The assemblies with operations that it can run.</param>
sealed record AssemblyMetadata(string? Catalogue, string? Positions, string? Coverage, string? LogCalls, IReadOnlyList<string> InstrumentedAssemblies)
{
    const string Namespace = "InstrumentGen";
    const string Remedy = "Give the .dll that the build wrote, such as bin/Debug/net10.0/App.dll.";

    /// <summary>Reads an assembly.</summary>
    /// <exception cref="InputException">It is none, or it is damaged.</exception>
    public static AssemblyMetadata Read(string path, ImmutableArray<byte> image)
    {
        if (image is not [(byte)'M', (byte)'Z', ..]) throw new InputException($"'{path}' is not a .NET assembly. {Remedy}");
        try
        {
            using var file = new PEReader(image);
            if (!file.HasMetadata) throw new InputException($"'{path}' is a native library or program, not a .NET assembly. {Remedy}");
            MetadataReader reader = file.GetMetadataReader();
            if (!reader.IsAssembly) throw new InputException($"'{path}' is a module, not an assembly. {Remedy}");
            return Read(reader);
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            // What the metadata reader throws at bytes that no compiler wrote.
            throw new InputException($"'{path}' is damaged: its metadata cannot be read. Build it again.");
        }
    }

    static AssemblyMetadata Read(MetadataReader reader)
    {
        string? catalogue = null, positions = null, coverage = null, logCalls = null;
        IReadOnlyList<string> instrumented = [];
        foreach (CustomAttributeHandle handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            string? name = NameOf(reader, attribute);
            if (name == "OperationCatalogueAttribute") catalogue = Value(reader, attribute, static (ref blob) => Text(ref blob));
            else if (name == "OperationCataloguePositionsAttribute") positions = Value(reader, attribute, static (ref blob) => Text(ref blob));
            else if (name == "OperationCatalogueCoverageAttribute") coverage = Value(reader, attribute, static (ref blob) => Text(ref blob));
            else if (name == "OperationCatalogueLogCallsAttribute") logCalls = Value(reader, attribute, static (ref blob) => Text(ref blob));
            else if (name == "InstrumentedAssembliesAttribute") instrumented = Value(reader, attribute, static (ref blob) => Texts(ref blob));
        }

        return new AssemblyMetadata(catalogue, positions, coverage, logCalls, instrumented);
    }

    // The attribute's type is one of another assembly, or, in merged assemblies, of this one.
    static string? NameOf(MetadataReader reader, CustomAttribute attribute)
    {
        EntityHandle type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        if (type.IsNil) return null;
        (StringHandle space, StringHandle name) = type.Kind switch
        {
            HandleKind.TypeReference => Names(reader.GetTypeReference((TypeReferenceHandle)type)),
            HandleKind.TypeDefinition => Names(reader.GetTypeDefinition((TypeDefinitionHandle)type)),
            _ => default,
        };
        return reader.StringComparer.Equals(space, Namespace) ? reader.GetString(name) : null;
    }

    static (StringHandle Space, StringHandle Name) Names(TypeReference type) => (type.Namespace, type.Name);

    static (StringHandle Space, StringHandle Name) Names(TypeDefinition type) => (type.Namespace, type.Name);

    delegate T Decoder<T>(ref BlobReader blob);

    static T Value<T>(MetadataReader reader, CustomAttribute attribute, Decoder<T> decode)
    {
        BlobReader blob = reader.GetBlobReader(attribute.Value);
        return blob.ReadUInt16() == 1 ? decode(ref blob) : throw new BadImageFormatException();
    }

    static string Text(ref BlobReader blob) => blob.ReadSerializedString() ?? throw new BadImageFormatException();

    static string[] Texts(ref BlobReader blob)
    {
        int count = blob.ReadInt32();
        // Each takes a byte at least.
        if (count < 0 || count > blob.RemainingBytes) throw new BadImageFormatException();
        var texts = new string[count];
        for (int index = 0; index < count; index++) texts[index] = Text(ref blob);
        return texts;
    }
}
