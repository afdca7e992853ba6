using System.Globalization;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary><c>/revoquer</c>: takes a right away, at once.</summary>
internal sealed class RevokeCommand(PeopleDirectory people, Database database) : ICommand
{
    private const int Shown = 20;

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "revoquer",
        Summary = "Retirer un droit, tout de suite",
        For = Audience.Admins,
        OnlyInPrivate = true,
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var holders = await people.HoldersAsync(cancellationToken);
        if (holders.Count == 0)
        {
            return Reply.Plain(ConversationFrench.NobodyToRevoke);
        }

        return new Reply
        {
            Message = BotMessage.Plain(ConversationFrench.RevokeWhich) with
            {
                Rows = [.. holders.Take(Shown).Chunk(4).Select(row => row.Select(h => (Button)new Button.Press(
                    ConversationFrench.Holder(h), $"revoquer:{(int)h.Role}/{h.Person.Id}")).ToList())],
            },
        };
    }

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        var parts = action.Split('/');
        if (parts.Length is < 2 or > 3
            || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var role) || !Enum.IsDefined((Role)role)
            || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var person))
        {
            return Reply.Plain(ConversationFrench.Cancelled) with { ReplacesSource = true };
        }

        if (parts.Length == 2)
        {
            return new Reply
            {
                ReplacesSource = true,
                Message = BotMessage.Plain(ConversationFrench.ConfirmRevoke((Role)role, person)) with
                {
                    Rows = [[new Button.Press("Retirer le droit", $"revoquer:{role}/{person}/oui"), new Button.Press("Annuler", "revoquer:non")]],
                },
            };
        }

        var last = (await people.HoldersAsync(cancellationToken)) is var holders
            && (Role)role == Role.Admin && holders.Count(h => h.Role == Role.Admin) == 1 && holders.Any(h => h.Role == Role.Admin && h.Person.Id == person);
        var done = await database.WriteAsync(
            transaction => context.Receipt.Take(transaction) && people.Revoke(transaction, new PersonRef(person), (Role)role), cancellationToken);
        return Reply.Plain(done ? ConversationFrench.Revoked((Role)role, person) : last ? ConversationFrench.LastAdmin : ConversationFrench.NotHeld) with
        {
            ReplacesSource = true,
        };
    }
}
