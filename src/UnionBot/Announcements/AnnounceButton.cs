using System.Globalization;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary>What a button under a draft carries: <c>annoncer:w12.3=2026-03-26 08:00</c>.</summary>
/// <param name="Act">What it does.</param>
/// <param name="Draft">The draft's id.</param>
/// <param name="Version">The version of the draft it stands under; <see langword="null"/> under none.</param>
/// <param name="Detail">What was chosen, or empty.</param>
internal sealed record AnnounceButton(char Act, long Draft, int? Version, string Detail)
{
    /// <summary>The command that takes it.</summary>
    public const string Command = "annoncer";

    /// <summary>An action that is longer fits no button.</summary>
    private const int Longest = 36;

    /// <summary>Reads the action, without the command's name.</summary>
    /// <returns><see langword="null"/> where it is none.</returns>
    public static AnnounceButton? Read(string action)
    {
        if (action.Length < 2)
        {
            return null;
        }

        var equals = action.IndexOf('=', StringComparison.Ordinal);
        var head = equals < 0 ? action.AsSpan(1) : action.AsSpan(1, equals - 1);
        var detail = equals < 0 ? "" : action[(equals + 1)..];
        var dot = head.IndexOf('.');
        var version = -1;
        return long.TryParse(dot < 0 ? head : head[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var draft)
            && (dot < 0 || int.TryParse(head[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out version))
            ? new AnnounceButton(action[0], draft, dot < 0 ? null : version, detail)
            : null;
    }

    /// <summary>A button under a draft as it stands.</summary>
    /// <returns><see langword="null"/> where what it carries is too long.</returns>
    public static Button.Press? TryMake(string label, char act, AnnounceDraft draft, string detail)
    {
        var action = string.Create(CultureInfo.InvariantCulture, $"{Command}:{act}{draft.Id}.{draft.Version}{(detail.Length == 0 ? "" : "=" + detail)}");
        return action.Length <= Longest ? new Button.Press(label, action) : null;
    }

    /// <summary>The same for what is short.</summary>
    public static Button.Press Make(string label, char act, AnnounceDraft draft, string detail = "") =>
        TryMake(label, act, draft, detail) ?? throw new InvalidOperationException("What a button carries is too long.");
}
