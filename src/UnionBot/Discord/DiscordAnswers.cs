using System.Diagnostics;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Models;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Discord;

/// <summary>Brings answers back the way the question came.</summary>
internal sealed class DiscordAnswers(DiscordRest rest, DiscordSender sender, DiscordUploads uploads, TimeProvider time)
{
    private static readonly DeliveryOutcome.Refused TooLate = new("La réponse vient trop tard : Discord ne la prend plus.");

    /// <summary>Answers, in as many parts as it takes.</summary>
    /// <returns>What became of it: of the first part that did not arrive, else of the last.</returns>
    public async Task<DeliveryOutcome> AnswerAsync(DiscordRoute route, Reply reply, CancellationToken cancellationToken)
    {
        DeliveryOutcome outcome = new DeliveryOutcome.Refused("La réponse est vide.");
        var replaces = reply.ReplacesSource;
        foreach (var part in DiscordSplitter.Split(reply.Message))
        {
            outcome = await AnswerPartAsync(route, reply with { Message = part, ReplacesSource = replaces }, cancellationToken);
            if (outcome is not DeliveryOutcome.Delivered)
            {
                return outcome;
            }

            route.Count();
            replaces = false;
        }

        return outcome;
    }

    private async Task<DeliveryOutcome> AnswerPartAsync(DiscordRoute route, Reply reply, CancellationToken cancellationToken)
    {
        if (await uploads.ReadAsync(reply.Message, cancellationToken) is not { } files)
        {
            return new DeliveryOutcome.Refused("Une photo de cette réponse n'est plus gardée.");
        }

        var firstTry = route.Tried(time.GetTimestamp());
        try
        {
            var sent = route switch
            {
                InteractionRoute interaction when !IsLate(interaction) =>
                    await AnswerInteractionAsync(interaction, reply, files, cancellationToken),
                InteractionRoute { Private: true } late => await SendAsync(late, source: null, reply, files, cancellationToken),
                InteractionRoute => null, // In a server it would be seen by all.
                MessageRoute message => await SendAsync(message, message.Private ? null : message.Source, reply, files, cancellationToken),
                _ => throw new UnreachableException(),
            };
            return sent is null ? TooLate : new DeliveryOutcome.Delivered(sent.Id.ToString());
        }
        catch (DiscordException error)
        {
            var outcome = DiscordErrors.Outcome(error, DeliveryAction.Send, copyId: null, attempt: 1);
            return outcome is DeliveryOutcome.Uncertain { Reason: var reason } && RepeatsSafely(route, reply) && time.GetElapsedTime(firstTry) < DeliveryRules.DiscordWindow
                ? new DeliveryOutcome.Postponed(DeliveryRules.ResendPause, reason)
                : outcome;
        }
    }

    /// <summary>Whether the same try comes to the same again, without a mark: a message has its nonce, and what is filled in is filled in twice. A follow-up has neither.</summary>
    private bool RepeatsSafely(DiscordRoute route, Reply reply) => route is not InteractionRoute interaction || IsLate(interaction) || FillsIn(interaction, reply);

    private bool IsLate(InteractionRoute route) => time.GetElapsedTime(route.ReceivedAt) >= DiscordLimits.InteractionLife;

    /// <summary>A command's first answer fills the deferred one in. A press has none: its « original » is the message with the button.</summary>
    private static bool FillsIn(InteractionRoute route, Reply reply) => route.IsPress ? reply.ReplacesSource : route is { Delivered: 0, Silenced: false };

    private async Task<Message> AnswerInteractionAsync(InteractionRoute route, Reply reply, IReadOnlyList<UploadFile> files, CancellationToken cancellationToken)
    {
        if (FillsIn(route, reply))
        {
            var edit = sender.ComposeEdit(reply.Message, route.Chat);
            return await rest.EditOriginalAsync(route.Application, route.Token, edit, files, cancellationToken);
        }

        var message = sender.Compose(reply.Message, route.Chat) with
        {
            Flags = !route.Private && reply.OnlyToAsker ? MessageFlags.Ephemeral : null,
        };
        return await rest.FollowUpAsync(route.Application, route.Token, message, files, cancellationToken);
    }

    private async Task<Message> SendAsync(DiscordRoute route, Snowflake? source, Reply reply, IReadOnlyList<UploadFile> files, CancellationToken cancellationToken)
    {
        var message = sender.Compose(reply.Message, route.Chat) with
        {
            Nonce = NonceOf(route),
            EnforceNonce = true,
            MessageReference = source is { } id && route.Delivered == 0 ? new MessageReference(id, FailIfNotExists: false) : null,
        };
        if (source is not null)
        {
            message = message with { AllowedMentions = AllowedMentions.None with { RepliedUser = false } };
        }

        return await rest.CreateMessageAsync(Snowflake.Parse(route.Chat.ChatId), message, files, cancellationToken);
    }

    /// <summary>Equal for each try of one part, so that a repeated try that had arrived makes no second message; of its own for what answers a change. At most 25 characters.</summary>
    private static string NonceOf(DiscordRoute route) => route is MessageRoute { Edited: not 0 and var edited }
        ? $"e{new Snowflake(route.Source.Value ^ (ulong)edited)}-{route.Delivered % 1000}"
        : $"a{route.Source}-{route.Delivered % 1000}";
}
