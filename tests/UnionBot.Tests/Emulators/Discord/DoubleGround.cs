using Microsoft.Extensions.Time.Testing;
using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Server;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>A double with a guild, a channel, a member and a client, on clocks that tests move.</summary>
internal sealed class DoubleGround : IAsyncDisposable
{
    private DoubleGround(DiscordDouble dc, FakeTimeProvider clock, FakeTimeProvider calendar)
    {
        Dc = dc;
        Clock = clock;
        Calendar = calendar;
        Guild = dc.CreateGuild("Union locale");
        Channel = dc.CreateChannel(Guild, "annonces");
        Member = dc.CreateUser("Ada", Guild);
        Rest = new RestClient(dc);
    }

    public DiscordDouble Dc { get; }

    public FakeTimeProvider Clock { get; }

    public FakeTimeProvider Calendar { get; }

    public DoubleGuild Guild { get; }

    public DoubleChannel Channel { get; }

    public DoubleUser Member { get; }

    public RestClient Rest { get; }

    public string Messages => $"/channels/{Channel.Id}/messages";

    public string Commands => $"/applications/{Dc.ApplicationId}/commands";

    public static async Task<DoubleGround> StartAsync(Func<FakeTimeProvider, FakeTimeProvider, DiscordDoubleOptions>? options = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 8, 10, 9, 0, 0, TimeSpan.Zero));
        var calendar = new FakeTimeProvider(new DateTimeOffset(2026, 3, 17, 17, 0, 0, TimeSpan.Zero));
        var dc = await DiscordDouble.StartAsync(
            options?.Invoke(clock, calendar) ?? new DiscordDoubleOptions { Clock = clock, Calendar = calendar },
            TestContext.Current.CancellationToken);
        return new DoubleGround(dc, clock, calendar);
    }

    public static Task<DoubleGround> UnlimitedAsync(DiscordIntents granted = DiscordIntents.None, WireTap? wire = null) => StartAsync((clock, calendar) => new DiscordDoubleOptions
    {
        Clock = clock,
        Calendar = calendar,
        RateLimits = RateLimitPlan.Unlimited,
        IdentifySpacing = TimeSpan.Zero,
        GrantedPrivilegedIntents = granted,
        Wire = wire,
    });

    /// <summary>Registers commands given as JSON.</summary>
    public async Task RegisterAsync(string json) => (await Rest.PutAsync(Commands, json)).Number.ShouldBe(200);

    public async ValueTask DisposeAsync()
    {
        Rest.Dispose();
        await Dc.DisposeAsync();
    }
}
