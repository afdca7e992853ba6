using UnionBot.Agenda;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Shows a draft as it will go out: when, by which rule, what speaks against it, to which places, and its exact words.</summary>
internal sealed class AnnouncePreview(Database database, AgendaService agenda, WhenReader dates, Subscriptions subscriptions, Calendar calendar)
{
    /// <summary>The preview, with the buttons that confirm it or change it.</summary>
    public async Task<BotMessage> ComposeAsync(AnnounceDraft draft, When.Ahead ahead, CancellationToken cancellationToken)
    {
        var planned = await database.ReadAsync(c => AnnouncementStore.Planned(c, draft.EventId), cancellationToken);
        var places = await CountAsync(draft.To, cancellationToken);
        var warnings = dates.Warnings(ahead, planned).ToList();
        if (places is (0, 0))
        {
            warnings.Add(draft.To.Count == 0 ? AnnouncementsFrench.WarnNoPlace() : AnnouncementsFrench.WarnNoPlaceOf(draft.To));
        }

        return AnnouncementsFrench.Preview(
            FrenchText.Moment(ahead.Due.Instant, agenda.Current.Zone),
            FrenchText.Countdown(ahead.Due.Instant - calendar.Now),
            AnnouncementsFrench.Rule(ahead.Rule, agenda.Current),
            warnings,
            Said(draft.To, places),
            AnnouncementComposer.Compose(draft.Message!, number: null, late: null),
            AnnounceButtons.Preview(draft, ahead, hasGroups: (await GroupsAsync(cancellationToken)).Count > 0));
    }

    /// <summary>The places it goes to, in words.</summary>
    public async Task<string> PlacesAsync(IReadOnlyList<string> to, CancellationToken cancellationToken) => Said(to, await CountAsync(to, cancellationToken));

    /// <summary>The groups that it can go to, by name.</summary>
    public async Task<IReadOnlyList<string>> GroupsAsync(CancellationToken cancellationToken) =>
        [.. (await subscriptions.GroupsAsync(cancellationToken)).Select(g => g.Key)];

    private static string Said(IReadOnlyList<string> to, (int Telegram, int Discord) places) =>
        AnnouncementsFrench.Places(places.Telegram, places.Discord) + (to.Count == 0 ? "" : $" ({AnnouncementsFrench.Groups(to)})");

    private async Task<(int Telegram, int Discord)> CountAsync(IReadOnlyList<string> to, CancellationToken cancellationToken)
    {
        var groups = await subscriptions.GroupsAsync(cancellationToken);
        var meant = (await subscriptions.AllAsync(cancellationToken))
            .Where(p => p.SuspendedFor is null && (to.Count == 0 || to.Any(name => groups[name].Contains(p.Channel))))
            .ToList();
        return (meant.Count(p => p.Address.Platform == Platform.Telegram), meant.Count(p => p.Address.Platform == Platform.Discord));
    }
}
