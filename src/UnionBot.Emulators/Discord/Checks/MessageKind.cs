namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Where a message's fields come from, which decides what may stand among them.</summary>
internal enum MessageKind
{
    Create,
    Edit,
    Response,
    ResponseEdit,
}
