using System.Text.Json.Serialization;
using UnionBot.DiscordApi.Models;

namespace UnionBot.DiscordApi;

/// <summary>Discord's JSON, source-generated: snake_case, nulls left out, unknown fields and numbers of enums read over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(GuildMember))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(CreateMessage))]
[JsonSerializable(typeof(EditMessage))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(StartThread))]
[JsonSerializable(typeof(ActiveThreads))]
[JsonSerializable(typeof(EditThread))]
[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(CreateScheduledEvent))]
[JsonSerializable(typeof(EditScheduledEvent))]
[JsonSerializable(typeof(ScheduledEventPlace))]
[JsonSerializable(typeof(ScheduledEventStatus))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<ScheduledEvent>))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(IReadOnlyList<Component>))]
[JsonSerializable(typeof(IReadOnlyList<AttachmentReference>))]
[JsonSerializable(typeof(MessageFlags?))]
internal sealed partial class DiscordJson : JsonSerializerContext;
