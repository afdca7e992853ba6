namespace UnionBot.Emulators.Discord.State;

/// <summary>Makes ids of 17 to 19 digits that grow and carry the calendar's time. Source: Discord, Reference, "Snowflakes".</summary>
internal sealed class Snowflakes(TimeProvider calendar)
{
    private const long Epoch = 1_420_070_400_000;

    /// <summary>The first millisecond whose id has 17 digits.</summary>
    private const long First = 23_841_857_911;

    private long _last = First;
    private int _within;

    /// <summary>When an id was made, by the calendar.</summary>
    public static DateTimeOffset TimeOf(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + Epoch);

    public ulong Next()
    {
        var now = calendar.GetUtcNow().ToUnixTimeMilliseconds() - Epoch;
        if (now > _last)
        {
            (_last, _within) = (now, 0);
        }
        else if (++_within > 0xFFF)
        {
            (_last, _within) = (_last + 1, 0);
        }

        return ((ulong)_last << 22) | (1UL << 17) | (uint)_within;
    }
}
