namespace UnionBot.Tests.Announcements;

/// <summary>What may happen to a plan.</summary>
public enum PlanStep
{
    /// <summary>The clock goes on, and nobody looks: the worker is down, or busy.</summary>
    TimePasses,

    /// <summary>The job that is armed first rings at its instant.</summary>
    Ring,

    /// <summary>The reconciler looks.</summary>
    Tick,

    /// <summary>The debate is moved, loses its hour or gets one.</summary>
    MoveDebate,

    /// <summary>The event's day is moved.</summary>
    MoveDay,

    /// <summary>The file says something else of an announcement.</summary>
    ChangeFile,

    /// <summary>The file drops an announcement, or has it again.</summary>
    DropFromFile,

    /// <summary>An admin changes an announcement in chat.</summary>
    Touch,

    /// <summary>An admin cancels an announcement in chat.</summary>
    CancelInChat,

    /// <summary>An admin pauses an announcement, or lets it go on.</summary>
    TogglePause,

    /// <summary>An admin sends now what is still to come.</summary>
    SendAhead,

    /// <summary>An admin presses what the bot last asked: the file, or planning it again.</summary>
    PressChoice,

    /// <summary>An admin presses <em>envoyer maintenant</em> under what was missed.</summary>
    PressSendNow,

    /// <summary>Another admin approves what they were asked about, unless that was replaced.</summary>
    Approve,

    /// <summary>Another event is in force for a while.</summary>
    OtherEvent,
}
