using System.ComponentModel.DataAnnotations;

namespace Shop.Auditing;

/// <summary>The configuration section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>The trail's file; a relative path starts at the program's folder.</summary>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>The private key that signs the trail's checkpoints, as a file in PEM form; without one they are not signed.</summary>
    public string? SigningKey { get; set; }
}
