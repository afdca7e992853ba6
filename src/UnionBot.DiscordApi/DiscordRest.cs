using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using UnionBot.DiscordApi.Models;
using UnionBot.DiscordApi.Rest;

namespace UnionBot.DiscordApi;

/// <summary>Discord's REST interface, version 10: one thin method a route. Safe for concurrent use.</summary>
/// <remarks>Every method throws <see cref="DiscordException"/> for whatever Discord or the network answers.</remarks>
public sealed partial class DiscordRest
{
    private readonly RestPipeline _pipeline;
    private readonly TimeProvider _time;
    private readonly CallLimits _limits;
    private readonly CallLimits _probe;
    private readonly CallLimits _gateway;
    private readonly CallLimits _callback;

    /// <param name="http">Made by <see cref="DiscordHttp.CreateClient"/>.</param>
    /// <param name="options">Whose bot it is.</param>
    /// <param name="time">The clock of limits and time-outs.</param>
    public DiscordRest(HttpClient http, DiscordClientOptions options, TimeProvider time)
    {
        _pipeline = new RestPipeline(http, options, time);
        _time = time;
        _limits = new CallLimits(options.RequestTimeout, options.MaxWait);
        _probe = _limits with { EvenIfRefused = true };
        _gateway = _probe with { MaxWait = TimeSpan.FromSeconds(1) };
        _callback = new CallLimits(TimeSpan.FromSeconds(2.8), TimeSpan.FromSeconds(2));
    }

    /// <summary>How far the machine's clock was ahead of Discord's at the last answer; its <c>Date</c> counts whole seconds.</summary>
    public TimeSpan? ClockAhead => _pipeline.ClockAhead;

