using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Live;

/// <summary>Where a delegate's post becomes a draft, and a confirmed draft goes to every subscribed place.</summary>
internal sealed class LiveDesk(Database database, PackStore packs, PhotoIntake intake, Subscriptions subscriptions, OutboxQueue outbox)
{
    /// <summary>The step of the dialogue in which the next message is the post.</summary>
    public const string PostStep = "post";

    /// <summary>From this age on a draft isn't live any more.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>Takes a post in and shows its preview.</summary>
    /// <param name="draftId">The draft that it completes, or <see langword="null"/> for a new one.</param>
    /// <param name="blocks">Its text, or its photos' caption.</param>
    /// <param name="photos">Its photos, or <see langword="null"/>.</param>
    /// <returns>The answer; <see langword="null"/> where this update had its effect before.</returns>
    public async Task<DialogueReply?> DraftAsync(
        CommandContext context, long? draftId, IReadOnlyList<Block> blocks, IncomingContent.Photos? photos, CancellationToken cancellationToken)
    {
        var taken = photos is null ? new TakenPhotos([], []) : await intake.TakeAsync(photos, cancellationToken);
        var text = blocks.Any(b => !string.IsNullOrWhiteSpace(b.PlainText)) ? blocks : [];
        var added = new BotMessage { Blocks = text, Photos = taken.Photos };
        var refused = LiveFrench.Refused(taken.Refused).ToList();
        if (draftId is null && added is { Blocks.Count: 0, Photos.Count: 0 })
        {
            var said = refused.Count > 0 ? refused : [LiveFrench.Empty];
            return new DialogueReply(Reply.Plain(said), PostStep);
        }

        var saved = await database.WriteAsync(transaction => Save(transaction, context, draftId, added), cancellationToken);
        if (saved is null)
        {
            return null;
        }

        if (saved.Refusal is { } refusal)
        {
            return new DialogueReply(Reply.Plain(refusal), null);
        }

        var (id, message) = (saved.Id, saved.Message!);
        IEnumerable<string> notes = refused.Count == 0 ? [] : [.. refused, message.Photos.Count == 0 ? LiveFrench.TextKept : LiveFrench.OthersKept];
        return new DialogueReply(
            new Reply
            {
                Message = LiveFrench.Compose(message, number: null) with
                {
                    Blocks =
                    [
                        .. BotMessage.Plain(notes.Append(LiveFrench.PreviewFollows(await PlacesAsync(cancellationToken)))).Blocks,
                        .. LiveFrench.Compose(message, number: null).Blocks,
                    ],
                    Rows = [[new Button.Press(LiveFrench.Publish, $"direct:p{id}"), new Button.Press(LiveFrench.Cancel, $"direct:x{id}")]],
                },
            },
            refused.Count == 0 ? null : $"more:{id}");
    }

    /// <summary>Publishes a draft, once.</summary>
    public async Task<DialogueReply?> PublishAsync(CommandContext context, long draftId, CancellationToken cancellationToken)
    {
        var person = context.Person;
        var said = await database.WriteAsync(transaction => Publish(transaction, context, draftId, person), cancellationToken);
        if (said is null)
        {
            return null;
        }

        outbox.Ring();
        return said.Number is { } number && !said.Again
            ? Replacing(LiveFrench.Published(number, await PlacesAsync(cancellationToken)))
            : Replacing(said.Refusal ?? LiveFrench.AlreadyPublished(said.Number!.Value));
    }

    /// <summary>Throws a draft away.</summary>
    public async Task<DialogueReply?> CancelAsync(CommandContext context, long draftId, CancellationToken cancellationToken)
    {
        var person = context.Person;
        var said = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var draft = LiveDrafts.Find(transaction.Connection, transaction.Inner, draftId, person);
                if (draft is not null)
                {
                    LiveDrafts.Cancel(transaction, draftId);
                }

                return draft?.Number is { } number ? LiveFrench.AlreadyPublished(number) : LiveFrench.Abandoned;
            },
            cancellationToken);
        return said is null ? null : Replacing(said);
    }

    private Saved? Save(WriteTransaction transaction, CommandContext context, long? draftId, BotMessage added)
    {
        if (!context.Receipt.Take(transaction))
        {
            return null;
        }

        var person = context.Person;
        if (draftId is not { } id)
        {
            return new Saved(LiveDrafts.Add(transaction, packs.Current.Event.Id, person, added), added, null);
        }

        var draft = LiveDrafts.Find(transaction.Connection, transaction.Inner, id, person);
        if (Refusal(draft, transaction.Now) is { } refusal)
        {
            return new Saved(id, null, refusal);
        }

        var kept = draft!.Message!;
        var message = new BotMessage
        {
            Blocks = added.Blocks.Count > 0 ? added.Blocks : kept.Blocks,
            Photos = [.. kept.Photos.Concat(added.Photos).DistinctBy(p => p.Key, StringComparer.Ordinal).Take(PhotoIntake.MostPhotos)],
        };
        LiveDrafts.Change(transaction, id, message);
        return new Saved(id, message, null);
    }

    private Outcome? Publish(WriteTransaction transaction, CommandContext context, long draftId, PersonRef person)
    {
        if (!context.Receipt.Take(transaction))
        {
            return null;
        }

        var draft = LiveDrafts.Find(transaction.Connection, transaction.Inner, draftId, person);
        if (draft is { State: "published" })
        {
            return new Outcome(draft.Number, Again: true, null);
        }

        if (Refusal(draft, transaction.Now) is { } refusal)
        {
            return new Outcome(null, Again: false, refusal);
        }

        var published = outbox.Publish(transaction, new NewItem
        {
            EventId = draft!.EventId,
            Key = $"live/{draft.ItemId}",
            Kind = ItemKind.Live,
            Compose = number => LiveFrench.Compose(draft.Message!, number),
            DueAt = transaction.Now,
            Author = person,
            Silent = packs.Current.Event.IsQuietAt(transaction.Now),
        });
        LiveDrafts.Publish(transaction, draft, person, published.Number);
        return new Outcome(published.Number, Again: false, null);
    }

    private string? Refusal(LiveDraft? draft, DateTimeOffset now) => draft switch
    {
        null => LiveFrench.DraftGone,
        { State: "cancelled" } => LiveFrench.AlreadyCancelled,
        { State: "published" } => LiveFrench.AlreadyPublished(draft.Number!.Value),
        _ when !string.Equals(draft.EventId, packs.Current.Event.Id, StringComparison.Ordinal) => LiveFrench.OtherEvent,
        _ when now - draft.CreatedAt > Fresh => LiveFrench.DraftOld,
        _ => null,
    };

    private async Task<string> PlacesAsync(CancellationToken cancellationToken)
    {
        var active = (await subscriptions.AllAsync(cancellationToken)).Where(p => p.SuspendedFor is null).ToList();
        return LiveFrench.Places(active.Count(p => p.Address.Platform == Platform.Telegram), active.Count(p => p.Address.Platform == Platform.Discord));
    }

    private static DialogueReply Replacing(string text) => new(Reply.Plain(text) with { ReplacesSource = true }, null);

    private sealed record Saved(long Id, BotMessage? Message, string? Refusal);

    private sealed record Outcome(int? Number, bool Again, string? Refusal);
}
