using Dapper;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Tests.People;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>A union that wants a second person: Nadia and Léa are admins on Telegram, Karim on Discord.</summary>
internal sealed class ApprovalBench(string folder, FakeTimeProvider clock) : IAsyncDisposable
{
    private static readonly PersonAddress LeaAddress = new(Platform.Telegram, "777000222");
    private static readonly ChatAddress LeaPrivate = new(Platform.Telegram, "777000222");
    private readonly Dictionary<string, PersonRef> _people = new(StringComparer.Ordinal);
    private int _updates;

    public PlanBench Plan { get; private set; } = null!;

    public AdminChat Nadia { get; private set; } = null!;

    public AdminChat Karim { get; private set; } = null!;

    public AdminChat Lea { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the data of the folder, as a start does.</summary>
    public async Task<ApprovalBench> OpenAsync(ContentPack pack, bool second = true, bool alone = false)
    {
        Plan = await new PlanBench(folder, pack, new MachineCalendar(clock), second).WithPeopleAsync();
        if (!alone)
        {
            await JoinAsync();
        }

        await Plan.StartAsync();
        Nadia = await Chat("Nadia", TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        Karim = await Chat("Karim", TemporaryPeople.Karim, TemporaryPeople.KarimPrivate);
        Lea = await Chat("Léa", LeaAddress, LeaPrivate);
        return this;
    }

    /// <summary>Karim and Léa become admins.</summary>
    public async Task JoinAsync()
    {
        foreach (var (person, chat) in new[] { (TemporaryPeople.Karim, TemporaryPeople.KarimPrivate), (LeaAddress, LeaPrivate) })
        {
            var code = await Plan.People.InviteAsync(Role.Admin, Stop);
            await Plan.Write(t => Plan.People.Redeem(t, person, chat, code));
        }
    }

    /// <summary>The worker stops and starts anew.</summary>
    public async Task RestartAsync(ContentPack pack, bool second = true)
    {
        await Plan.DisposeAsync();
        await OpenAsync(pack, second);
    }

    /// <summary>Nadia plans an announcement in one line.</summary>
    /// <returns>What she is told.</returns>
    public async Task<string> NadiaPlans(string line)
    {
        await Nadia.Types($"/annoncer {line}");
        return await Nadia.Presses("Confirmer");
    }

    /// <summary>The clock comes to an instant, and the reconciler looks.</summary>
    public async Task At(string march)
    {
        clock.AdjustTime(TestPacks.March(march));
        await Plan.Reconciler.RunAsync(Stop);
    }

    /// <summary>The notices that a person got, oldest first.</summary>
    public Task<List<BotMessage>> NoticesOf(string who) => Plan.Database.ReadAsync(
        c => c.Query<string>(
                "SELECT p.message FROM delivery d JOIN payload p ON p.id = d.payload_id WHERE d.notice_key LIKE @mine ORDER BY d.id",
                new { mine = FormattableString.Invariant($"{_people[who].Id}/%") })
            .Select(MessageJson.Read).ToList(),
        Stop);

    /// <summary>A button under the last notice that a person got.</summary>
    public async Task<Button.Press> Button(string who, string label) =>
        (await NoticesOf(who))[^1].Rows.SelectMany(r => r).OfType<Button.Press>().Single(b => string.Equals(b.Label, label, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => Plan.DisposeAsync();

    private async Task<AdminChat> Chat(string who, PersonAddress person, ChatAddress chat)
    {
        var rights = await Plan.People.RightsOfAsync(person, Stop);
        if (rights.Person is { } known)
        {
            _people[who] = known;
        }

        return new AdminChat(Plan, new TestChat(person, chat, rights, _updates += 1000), Plan.Announce, Plan.Planning, Plan.Campaign, Plan.Choices, Plan.Accord);
    }
}
