using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace InstrumentGen.OpenTelemetry;

/// <summary>A file of certificates or of a key, and the option or variable that names it.</summary>
/// <remarks>One that cannot be used keeps the host from starting, as an endpoint does that is none. Passed over like other values, it would leave the trust to authorities that
/// nobody has named.</remarks>
sealed class OtlpPemFile(string name, string path)
{
    /// <summary>Where it is.</summary>
    internal string Path => path;

    internal static OtlpPemFile? Of(string option, string? given, OtlpVariables variables, OtlpSignal signal, string variable)
    {
        if (given is not null) return new($"{nameof(OtlpExportOptions)}.{option}", given);
        return variables.Named(signal, variable) is var (named, value) ? new(named, value) : null;
    }

    /// <summary>What stands in the file, read once: what is made of one that is being replaced is all of the old one, or all of the new.</summary>
    /// <exception cref="OptionsValidationException">It cannot be read.</exception>
    internal string Text => field ??= Read();

    /// <summary>Its certificates, one at least.</summary>
    /// <exception cref="OptionsValidationException">It has none.</exception>
    internal X509Certificate2Collection Certificates()
    {
        X509Certificate2Collection certificates = [];
        try
        {
            certificates.ImportFromPem(Text);
        }
        catch (CryptographicException)
        {
            certificates.Clear();
        }

        return certificates.Count > 0 ? certificates : throw Refused("which holds no certificate in PEM: name a file with '-----BEGIN CERTIFICATE-----'.");
    }

    /// <summary>Why it cannot be used, and what to do.</summary>
    internal OptionsValidationException Refused(string problem) => new(Options.DefaultName, typeof(OtlpExportOptions), [$"{name} is '{path}', {problem}"]);

    string Read()
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw Refused("which is no file that exists: name the path of one in PEM.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Refused($"which cannot be read ({exception.GetType().Name}): name a file that this process may read.");
        }
    }
}
