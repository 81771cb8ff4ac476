using Microsoft.Extensions.Configuration;

namespace InstrumentGen;

/// <summary>Reads <see cref="RedactionOptions"/> from configuration, by name and without reflection.</summary>
static class RedactionConfiguration
{
    internal static void Read(IConfiguration configuration, RedactionOptions options)
    {
        if (configuration[nameof(options.HmacKeyId)] is { } id) options.HmacKeyId = id;
        if (configuration[nameof(options.UseContainerRedactors)] is { } use) options.UseContainerRedactors = bool.TryParse(use, out bool isUsed) && isUsed;
        foreach (IConfigurationSection key in configuration.GetSection(nameof(options.HmacKeys)).GetChildren()) options.HmacKeys[key.Key] = key.Value ?? "";
        foreach (IConfigurationSection one in configuration.GetSection(nameof(options.Instead)).GetChildren()) options.Instead[one.Key] = MethodOf(one.Value);
    }

    // What nobody can read asks for nothing to be shown.
    static Redaction MethodOf(string? text) => Enum.TryParse(text, ignoreCase: true, out Redaction method) && Enum.IsDefined(method) ? method : Redaction.Erase;
}
