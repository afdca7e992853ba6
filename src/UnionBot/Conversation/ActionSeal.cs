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
    private const int SealLength = 22; // 16 bytes in base64url, without padding.

    /// <summary>Seals an action for one chat (its <see cref="ChatAddress.ThreadId"/> does not count).</summary>
    /// <exception cref="ArgumentException">The action is longer than 36 bytes or not ASCII.</exception>
    public string Seal(string action, ChatAddress chat)
    {
        if (action.Length is 0 or > LongestAction || action.Any(c => c is < ' ' or > '~'))
        {
            throw new ArgumentException($"An action is 1 to {LongestAction} printable ASCII bytes; this one has {action.Length} characters.", nameof(action));
        }

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

    private string SealOf(string action, ChatAddress chat) =>
        Base64Url.EncodeToString(vault.Token("action", $"{(int)chat.Platform}\n{chat.ChatId}\n{action}").AsSpan(0, MacLength));
}
