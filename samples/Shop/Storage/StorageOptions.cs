using System.ComponentModel.DataAnnotations;

namespace Shop.Storage;

/// <summary>The configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The database file; a relative path starts at the program's folder.</summary>
    [Required]
    public string Path { get; set; } = "";
}
