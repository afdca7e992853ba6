using System.Buffers.Text;
using System.Security.Cryptography;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary>Seals the actions of buttons, so that nobody can press what the bot did not offer in that chat.</summary>
/// <remarks>64 bytes at most on the wire: the action, then 16 bytes of HMAC over chat and action, base64url.</remarks>
internal sealed class ActionSeal(Vault vault)
{
    /// <summary>The longest action, in ASCII bytes.</summary>
    public const int LongestAction = 36;

    private const int MacLength = 16;
    private const int LinkMacLength = 10;
    private const string LinkPrefix = "b-";
    private const int SealLength = 22; // 16 bytes in base64url, without padding.

    /// <summary>Seals an action for one chat (its <see cref="ChatAddress.ThreadId"/> does not count).</summary>
    /// <exception cref="ArgumentException">The action is longer than 36 bytes or not ASCII.</exception>
    public string Seal(string action, ChatAddress chat)
    {
        Check(action);
        return action + SealOf(action, chat);
    }

    /// <summary>The action inside, or <see langword="null"/> where the seal is not ours for this chat.</summary>
    public string? Open(string sealedAction, ChatAddress chat)
    {
        if (sealedAction.Length is <= SealLength or > LongestAction + SealLength || !sealedAction.All(char.IsAscii))
        {
            return null;
        }

        var action = sealedAction[..^SealLength];
        return CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(SealOf(action, chat)), System.Text.Encoding.ASCII.GetBytes(sealedAction[^SealLength..]))
            ? action
            : null;
    }

    /// <summary>An action as the payload of a start link: what was pressed where nobody can be answered goes on in private.</summary>
    /// <remarks>64 of <c>A-Z a-z 0-9 _ -</c> at most, as Telegram takes them: a prefix, then base64url of 10 bytes of HMAC and the action. It holds for every chat.</remarks>
    /// <exception cref="ArgumentException">The action is longer than 36 bytes or not ASCII.</exception>
    public string Link(string action)
    {
        Check(action);
        return LinkPrefix + Base64Url.EncodeToString([.. LinkMac(action), .. System.Text.Encoding.ASCII.GetBytes(action)]);
    }

    /// <summary>The action inside a start link's payload, or <see langword="null"/> where it is none, or not ours.</summary>
    public string? OpenLink(string payload)
    {
        if (payload.Length is 0 or > 64 || !payload.StartsWith(LinkPrefix, StringComparison.Ordinal) || !Base64Url.IsValid(payload.AsSpan(LinkPrefix.Length)))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(payload.AsSpan(LinkPrefix.Length));
        if (bytes.Length is <= LinkMacLength or > LinkMacLength + LongestAction)
        {
            return null;
        }

        var action = System.Text.Encoding.Latin1.GetString(bytes.AsSpan(LinkMacLength));
        return CryptographicOperations.FixedTimeEquals(LinkMac(action), bytes.AsSpan(0, LinkMacLength)) ? action : null;
    }

    private static void Check(string action)
    {
        if (action.Length is 0 or > LongestAction || action.Any(c => c is < ' ' or > '~'))
        {
            throw new ArgumentException($"An action is 1 to {LongestAction} printable ASCII bytes; this one has {action.Length} characters.", nameof(action));
        }
    }

    private ReadOnlySpan<byte> LinkMac(string action) => vault.Token("start", action).AsSpan(0, LinkMacLength);

    private string SealOf(string action, ChatAddress chat) =>
        Base64Url.EncodeToString(vault.Token("action", $"{(int)chat.Platform}\n{chat.ChatId}\n{action}").AsSpan(0, MacLength));
}
