using System.Collections.Concurrent;
using System.Diagnostics;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Conversation;

/// <summary>The one router: what reached the bot → which command → its answer.</summary>
/// <remarks>
/// The receipt of a member's question is stored before it is answered, the receipt of a command that changes something in the
/// transaction of the change: a crash may cost an answer, never an effect, and doubles neither.
/// </remarks>
internal sealed class Router(
    CommandRegistry commands, Dialogues dialogues, PeopleDirectory people, Database database,
    FirstContact firstContact, ActionSeal seal, CodeDesk codes, PlaceDesk places, Calendar calendar, TimeProvider time)
{
    /// <summary>A question that is read later than this gets no answer in a room, and in private only the latest one does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>How long an answer waits for a store that takes nothing in.</summary>
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<PersonRef, byte> _remembered = new();

    /// <summary>Whether this is a member's question (or a command that anyone may use), and not an act.</summary>
    public bool IsQuestion(Incoming incoming) => incoming.Content switch
    {
        IncomingContent.Text text => dialogues.Find(incoming) is null && !(IsPrivate(incoming) && (IsStop(text.Plain) || PeopleDirectory.LooksLikeCode(text.Plain))),
        IncomingContent.Command command => commands.Find(command.Name) is not ({ Spec.For: not Audience.Everyone } or { Spec.Acts: true })
            && !PeopleDirectory.LooksLikeCode(command.Arguments),
        _ => false,
    };

    /// <summary>Whether it is a question that was read too late to be answered as if nothing had been.</summary>
    public bool IsStale(Incoming incoming) => calendar.Now - incoming.SentAt > Patience && IsQuestion(incoming);

    /// <summary>Handles one update.</summary>
    /// <param name="late">Whether to apologise for reading it late.</param>
    /// <returns>The answer, or <see langword="null"/> for silence.</returns>
    public async Task<Reply?> RouteAsync(Incoming incoming, bool late, CancellationToken cancellationToken)
    {
        var receipt = new Receipt($"{(int)incoming.Platform}:{incoming.UpdateId}");
        if (incoming.Content is IncomingContent.Membership membership)
        {
            await places.NoteMembershipAsync(incoming, membership, receipt, cancellationToken);
            return null;
        }

        if (!incoming.Addressed || incoming.ChatKind == ChatKind.Channel)
        {
            return null;
        }

        var (command, run) = Choose(incoming);
        var act = command is { Spec.For: not Audience.Everyone } or { Spec.Acts: true } || run.IsAct;
        if (!act && !await TakeAsync(receipt, cancellationToken))
        {
            return null;
        }

        var reply = await RunAsync(incoming, command, run, receipt, cancellationToken);
        if (!receipt.Taken && !await TakeAsync(receipt, cancellationToken))
        {
            return null;
        }

        return reply is null ? null : Introduce(incoming, run, late ? Apologise(reply) : reply);
    }

    /// <summary>Takes the receipt of what changes nothing by itself. While the store takes nothing in, members are answered all the same.</summary>
    private async Task<bool> TakeAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        if (database.InTrouble)
        {
            return true;
        }

        using var patience = new CancellationTokenSource(StorePatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await database.WriteAsync(receipt.Take, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }

    /// <summary>Who was seeded by configuration has no place for notices until they write to the bot in private.</summary>
    private async Task RememberPrivateChatAsync(Incoming incoming, Rights rights, CancellationToken cancellationToken)
    {
        if (incoming.Person is { } person && rights is { MayPostLive: true, Person: { } known } && IsPrivate(incoming) && !database.InTrouble
            && _remembered.TryAdd(known, 0))
        {
            await database.WriteAsync(
                transaction =>
                {
                    people.RememberPrivateChat(transaction, person, incoming.Chat);
                    return true;
                },
                cancellationToken);
        }
    }

    private (ICommand? Command, Run Run) Choose(Incoming incoming)
    {
        switch (incoming.Content)
        {
            case IncomingContent.Press press:
                return Pressed(seal.Open(press.SealedAction, incoming.Chat), press.Words ?? []);

            // A button under a post of a channel brought the person here.
            case IncomingContent.Command { Name: "start" } start when IsPrivate(incoming) && seal.OpenLink(start.Arguments) is { } action:
                return Pressed(action, []);

            case IncomingContent.Command { Name: "annuler" } when Dialogue(incoming, "annuler", []) is { } ended:
                return ended;

            case IncomingContent.Command command:
                return commands.Find(command.Name) is { } named
                    ? (named, new Run.Start(command.Arguments, command.ArgumentBlocks))
                    : (null, new Run.Say(ConversationFrench.UnknownCommand(commands.Nearest(command.Name))));

            case IncomingContent.Text text when IsPrivate(incoming):
                if (IsStop(text.Plain) && commands.Find("stop") is { } stop)
                {
                    return (stop, new Run.Start("", []));
                }

                if (PeopleDirectory.LooksLikeCode(text.Plain))
                {
                    return (null, new Run.Redeem(text.Plain));
                }

                return Dialogue(incoming, text.Plain, text.Blocks) ?? (commands.PlainText, (Run)new Run.Start(text.Plain, text.Blocks));

            case IncomingContent.Text text when IsStop(text.Plain):
                return (null, new Run.Say(ConversationFrench.OnlyInPrivate));

            case IncomingContent.Text text:
                return (commands.PlainText, new Run.Start(text.Plain, text.Blocks));

            case IncomingContent.Photos photos:
                return Dialogue(incoming, photos.PlainCaption, photos.CaptionBlocks) ?? (null, new Run.Say(ConversationFrench.PhotoOutsideDialogue));

            case IncomingContent.Unsupported unsupported:
                return (null, new Run.Say(IsPrivate(incoming) && dialogues.Find(incoming) is not null
                    ? ConversationFrench.UnsupportedInDialogue(unsupported.Kind)
                    : ConversationFrench.Unsupported(unsupported.Kind)));

            case IncomingContent.Edited:
                return (null, new Run.Say(ConversationFrench.EditedQuestion));

            default:
                throw new UnreachableException();
        }
    }

    private (ICommand? Command, Run Run) Pressed(string? action, IReadOnlyList<Block> words)
    {
        var colon = action?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var pressed = colon > 0 ? commands.Find(action![..colon]) : null;
        return pressed is null ? (null, new Run.Say(ConversationFrench.ButtonTooOld)) : (pressed, new Run.Press(action![(colon + 1)..], words));
    }

    private (ICommand? Command, Run Run)? Dialogue(Incoming incoming, string plain, IReadOnlyList<Block> blocks) =>
        IsPrivate(incoming) && dialogues.Find(incoming) is { } open && commands.Find(open.Command) is { } command
            ? (command, new Run.Continue(open.Step, plain, blocks))
            : null;

    private async Task<Reply?> RunAsync(Incoming incoming, ICommand? command, Run run, Receipt receipt, CancellationToken cancellationToken)
    {
        if (run is Run.Say say)
        {
            return MaySayWhy(incoming) ? Reply.Plain(say.Words) : null;
        }

        if (run is Run.Redeem redeem)
        {
            return await codes.RedeemAsync(incoming, redeem.Code, receipt, cancellationToken);
        }

        if (command is null)
        {
            throw new UnreachableException();
        }

        var rights = await people.RightsOfAsync(incoming.Person, cancellationToken);
        await RememberPrivateChatAsync(incoming, rights, cancellationToken);
        if (!Allows(command.Spec.For, rights))
        {
            dialogues.Close(incoming);
            return MaySayWhy(incoming) ? Reply.Plain(ConversationFrench.NotAllowed) : null;
        }

        if (command.Spec.OnlyInPrivate && !IsPrivate(incoming))
        {
            return Reply.Plain(ConversationFrench.OnlyInPrivate);
        }

        var context = new CommandContext
        {
            Incoming = incoming,
            Rights = rights,
            Arguments = run.Arguments,
            ArgumentBlocks = run.Blocks,
            Receipt = receipt,
        };
        var reply = run switch
        {
            Run.Start => await command.RunAsync(context, cancellationToken),
            Run.Press press => await command.PressAsync(context, press.Action, cancellationToken),
            Run.Continue step => await command.ContinueAsync(context, step.Step, cancellationToken),
            _ => throw new UnreachableException(),
        };
        return reply is not null && rights.IsAdmin ? reply with { ToAdmin = true } : reply;
    }

    private Reply Introduce(Incoming incoming, Run run, Reply reply)
    {
        if (!IsPrivate(incoming) || incoming.Person is not { } person)
        {
            return reply;
        }

        var started = run is Run.Start && incoming.Content is IncomingContent.Command { Name: "start" };
        return firstContact.IsFirst(person) || started
            ? reply with { Message = reply.Message with { Blocks = [.. firstContact.Notice(), .. reply.Message.Blocks] } }
            : reply;
    }

    private static Reply Apologise(Reply reply) =>
        reply with { Message = reply.Message with { Blocks = [.. BotMessage.Plain(ConversationFrench.Late).Blocks, .. reply.Message.Blocks] } };

    /// <summary>STOP as people write it: « stop », « STOP ! », « Stop. ».</summary>
    private static bool IsStop(string words) => string.Equals(words.Trim().TrimEnd('!', '.', ' ', '\u00A0', '\u202F'), "stop", StringComparison.OrdinalIgnoreCase);

    private static bool IsPrivate(Incoming incoming) => incoming.ChatKind == ChatKind.Private;

    /// <summary>In a room where everybody sees the answer, silence is kinder than a refusal.</summary>
    private static bool MaySayWhy(Incoming incoming) => IsPrivate(incoming) || incoming.Route.OnlyAskerSees;

    private static bool Allows(Audience audience, Rights rights) => audience switch
    {
        Audience.Everyone => true,
        Audience.Delegates => rights.MayPostLive,
        Audience.Admins => rights.IsAdmin,
        _ => throw new UnreachableException(),
    };

    /// <summary>How a command is entered.</summary>
    private abstract record Run(string Arguments, IReadOnlyList<Block> Blocks)
    {
        /// <summary>Whether it changes something although no command is named.</summary>
        public bool IsAct => this is Redeem or Continue;

        public sealed record Start(string Arguments, IReadOnlyList<Block> Blocks) : Run(Arguments, Blocks);

        public sealed record Continue(string Step, string Arguments, IReadOnlyList<Block> Blocks) : Run(Arguments, Blocks);

        public sealed record Press(string Action, IReadOnlyList<Block> Words) : Run(new BotMessage { Blocks = Words }.PlainText, Words);

        public sealed record Redeem(string Code) : Run("", []);

        public sealed record Say(string Words) : Run("", []);
    }
}
