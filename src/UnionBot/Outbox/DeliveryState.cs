namespace UnionBot.Outbox;

/// <summary>How far a delivery is. The numbers stand in the database.</summary>
internal enum DeliveryState
{
    /// <summary>To be sent, from its due instant on.</summary>
    Pending = 0,

    /// <summary>Handed to the platform; found so after a crash, it is in doubt.</summary>
    Sending = 1,

    Delivered = 2,

    /// <summary>Certainly not sent, and never will be.</summary>
    Refused = 3,

    /// <summary>Nobody knows whether it arrived; a person decides.</summary>
    Uncertain = 4,

    /// <summary>Taken back before it was sent.</summary>
    Cancelled = 5,

    /// <summary>Of an earlier event: neither sent nor reported.</summary>
    Passed = 6,

    /// <summary>Too late when its turn came; the admins were told, and may send it all the same.</summary>
    Missed = 7,
}
