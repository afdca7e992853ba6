using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Agenda;

/// <summary><c>/ics</c>, and the buttons under announcements: the programme, or one item of it, as a calendar file.</summary>
internal sealed class IcsCommand(PackStore packs, AgendaService agenda) : ICommand
{
    private const string NoHours = "Le programme ne donne pas encore d'heures : je n'ai rien à mettre dans un agenda.";

    private const string NoHour = "Le programme ne donne plus d'heure pour ce point.";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new() { Name = "ics", Summary = "Le programme pour ton agenda (fichier .ics)" };

    /// <inheritdoc/>
    public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) => Task.FromResult<Reply?>(Day());

    /// <inheritdoc/>
    public Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(string.Equals(action, "day", StringComparison.Ordinal) ? Day() : One(action));

    private Reply Day() => agenda.Current.Items.Any(i => i.Start is not null)
        ? File(packs.Current.Event.Title, packs.Current.Event.Id, agenda.Current.Items)
        : Reply.Plain(NoHours);

    private Reply One(string action)
    {
        var item = agenda.Current.Items.FirstOrDefault(i => string.Equals(ShortIds.Of(i.Id), action, StringComparison.Ordinal));
        return item?.Start is { } start
            ? File($"{item.Title}, {FrenchText.Day(item.Day)} à {FrenchText.Hour(start)}{(item.Cancelled ? " : annulé" : "")}", ShortIds.Of(item.Id), [item])
            : Reply.Plain(NoHour);
    }

    private Reply File(string says, string name, IEnumerable<AgendaItem> items)
    {
        var file = IcsFile.Write(packs.Current.Event.Id, items, agenda.Current.Zone, agenda.State);
        var message = BotMessage.Plain($"{says} : ouvre ce fichier pour l'ajouter à ton agenda. Si l'heure change, redemande-le : il met à jour ce que tu as.");
        return new Reply { Message = message with { Files = [new Document($"{name}.ics", IcsFile.MediaType, file)] } };
    }
}
