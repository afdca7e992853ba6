using Telegram.Bot.Types;
using UnionBot.Messages;

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

    private static bool CanSpeak(ChatMember? member, ChatKind kind) => member switch
    {
        ChatMemberOwner => true,
        ChatMemberAdministrator administrator => kind != ChatKind.Channel || administrator.CanPostMessages == true,
        ChatMemberMember => kind != ChatKind.Channel,
        ChatMemberRestricted restricted => restricted is { IsMember: true, CanSendMessages: true },
        _ => false,
    };
}
