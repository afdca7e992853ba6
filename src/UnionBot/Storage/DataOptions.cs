namespace UnionBot.Storage;

/// <summary>Where the data stands. Bound from <c>Data</c>.</summary>
internal sealed class DataOptions
{
    /// <summary>The folder with database and key.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>Where the key stands; empty for the data folder.</summary>
    public string? KeyFile { get; set; }
}
