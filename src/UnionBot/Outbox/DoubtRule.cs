namespace UnionBot.Outbox;

/// <summary>What is done with a message of which nobody knows whether it arrived. The numbers stand in the database.</summary>
internal enum DoubtRule
{
    /// <summary>It goes once more, marked « ↻ »: a missed notice costs more than one marked copy.</summary>
    Resend = 0,

    /// <summary>An admin is asked.</summary>
    Ask = 1,

    /// <summary>It is never repeated; the report says that it is uncertain.</summary>
    Never = 2,
}
