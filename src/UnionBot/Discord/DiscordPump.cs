using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using UnionBot.Conversation;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.DiscordApi.Models;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Takes events off the gateway: acknowledges first, then brings them to the conversation.</summary>
/// <remarks>Nothing is waited for: an acknowledgement never stands behind another, and the inbox keeps the order of each chat.</remarks>
internal sealed partial class DiscordPump(DiscordIdentity me, DiscordRest rest, DiscordPlaces places, DiscordDoors doors, TimeProvider time, ILogger logger)
{
    /// <summary>How long a command may stay without an answer before « réfléchit… » is taken away.</summary>
    internal static readonly TimeSpan SilenceAfter = TimeSpan.FromSeconds(30);

    /// <summary>How much may be in the inbox at once.</summary>
    private const int AtOnce = 1024;

    private readonly Dictionary<string, CommandSpec> _commands = doors.Commands()
        .SelectMany(c => c.Spec.Aliases.Prepend(c.Spec.Name), (c, name) => (Name: name.ToLowerInvariant(), c.Spec))
        .DistinctBy(c => c.Name, StringComparer.Ordinal)
        .ToDictionary(c => c.Name, c => c.Spec, StringComparer.Ordinal);

    private readonly RecentIds _recent = new(capacity: 4096);
    private readonly SemaphoreSlim _slots = new(AtOnce, AtOnce);
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs until it is stopped, or something unknown happens.</summary>
    public async Task RunAsync(ChannelReader<GatewayEvent> events, CancellationToken cancellationToken)
    {
        var inbound = new DiscordInbound(me, name => _commands.GetValueOrDefault(name));
        var reading = ReadAllAsync(events, inbound, cancellationToken);
        await await Task.WhenAny(reading, _failed.Task);
    }

    private async Task ReadAllAsync(ChannelReader<GatewayEvent> events, DiscordInbound inbound, CancellationToken cancellationToken)
    {
        await foreach (var happened in events.ReadAllAsync(cancellationToken))
        {
            switch (happened)
            {
                case GatewayEvent.InteractionCreated { Interaction: var interaction, ReceivedAt: var receivedAt }:
                    if (_recent.Add(interaction.Id.ToString()) && inbound.Read(interaction, receivedAt) is { } used)
                    {
                        Start(AcknowledgeAsync(interaction, used, cancellationToken), cancellationToken);
                    }

                    break;

                case GatewayEvent.MessageCreated { Message: var message }:
                    Bring(inbound.Read(message), cancellationToken);
                    break;

                case GatewayEvent.MessageUpdated { Message: var message }:
                    Bring(inbound.ReadEdited(message), cancellationToken);
                    break;

                case GatewayEvent.GuildAvailable { Guild: var guild }:
                    places.Note(guild);
                    break;

                case GatewayEvent.GuildGone { Guild: var guild }:
                    places.Forget(guild);
                    break;

                case GatewayEvent.ChannelGone { Channel: var channel }:
                    Bring(DiscordInbound.ReadGone(channel, time.GetUtcNow()), cancellationToken);
                    break;
            }
        }
    }

    private void Bring(Incoming? incoming, CancellationToken cancellationToken)
    {
        if (incoming is not null && _recent.Add(incoming.UpdateId))
        {
            Start(AcceptAsync(incoming, cancellationToken), cancellationToken);
        }
    }

    private async Task AcknowledgeAsync(Interaction interaction, Incoming incoming, CancellationToken cancellationToken)
    {
        var form = FormFor(interaction, incoming);
        var response = form is not null ? form
            : incoming.Content is IncomingContent.Press ? new InteractionResponse(InteractionResponseType.DeferredUpdate)
            : new InteractionResponse(
                InteractionResponseType.DeferredMessage,
                incoming.ChatKind == ChatKind.Private ? null : new InteractionResponseData(MessageFlags.Ephemeral));
        try
        {
            await rest.RespondAsync(interaction.Id, interaction.Token, response, cancellationToken);
        }
        catch (DiscordException error) when (!error.MayHaveArrived)
        {
            // The person was told that it failed, or the event came twice: then nothing must happen.
            Log.NotAcknowledged(logger, DiscordErrors.Describe(error));
            return;
        }
        catch (DiscordException error)
        {
            Log.PerhapsAcknowledged(logger, DiscordErrors.Describe(error));
        }

        if (form is not null)
        {
            return; // What is filled in comes as the command, or as the press.
        }

        await AcceptAsync(incoming, cancellationToken);
        if (incoming is { Route: InteractionRoute { IsPress: false } route })
        {
            await EndSilenceAsync(route, cancellationToken);
        }
    }

    /// <summary>The form to show, or <see langword="null"/>: for a command that came in private, and empty; for a button whose command wants words.</summary>
    private InteractionResponse? FormFor(Interaction interaction, Incoming incoming) => (interaction.Type, incoming) switch
    {
        (InteractionType.ApplicationCommand, { ChatKind: ChatKind.Private, Content: IncomingContent.Command { Arguments: "", Name: var name } })
            when _commands.GetValueOrDefault(name) is { AsksByForm: true, Options.Count: > 0 } spec => DiscordForms.Ask(spec),
        (InteractionType.MessageComponent, { ChatKind: ChatKind.Private, Content: IncomingContent.Press { SealedAction: var action } })
            when action.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
                && _commands.GetValueOrDefault(action[..colon])?.Forms.FirstOrDefault(f => action.AsSpan(colon + 1).StartsWith(f.Key, StringComparison.Ordinal)).Value is { } form
            => DiscordForms.Ask(action, form),
        _ => null,
    };

    /// <summary>A command that gets no answer would show « réfléchit… » for a quarter of an hour.</summary>
    private async Task EndSilenceAsync(InteractionRoute route, CancellationToken cancellationToken)
    {
        await Task.Delay(SilenceAfter, time, cancellationToken);
        if (route.Delivered > 0)
        {
            return;
        }

        route.Silenced = true;
        try
        {
            await rest.DeleteOriginalAsync(route.Application, route.Token, cancellationToken);
        }
        catch (DiscordException error)
        {
            Log.SilenceStays(logger, DiscordErrors.Describe(error));
        }
    }

    private async Task AcceptAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            await doors.Accept(incoming, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Lets something run; a failure that is unknown ends the pump.</summary>
    private void Start(Task task, CancellationToken cancellationToken) => _ = WatchAsync(task, cancellationToken);

    private async Task WatchAsync(Task task, CancellationToken cancellationToken)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
#pragma warning disable CA1031 // Handed on, not swallowed: the supervisor logs it.
        catch (Exception unknown)
#pragma warning restore CA1031
        {
            _failed.TrySetException(unknown);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(11, LogLevel.Debug, "An interaction could not be acknowledged ({Error}); it is not handled.")]
        public static partial void NotAcknowledged(ILogger logger, string error);

        [LoggerMessage(12, LogLevel.Debug, "An interaction was perhaps not acknowledged in time ({Error}); it is handled.")]
        public static partial void PerhapsAcknowledged(ILogger logger, string error);

        [LoggerMessage(13, LogLevel.Debug, "An unanswered command still shows as pending ({Error}).")]
        public static partial void SilenceStays(ILogger logger, string error);
    }
}