    /// <summary>Where the gateway is. Asked even after the token was refused. Waits a second at most for a rate limit: who comes back says when it tries, and no wait is hidden here.</summary>
    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"gateway/bot"), null, DiscordJson.Default.GatewayBot, cancellationToken, _gateway);

    /// <summary>The bot itself. Asked even after the token was refused.</summary>
    public Task<User> GetMeAsync(CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"users/@me"), null, DiscordJson.Default.User, cancellationToken, _probe);

    /// <summary>The bot's application.</summary>
    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"applications/@me"), null, DiscordJson.Default.Application, cancellationToken);

    /// <summary>A server with its roles.</summary>
    public Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"guilds/{guild}"), null, DiscordJson.Default.Guild, cancellationToken);

    /// <summary>A person in a server.</summary>
    public Task<GuildMember> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"guilds/{guild}/members/{user}"), null, DiscordJson.Default.GuildMember, cancellationToken);

    /// <summary>A channel, a thread or a private conversation.</summary>
    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"channels/{channel}"), null, DiscordJson.Default.Channel, cancellationToken);

    /// <summary>One message.</summary>
    public Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"channels/{channel}/messages/{message}"), null, DiscordJson.Default.Message, cancellationToken);

    /// <summary>Creates a message. Repeat it only with the same nonce and <see cref="CreateMessage.EnforceNonce"/>.</summary>
    public Task<Message> CreateMessageAsync(Snowflake channel, CreateMessage message, IReadOnlyList<UploadFile> files, CancellationToken cancellationToken) =>
        SendAsync(Route.Post($"channels/{channel}/messages"), Body(message, files), DiscordJson.Default.Message, cancellationToken);

    /// <summary>Changes an own message.</summary>
    public Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, EditMessage edit, CancellationToken cancellationToken) =>
        SendAsync(Route.Patch($"channels/{channel}/messages/{message}"), Body(edit, DiscordJson.Default.EditMessage), DiscordJson.Default.Message, cancellationToken);

    /// <summary>Deletes a message.</summary>
    public Task DeleteMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        SendAsync(Route.DeleteMessage(channel, message, _time.GetUtcNow()), null, cancellationToken);

    /// <summary>Pins a message.</summary>
    public Task PinMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        SendAsync(Route.Put($"channels/{channel}/messages/pins/{message}"), null, cancellationToken);

    /// <summary>Takes a message's pin away.</summary>
    public Task UnpinMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        SendAsync(Route.Delete($"channels/{channel}/messages/pins/{message}"), null, cancellationToken);

    /// <summary>The application's commands for all servers.</summary>
    public Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(Snowflake application, CancellationToken cancellationToken) =>
        SendAsync(Route.Get($"applications/{application}/commands"), null, DiscordJson.Default.IReadOnlyListApplicationCommand, cancellationToken);

    /// <summary>Replaces the application's commands. New names count against 200 a day: compare first.</summary>
    public Task<IReadOnlyList<ApplicationCommand>> PutCommandsAsync(
        Snowflake application, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken) =>
        SendAsync(
            Route.Put($"applications/{application}/commands"),
            Body(commands, DiscordJson.Default.IReadOnlyListApplicationCommand),
            DiscordJson.Default.IReadOnlyListApplicationCommand,
            cancellationToken);

    /// <summary>The first answer to an interaction, due within 3 seconds. It passes all queues.</summary>
    public Task RespondAsync(Snowflake interaction, string token, InteractionResponse response, CancellationToken cancellationToken) =>
        SendAsync(Route.Post($"interactions/{interaction}/{token}/callback"), Body(response, DiscordJson.Default.InteractionResponse), cancellationToken, _callback);

    /// <summary>Changes the first answer to an interaction (a deferred one, or the message whose button was pressed).</summary>
    public Task<Message> EditOriginalAsync(Snowflake application, string token, EditMessage edit, IReadOnlyList<UploadFile> files, CancellationToken cancellationToken) =>
        SendAsync(Route.Patch($"webhooks/{application}/{token}/messages/@original"), Body(edit, files), DiscordJson.Default.Message, cancellationToken);

    /// <summary>Takes the first answer to an interaction away.</summary>
    public Task DeleteOriginalAsync(Snowflake application, string token, CancellationToken cancellationToken) =>
        SendAsync(Route.Delete($"webhooks/{application}/{token}/messages/@original"), null, cancellationToken);

    /// <summary>A further answer to an interaction. It takes no nonce.</summary>
    public Task<Message> FollowUpAsync(Snowflake application, string token, CreateMessage message, IReadOnlyList<UploadFile> files, CancellationToken cancellationToken) =>
        SendAsync(Route.Post($"webhooks/{application}/{token}"), Body(message, files), DiscordJson.Default.Message, cancellationToken);

    private static Func<HttpContent> Body<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return () => Multipart.Json(json);
    }

    private static Func<HttpContent> Body(CreateMessage message, IReadOnlyList<UploadFile> files)
    {
        if (files.Count == 0)
        {
            return Body(message, DiscordJson.Default.CreateMessage);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(message with { Attachments = Multipart.References(files) }, DiscordJson.Default.CreateMessage);
        return () => Multipart.Write(json, files);
    }

    private static Func<HttpContent> Body(EditMessage edit, IReadOnlyList<UploadFile> files)
    {
        if (files.Count == 0)
        {
            return Body(edit, DiscordJson.Default.EditMessage);
        }

        IReadOnlyList<AttachmentReference> all = [.. edit.Attachments.Value ?? [], .. Multipart.References(files)];
        var json = JsonSerializer.SerializeToUtf8Bytes(edit with { Attachments = new(all) }, DiscordJson.Default.EditMessage);
        return () => Multipart.Write(json, files);
    }

    private async Task<T> SendAsync<T>(
        Route route, Func<HttpContent>? body, JsonTypeInfo<T> type, CancellationToken cancellationToken, CallLimits? limits = null)
    {
        var answer = await _pipeline.SendAsync(route, body, limits ?? _limits, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(answer, type) ?? throw new DiscordConnectionException(route.Key, mayHaveArrived: true, "the answer is null", null);
        }
        catch (JsonException)
        {
            // The inner exception could quote the answer.
            throw new DiscordConnectionException(route.Key, mayHaveArrived: true, "the answer is not the JSON that was expected", null);
        }
    }

    private Task SendAsync(Route route, Func<HttpContent>? body, CancellationToken cancellationToken, CallLimits? limits = null) =>
        _pipeline.SendAsync(route, body, limits ?? _limits, cancellationToken);
}
