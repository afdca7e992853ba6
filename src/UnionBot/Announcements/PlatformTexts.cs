using System.Globalization;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary>Words that a platform has of its own: pure changes of what an announcement says, and how buttons name them.</summary>
internal static class PlatformTexts
{
    /// <summary>The act of the button that gives every platform the same words again.</summary>
    public const char Same = 'e';

    /// <summary>No platform has words of its own.</summary>
    public static readonly IReadOnlyDictionary<Platform, BotMessage> None = new Dictionary<Platform, BotMessage>();

    /// <summary>The act of the button that asks for a platform's words: its number.</summary>
    public static char Act(Platform platform) => ((int)platform).ToString(CultureInfo.InvariantCulture)[0];

    /// <summary>The platform that an act is about, or <see langword="null"/>.</summary>
    public static Platform? Of(char act) => char.IsAsciiDigit(act) && Enum.IsDefined((Platform)(act - '0')) ? (Platform)(act - '0') : null;

    /// <summary>Changes each platform's own words.</summary>
    public static IReadOnlyDictionary<Platform, BotMessage> Each(IReadOnlyDictionary<Platform, BotMessage> variants, Func<BotMessage, BotMessage> change) =>
        variants.ToDictionary(v => v.Key, v => change(v.Value));

    /// <summary>All words of all platforms in one, to look for something in them.</summary>
    public static BotMessage All(IReadOnlyList<Block> words, IReadOnlyDictionary<Platform, BotMessage> variants) => new() { Blocks = [.. words, .. variants.Values.SelectMany(v => v.Blocks)] };

    /// <inheritdoc cref="All(IReadOnlyList{Block}, IReadOnlyDictionary{Platform, BotMessage})"/>
    public static BotMessage All(AnnouncementForm form) => All(form.Message.Blocks, form.Variants);

    /// <summary>The forms in which the buttons that ask for words ask, where a platform has forms.</summary>
    /// <param name="prefix">What stands before the act.</param>
    public static IReadOnlyDictionary<string, PressForm> Forms(string prefix) => Enum.GetValues<Platform>()
        .Select(p => (Act: Act(p), Form: new PressForm(PostFrench.FormTitle(p), PostFrench.FormLabel, PostFrench.FormHint)))
        .Append((Act: 't', Form: new PressForm(PostFrench.FormTitle(null), PostFrench.FormLabel, PostFrench.FormHint)))
        .ToDictionary(f => prefix + f.Act, f => f.Form, StringComparer.Ordinal);

    /// <summary>Gives a platform words of its own; its buttons stay.</summary>
    /// <remarks>Where it is the only one without, the common words are its own already: they change, so that none is kept that nobody gets.</remarks>
    public static (BotMessage Message, IReadOnlyDictionary<Platform, BotMessage> Variants) Set(
        BotMessage message, IReadOnlyDictionary<Platform, BotMessage> variants, Platform platform, IReadOnlyList<Block> words)
    {
        if (!variants.ContainsKey(platform) && Enum.GetValues<Platform>().All(p => p == platform || variants.ContainsKey(p)))
        {
            return (message with { Blocks = words }, variants);
        }

        var own = variants.GetValueOrDefault(platform, message with { Photos = [] }) with { Blocks = words };
        return (message, new Dictionary<Platform, BotMessage>(variants) { [platform] = own });
    }
}
