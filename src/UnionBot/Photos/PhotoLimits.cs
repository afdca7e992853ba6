namespace UnionBot.Photos;

/// <summary>What both platforms take, each with its source.</summary>
internal static class PhotoLimits
{
    /// <summary>In bytes, cleaned. Source: Bot API, sendPhoto (10 MB); Discord's smallest upload limit is no smaller.</summary>
    public const int Bytes = 10_000_000;

    /// <summary>In pixels, so that no phone runs out of memory on one: ours.</summary>
    public const long Pixels = 40_000_000;

    /// <summary>Width and height together, in pixels. Source: Bot API, sendPhoto.</summary>
    public const int Sides = 10_000;

    /// <summary>The longer side by the shorter. Source: Bot API, sendPhoto.</summary>
    public const int Ratio = 20;
}
