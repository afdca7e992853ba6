using NodaTime;
using UnionBot.Announcements;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>What the lives of a plan are made of.</summary>
internal static class PlanPool
{
    public static readonly LocalDate[] Days = [new(2026, 3, 26), new(2026, 4, 2), new(2026, 3, 25), new(2026, 3, 30)];
    public static readonly TimeSpan[] Waits = [.. new[] { 1, 4, 5, 16, 59, 180, 600, 1440, 2880, 4320 }.Select(m => TimeSpan.FromMinutes(m))];
    public static readonly LocalTime?[] Hours = [new(14, 0), new(14, 20), new(13, 40), new(18, 0), null];
    public static readonly string[] Words = ["du chat", "deux"];

    /// <summary>What the file may say: two rules for each id.</summary>
    public static readonly (string Id, string[] Rules)[] Pool =
    [
        ("accueil", ["start -30min", "start -1h"]),
        ("debat", ["item agenda/afternoon-debate -15min", "item agenda/afternoon-debate +30min"]),
        ("veille", ["J-1 18:00", "J-2 18:00"]),
        ("fixe", ["2026-03-25 10:00", "2026-03-27 10:00"]),
        ("bilan", ["J+1 9:00", "J+3 9:00"]),
        ("lundi", ["every monday 18:00 until J-0", "every day 12:00 until J-1"]),
    ];

    /// <summary>A form with this rule and these words.</summary>
    public static AnnouncementForm Form(string rule, string words) =>
        new() { Rule = PlanRuleText.TryParse(rule, out var read) ? read : throw new FormatException(rule), Message = BotMessage.Plain(words) };
}
