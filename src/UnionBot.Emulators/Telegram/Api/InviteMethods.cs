using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Invite links and requests to join.</summary>
internal static class InviteMethods
{
    // Source: Bot API, createChatInviteLink.
    private const int NameLimit = 32;
    private const int MemberLimit = 99_999;

    private const string NoRight = "not enough rights to manage chat invite link";

    /// <summary>A new primary link; the old one is revoked.</summary>
    public static JsonNode Export(ApiCall call)
    {
        var chat = call.WithRight(TgRights.InviteUsers, NoRight);
        foreach (var old in chat.Links.Where(l => l.IsPrimary && l.Creator == call.World.Bot))
        {
            old.IsRevoked = true;
        }

        return New(call, chat, isPrimary: true).Address;
    }

    public static JsonNode Create(ApiCall call)
    {
        var chat = call.WithRight(TgRights.InviteUsers, NoRight);
        var settings = Settings(call);
        return Write(call, chat, Apply(New(call, chat, isPrimary: false), settings));
    }

    public static JsonNode Edit(ApiCall call)
    {
        var (chat, link) = Own(call);
        return link.IsPrimary ? throw ApiError.BadRequest("CHAT_INVITE_PERMANENT") : Write(call, chat, Apply(link, Settings(call)));
    }

    public static JsonNode Revoke(ApiCall call)
    {
        var (chat, link) = Own(call);
        link.IsRevoked = true;
        return Write(call, chat, link);
    }

    public static JsonNode Approve(ApiCall call) => Answer(call, approve: true);

    public static JsonNode Decline(ApiCall call) => Answer(call, approve: false);

    public static JsonObject Write(ApiCall call, ChatState chat, InviteLink link) => Write(call.World, chat, link);

    /// <summary>A link as the Bot API's <c>ChatInviteLink</c>; to the bot, other people's ends in dots.</summary>
    public static JsonObject Write(World world, ChatState chat, InviteLink link)
    {
        var value = new JsonObject
        {
            ["invite_link"] = link.Creator == world.Bot ? link.Address : link.Address[..^8] + "...",
            ["creator"] = Shapes.User(link.Creator),
            ["creates_join_request"] = link.CreatesJoinRequest,
            ["is_primary"] = link.IsPrimary,
            ["is_revoked"] = link.IsRevoked,
        };
        if (link.Name is { } name)
        {
            value["name"] = name;
        }

        foreach (var (field, number) in new[] { ("expire_date", link.ExpireDate), ("member_limit", link.MemberLimit) }.Where(static f => f.Item2 > 0))
        {
            value[field] = number;
        }

        if (chat.JoinRequests.Values.Count(asked => asked == link) is > 0 and var waiting)
        {
            value["pending_join_request_count"] = waiting;
        }

        return value;
    }

    private static JsonNode Answer(ApiCall call, bool approve)
    {
        var chat = call.WithRight(TgRights.InviteUsers, "not enough rights to manage chat join requests");
        var id = call.Arguments.Long("user_id");
        if (!call.World.Users.TryGetValue(id, out var user))
        {
            throw ApiError.BadRequest("USER_ID_INVALID");
        }

        if (chat.Member(id).IsInside)
        {
            throw ApiError.BadRequest("USER_ALREADY_PARTICIPANT");
        }

        if (!chat.JoinRequests.Remove(id, out var link))
        {
            throw ApiError.BadRequest("HIDE_REQUESTER_MISSING");
        }

        if (approve)
        {
            Membership.Change(call.World, chat, user, new MemberState(TgMemberStatus.Member), call.World.Bot, link, viaRequest: true);
        }

        return true;
    }

    private static (ChatState Chat, InviteLink Link) Own(ApiCall call)
    {
        var chat = call.WithRight(TgRights.InviteUsers, NoRight);
        var address = call.Arguments.Text("invite_link");
        var link = chat.Links.Find(l => string.Equals(l.Address, address, StringComparison.Ordinal) && l.Creator == call.World.Bot)
            ?? throw ApiError.BadRequest("INVITE_HASH_EXPIRED");
        return link.IsRevoked ? throw ApiError.BadRequest("INVITE_HASH_EXPIRED") : (chat, link);
    }

    private static InviteLink New(ApiCall call, ChatState chat, bool isPrimary)
    {
        var link = new InviteLink(
            string.Create(CultureInfo.InvariantCulture, $"https://t.me/+{Math.Abs(chat.Id) % 1_000_000_007:x8}{chat.Links.Count + 1:x8}"), call.World.Bot, isPrimary);
        chat.Links.Add(link);
        return link;
    }

    private static (string? Name, long Expires, int Members, bool Request) Settings(ApiCall call)
    {
        var name = call.Arguments.Text("name");
        if (new FormattedText(name ?? "", []).Characters > NameLimit)
        {
            throw ApiError.BadRequest("invite link name is too long");
        }

        var expires = call.Arguments.Long("expire_date");
        if (expires > 0 && expires <= call.World.Calendar.GetUtcNow().ToUnixTimeSeconds())
        {
            throw ApiError.BadRequest("EXPIRE_DATE_INVALID");
        }

        var members = call.Arguments.Int("member_limit", 0);
        var request = call.Arguments.Bool("creates_join_request");
        return members is < 0 or > MemberLimit ? throw ApiError.BadRequest("USAGE_LIMIT_INVALID")
            : members > 0 && request ? throw ApiError.BadRequest("member limit can't be specified for links requiring administrator approval")
            : (name, expires, members, request);
    }

    private static InviteLink Apply(InviteLink link, (string? Name, long Expires, int Members, bool Request) settings)
    {
        (link.Name, link.ExpireDate, link.MemberLimit, link.CreatesJoinRequest) = settings;
        return link;
    }
}
