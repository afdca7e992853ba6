using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Telegram;

/// <summary>Reads what a <c>my_chat_member</c> update means for the bot: whether it can speak there.</summary>
internal static class TelegramMembership
{
    /// <summary>What changed, or <see langword="null"/> where the bot can speak as before.</summary>
    public static MembershipChange? Read(ChatMemberUpdated change, ChatKind kind)
    {
        var (before, after) = (CanSpeak(change.OldChatMember, kind), CanSpeak(change.NewChatMember, kind));
        return (before, after) switch
        {
            (false, true) => kind == ChatKind.Private ? MembershipChange.Unblocked : MembershipChange.Added,
            (true, false) => kind == ChatKind.Private ? MembershipChange.Blocked : MembershipChange.Removed,
            _ => null,
        };
    }

    /// <summary>Whether a status is an owner's or an administrator's.</summary>
    public static bool Administers(ChatMember? member) => member is ChatMemberOwner or ChatMemberAdministrator;

    /// <summary>What the bot may do in a chat.</summary>
    /// <param name="member">The bot there; <see langword="null"/> in private.</param>
    public static PlaceStanding Standing(ChatFullInfo chat, ChatMember? member, bool wantsTopic)
    {
        // Whether a topic is open Telegram does not say; only a forum has any.
        bool? topic = wantsTopic && !chat.IsForum ? false : null;
        var isChannel = chat.Type == ChatType.Channel;
        var all = chat.Permissions;
        return member switch
        {
            null or ChatMemberOwner => PlaceStanding.All with { Topic = topic },
            ChatMemberAdministrator admin when isChannel => new(View: true, admin.CanPostMessages, admin.CanPostMessages, admin.CanEditMessages, topic),
            ChatMemberAdministrator admin => new(View: true, Send: true, Photo: true, admin.CanPinMessages, topic),
            ChatMemberMember when isChannel => new(View: true, Send: false, Photo: false, Pin: false, topic),
            ChatMemberMember => new(View: true, all?.CanSendMessages, all?.CanSendPhotos, all?.CanPinMessages, topic),
            ChatMemberRestricted { IsMember: true } restricted => new(View: true, restricted.CanSendMessages, restricted.CanSendPhotos, restricted.CanPinMessages, topic),
            _ => PlaceStanding.Gone,
        };
    }

    private static bool CanSpeak(ChatMember? member, ChatKind kind) => member switch
    {
        ChatMemberOwner => true,
        ChatMemberAdministrator administrator => kind != ChatKind.Channel || administrator.CanPostMessages == true,
        ChatMemberMember => kind != ChatKind.Channel,
        ChatMemberRestricted restricted => restricted is { IsMember: true, CanSendMessages: true },
        _ => false,
    };
}
