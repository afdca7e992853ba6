namespace UnionBot.Emulators.Discord;

/// <summary>Channel types, with their wire values. Source: Discord, Channel, "Channel Types".</summary>
public enum DoubleChannelKind
{
    Text = 0,
    Private = 1,
    Announcement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
}
