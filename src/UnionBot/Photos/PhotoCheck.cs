namespace UnionBot.Photos;

/// <summary>What became of a photo that was to be cleaned.</summary>
internal abstract record PhotoCheck
{
    private PhotoCheck()
    {
    }

    /// <summary>It may be sent.</summary>
    /// <param name="Bytes">The photo without metadata.</param>
    /// <param name="MediaType"><c>image/jpeg</c> or <c>image/png</c>.</param>
    /// <param name="Width">In pixels as stored, before its orientation is applied.</param>
    /// <param name="Height">In pixels as stored.</param>
    public sealed record Clean(byte[] Bytes, string MediaType, int Width, int Height) : PhotoCheck;

    /// <summary>It may not.</summary>
    /// <param name="Reason">In French, with what to do.</param>
    public sealed record Refused(string Reason) : PhotoCheck;
}
