using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Telegram;

/// <summary>Telegram, as the rest of the bot sees it.</summary>
internal sealed partial class TelegramPlatform(
    TelegramConnection connection, TelegramToken token, TelegramPolling polling, TelegramPosts posts, TelegramEdits edits, TelegramAnswers answers,
    ConversationInbox inbox, ActionSeal seal, Func<IEnumerable<ICommand>> commands, TimeProvider time, Calendar calendar, ILogger<TelegramPlatform> logger)
    : IChatPlatform
{
    /// <summary>What the platform is called on the health board.</summary>
    public const string Name = "Telegram";

    /// <summary>Who the bot was when it was last connected.</summary>
    private PlatformHealth? _known;

    /// <inheritdoc/>
    public Platform Platform => Platform.Telegram;

    /// <inheritdoc/>
    public Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => delivery.Action switch
    {
        DeliveryAction.Send => posts.DeliverAsync(delivery.Chat, delivery.Message, delivery.Silent, replyTo: null, delivery.Attempt, cancellationToken),
        DeliveryAction.Note => posts.DeliverAsync(delivery.Chat, delivery.Message, delivery.Silent, TelegramEdits.FirstIdOf(delivery.CopyId), delivery.Attempt, cancellationToken),
        DeliveryAction.Edit => edits.EditAsync(delivery.Chat, delivery.CopyId ?? "", delivery.Message, delivery.Attempt, cancellationToken),
        DeliveryAction.Delete => edits.DeleteAsync(delivery.Chat, delivery.CopyId ?? "", delivery.Attempt, cancellationToken),
        DeliveryAction.Pin => edits.PinAsync(delivery.Chat, delivery.CopyId ?? "", delivery.Silent, delivery.Attempt, cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc/>
    public Task<DeliveryOutcome> AnswerAsync(AnswerRoute route, Reply reply, CancellationToken cancellationToken) =>
        route is TelegramRoute own
            ? answers.AnswerAsync(own, reply, cancellationToken)
            : throw new ArgumentException($"A {route.GetType().Name} is not a route of Telegram.", nameof(route));

    /// <inheritdoc/>
    public IReadOnlyList<BotMessage> Split(BotMessage message) => TelegramSplitter.Split(message);

    /// <inheritdoc/>
    public IReadOnlyList<string> LooksOf(BotMessage message) => TelegramLooks.Of(message);

    /// <inheritdoc/>
    public Task<byte[]> DownloadAsync(IncomingFile file, CancellationToken cancellationToken) =>
        file.Size > TelegramLimits.Download
            ? throw new IOException($"A file from Telegram is larger than {TelegramLimits.Download} bytes.")
            : connection.DownloadAsync(file.Id, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken)
    {
        if (Number(person.Id) is not { } user || Number(chat.ChatId) is not { } id)
        {
            return false;
        }

        return TelegramMembership.Administers(await AskAsync((client, stop) => client.GetChatMember(id, user, stop), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken) =>
        Number(chat.ChatId) is { } id ? (await AskAsync((client, stop) => client.GetChat(id, stop), cancellationToken))?.Title : null;

    /// <inheritdoc/>
    public async Task<ChatKind?> KindOfAsync(ChatAddress chat, CancellationToken cancellationToken) =>
        Number(chat.ChatId) is { } id && await AskAsync((client, stop) => client.GetChat(id, stop), cancellationToken) is { Type: var type }
            ? TelegramInbound.KindOf(type)
            : null;

    /// <inheritdoc/>
    public async Task<PlaceStanding?> StandingAsync(ChatAddress chat, CancellationToken cancellationToken)
    {
        if (Number(chat.ChatId) is not { } id)
        {
            return PlaceStanding.Gone;
        }

        try
        {
            var place = await connection.CallAsync((client, stop) => client.GetChat(id, stop), TelegramConnection.CallTimeout, cancellationToken);
            var me = await connection.CallAsync((client, stop) => client.GetMe(stop), TelegramConnection.CallTimeout, cancellationToken);
            var member = place.Type == ChatType.Private
                ? null
                : await connection.CallAsync((client, stop) => client.GetChatMember(id, me.Id, stop), TelegramConnection.CallTimeout, cancellationToken);
            return TelegramMembership.Standing(place, member, chat.ThreadId is not null);
        }
        catch (Exception e) when (TelegramErrors.IsAnswer(e, cancellationToken))
        {
            return TelegramErrors.FaultOf(e) is TelegramFault.Unreachable or TelegramFault.NoRight or TelegramFault.Moved ? PlaceStanding.Gone : null;
        }
    }

    /// <inheritdoc/>
    public async Task<PlatformStanding?> SelfAsync(CancellationToken cancellationToken)
    {
        try
        {
            var me = await connection.CallAsync((client, stop) => client.GetMe(stop), TelegramConnection.CallTimeout, cancellationToken);
            var offered = await connection.CallAsync(
                (client, stop) => client.GetMyCommands(new BotCommandScopeAllPrivateChats(), cancellationToken: stop), TelegramConnection.CallTimeout, cancellationToken);
            return new PlatformStanding
            {
                TokenTaken = true,
                PrivacyKept = !me.CanReadAllGroupMessages,
                CommandsKept = Menu(commands(), inGroups: false).Select(c => c.Command).ToHashSet(StringComparer.Ordinal).SetEquals(offered.Select(c => c.Command)),
                ClockAhead = connection.ClockAhead,
            };
        }
        catch (Exception e) when (TelegramErrors.IsAnswer(e, cancellationToken))
        {
            return new PlatformStanding { TokenTaken = TelegramErrors.FaultOf(e) == TelegramFault.Unauthorized ? false : null, ClockAhead = connection.ClockAhead };
        }
    }

    /// <inheritdoc/>
    /// <remarks>A token that is exchanged in the settings is taken up: who the bot is, is asked anew, and the poll under the old one is given up.</remarks>
    public Task RunAsync(CancellationToken stoppingToken) => TokenTurns.RunAsync(
        _ =>
        {
            token.Refresh();
            return Task.CompletedTask;
        },
        ListenAsync, stop => token.ChangedAsync(time, stop), () => Log.OtherToken(logger), stoppingToken);

    /// <inheritdoc/>
    public async Task<bool> RotatedAsync(CancellationToken cancellationToken)
    {
        await token.ChangedAsync(time, cancellationToken);
        return true;
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        try
        {
            PlatformHealth connecting = new(PlatformState.Connecting, _known?.BotName, _known?.InviteLink, Detail: null);
            var me = await polling.InsistAsync((client, stop) => client.GetMe(stop), connecting, stoppingToken);
            BotIdentity bot = new(me.Id, me.Username ?? "");
            PlatformHealth connected = new(
                PlatformState.Connected, $"@{bot.Username}", new Uri($"https://t.me/{Uri.EscapeDataString(bot.Username)}?startgroup=union"), Detail: null);
            _known = connected;
            Log.Connected(logger, bot.Username);
            if (!me.CanJoinGroups)
            {
                Log.JoinsNoGroups(logger);
            }

            using var intake = new TelegramIntake(connection, inbox, bot, seal, time, calendar, stoppingToken);
            await Task.WhenAll(OfferCommandsAsync(stoppingToken), polling.RunAsync(intake.Take, connected, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped: what is not confirmed comes again after the next start.
        }
    }

    /// <summary>The commands that a menu lists, by name.</summary>
    internal static IReadOnlyList<BotCommand> Menu(IEnumerable<ICommand> commands, bool inGroups) =>
        [.. commands.Select(c => c.Spec)
            .Where(s => s is { For: Audience.Everyone, Listed: true } && !(inGroups && s.OnlyInPrivate) && CommandName().IsMatch(s.Name))
            .Select(s => new BotCommand(s.Name, s.Summary.Length <= TelegramLimits.CommandDescription ? s.Summary : s.Summary[..TelegramLimits.CommandDescription]))];

    private async Task OfferCommandsAsync(CancellationToken stoppingToken)
    {
        try
        {
            var all = commands().ToList();
            await connection.CallAsync(
                (client, stop) => client.SetMyCommands(Menu(all, inGroups: false), new BotCommandScopeAllPrivateChats(), cancellationToken: stop),
                TelegramConnection.CallTimeout,
                stoppingToken);
            await connection.CallAsync(
                (client, stop) => client.SetMyCommands(Menu(all, inGroups: true), new BotCommandScopeAllGroupChats(), cancellationToken: stop),
                TelegramConnection.CallTimeout,
                stoppingToken);
        }
        catch (Exception e) when (TelegramErrors.IsAnswer(e, stoppingToken))
        {
            // Menus are a comfort: commands work when typed. The next start tries again.
            Log.NoMenu(logger, TelegramErrors.Describe(e));
        }
    }

    private async Task<T?> AskAsync<T>(Func<ITelegramBotClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await connection.CallAsync(call, TelegramConnection.CallTimeout, cancellationToken);
        }
        catch (Exception e) when (TelegramErrors.IsAnswer(e, cancellationToken))
        {
            Log.NotTold(logger, TelegramErrors.Describe(e));
            return null;
        }
    }

    private static long? Number(string id) => long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("^[a-z0-9_]{1,32}\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CommandName();

    private static partial class Log
    {
        [LoggerMessage(420, LogLevel.Information, "Telegram: connected as @{Bot}. To a channel it is added as an administrator who may post: https://t.me/{Bot}?startchannel&admin=post_messages+edit_messages")]
        public static partial void Connected(ILogger logger, string bot);

        [LoggerMessage(424, LogLevel.Information, "The settings hold another token for Telegram: connecting with it.")]
        public static partial void OtherToken(ILogger logger);

        [LoggerMessage(421, LogLevel.Warning, "Telegram: the bot may not be added to groups. BotFather: /setjoingroups, Enable.")]
        public static partial void JoinsNoGroups(ILogger logger);

        [LoggerMessage(422, LogLevel.Warning, "Telegram did not take the command menus ({Reason}); commands work when typed.")]
        public static partial void NoMenu(ILogger logger, string reason);

        [LoggerMessage(423, LogLevel.Debug, "Telegram did not say what it was asked ({Reason}).")]
        public static partial void NotTold(ILogger logger, string reason);
    }
}
