using Dapper;
using Microsoft.Extensions.Hosting;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Checks by itself on the eve at 18:00 and an hour before the start, while there is still time to mend something, and tells the admins.</summary>
internal sealed class CheckKeeper(
    CheckDesk desk, Database database, PackStore packs, AgendaService agenda, OutboxQueue outbox, Calendar calendar) : BackgroundService
{
    private static readonly string[] Rules = ["J-1 18:00", "start -1h"];
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Who starts later than this was not there: then it is no check before something any more.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, calendar, stoppingToken);
                await TurnAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    /// <summary>One turn.</summary>
    /// <returns>Whether it was time, and the admins are told.</returns>
    internal async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        var now = calendar.Now;
        foreach (var words in Rules)
        {
            if (AnchorText.TryParse(words, out var rule) && agenda.Current.Resolve(rule) is { Instant: var due } && due <= now && now < due + Window
                && await TellAsync($"checked/{packs.Current.Event.Id}/{words}", cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> TellAsync(string name, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM setting WHERE name = @name", new { name }), cancellationToken) > 0)
        {
            return false;
        }

        var said = BotMessage.Plain(await desk.CheckAsync(cancellationToken));
        var told = await database.WriteAsync(
            transaction =>
            {
                if (transaction.Connection.Execute("INSERT INTO setting (name, value) VALUES (@name, '') ON CONFLICT DO NOTHING", new { name }, transaction.Inner) == 0)
                {
                    return false;
                }

                outbox.NotifyAdmins(transaction, name, said);
                return true;
            },
            cancellationToken);
        outbox.Ring();
        return told;
    }
}
