using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Finds whom a text mentions and keeps those that may be notified.</summary>
internal static partial class MentionParser
{
    public static MentionSet Resolve(DiscordWorld world, StoredMessage message, AllowedMentions allowed)
    {
        var users = new List<DoubleUser>();
        var roles = new List<DoubleRole>();
        var mayAll = (Permissions.In(message.Channel, message.Author) & DiscordPermissions.MentionEveryone) != 0;
        foreach (Match match in Mention().Matches(message.Content))
        {
            var id = ulong.Parse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            if (match.Groups["role"].Success)
            {
                if (message.Channel.Guild?.Roles.Find(role => role.Id == id) is { } role
                    && allowed.MayNotifyRole(id) && (mayAll || role.IsMentionable) && !roles.Contains(role))
                {
                    roles.Add(role);
                }
            }
            else if (world.Users.TryGetValue(id, out var user) && allowed.MayNotifyUser(id) && !users.Contains(user))
            {
                users.Add(user);
            }
        }

        if (message.RepliesTo is { } parent && allowed.RepliedUser && !users.Contains(parent.Author))
        {
            users.Add(parent.Author);
        }

        var everyone = allowed.Everyone && mayAll && message.Channel.Guild is not null && AtEveryone().IsMatch(message.Content);
        return new MentionSet(users, roles, everyone);
    }

    [GeneratedRegex("<@(?<role>&)?!?(?<id>[0-9]{15,20})>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mention();

    [GeneratedRegex("@(everyone|here)\\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AtEveryone();
}
