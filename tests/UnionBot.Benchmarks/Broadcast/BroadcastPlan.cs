using System.Globalization;
using UnionBot.Messages;

namespace UnionBot.Benchmarks.Broadcast;

/// <summary>What a run is to do.</summary>
internal sealed record BroadcastPlan
{
    public required Platform Platform { get; init; }

    /// <summary>How many places the announcement goes to.</summary>
    public required int Chats { get; init; }

    /// <summary>How late every answer of the platform comes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The share of answers that never come.</summary>
    public double LostReplies { get; init; }

    /// <summary>Whether one send is left without any answer.</summary>
    public bool OneTimeout { get; init; }

    /// <summary>Whether the announcement carries a photo.</summary>
    public bool WithPhoto { get; init; }

    /// <summary>How often a member asks meanwhile; zero for never.</summary>
    public TimeSpan AskEvery { get; init; }

    /// <summary>A server that isn't ours; <see langword="null"/>: our double.</summary>
    public Uri? Server { get; init; }

    /// <summary>The bot's token there.</summary>
    public string? Token { get; init; }

    /// <summary>The first place's id there; the others follow. Below zero: they go down, and are groups.</summary>
    public long FirstChat { get; init; } = 10_000_001;

    /// <summary>Who planned it there, and is shown the report.</summary>
    public long Admin { get; init; } = 9_000_001;

    public int Seed { get; init; } = 1;

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It can't be read.</exception>
    public static BroadcastPlan Read(string[] args, int chats)
    {
        var (telegram, discord) = (Verb.Text(args, "--telegram"), Verb.Text(args, "--discord"));
        var platform = discord is not null || string.Equals(Verb.Text(args, "--platform"), "discord", StringComparison.Ordinal) ? Platform.Discord : Platform.Telegram;
        return new BroadcastPlan
        {
            Platform = platform,
            Chats = Verb.Number(args, "--chats", chats),
            Latency = Span(Verb.Text(args, "--latency") ?? "60ms"),
            LostReplies = Share(Verb.Text(args, "--lost-replies") ?? "0"),
            OneTimeout = Verb.Text(args, "--lost-replies") is not null,
            AskEvery = TimeSpan.FromMilliseconds(500),
            Server = (telegram ?? discord) is { } url ? new Uri(url) : null,
            Token = Verb.Text(args, "--token"),
            FirstChat = long.Parse(Verb.Text(args, "--first-chat") ?? "10000001", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            Admin = long.Parse(Verb.Text(args, "--admin") ?? "9000001", NumberStyles.None, CultureInfo.InvariantCulture),
            Seed = Verb.Number(args, "--seed", 1),
        };
    }

    private static TimeSpan Span(string text) => text.EndsWith("ms", StringComparison.Ordinal)
        ? TimeSpan.FromMilliseconds(double.Parse(text.AsSpan(0, text.Length - 2), CultureInfo.InvariantCulture))
        : TimeSpan.FromSeconds(double.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture));

    private static double Share(string text) => text.EndsWith('%')
        ? double.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) / 100
        : double.Parse(text, CultureInfo.InvariantCulture);
}
