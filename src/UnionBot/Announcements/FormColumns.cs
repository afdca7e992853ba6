using System.Security.Cryptography;
using System.Text;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>A form as it stands in the database.</summary>
internal sealed class FormColumns
{
    /// <summary>The columns, as a query on <c>announcement a</c> selects them.</summary>
    public const string Select = "a.rule AS Rule, a.message AS Message, a.variants AS Variants, a.fresh AS Fresh, a.night AS Night, a.audience AS Audience";

    private const int ContentLength = 32;

    public string Rule { get; set; } = "";

    public string Message { get; set; } = "";

    public string? Variants { get; set; }

    public string? Fresh { get; set; }

    public long Night { get; set; }

    public string? Audience { get; set; }

    /// <summary>All of it in one text: equal where nothing differs.</summary>
    public string Key => string.Join('\n', Rule, Fresh, Night == 0 ? "" : "night", Audience, Message, Variants);

    /// <summary>What another admin approves of it, short: what it says, on every platform, and to whom; not when.</summary>
    public string Content
    {
        get
        {
            var to = string.Join(' ', (Audience ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Message, Variants, to))))[..ContentLength];
        }
    }

    /// <summary>Writes a form.</summary>
    public static FormColumns Of(AnnouncementForm form) => new()
    {
        Rule = PlanRuleText.Write(form.Rule),
        Message = MessageJson.Write(form.Message),
        Variants = form.Variants.Count == 0 ? null : MessageJson.Write(form.Variants),
        Fresh = form.Fresh is null ? null : FreshRule.Write(form.Fresh),
        Night = form.Night ? 1 : 0,
        Audience = form.To.Count == 0 ? null : string.Join(' ', form.To),
    };

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It was written by something else.</exception>
    public AnnouncementForm ToForm() => new()
    {
        Rule = PlanRuleText.TryParse(Rule, out var rule) ? rule : throw new FormatException($"The stored rule '{Rule}' is none."),
        Message = MessageJson.Read(Message),
        Variants = Variants is null ? new Dictionary<Platform, BotMessage>() : MessageJson.ReadVariants(Variants),
        Fresh = Fresh is not null && FreshRule.TryParse(Fresh, out var fresh) ? fresh : null,
        Night = Night != 0,
        To = Audience?.Split(' ') ?? [],
    };
}
