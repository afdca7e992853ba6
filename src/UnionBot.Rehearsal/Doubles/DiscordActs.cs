using System.Text.Json;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;
using static UnionBot.Rehearsal.Doubles.DiscordWords;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>What members do on Discord, and what can be seen of it.</summary>
internal static class DiscordActs
{
    /// <summary>Wire values of a response that only promises one. Source: Discord, "Interaction Callback Type".</summary>
    private const int DeferredMessage = 5, DeferredUpdate = 6;

    private static readonly Parameter Words = Parameter.Text("text", "The words.");

    private static readonly Parameter Command = Parameter.Text("command", "The command's name; subcommands follow after a space.");

    private static readonly Parameter WaitFor = Parameter.Number("wait", "Seconds to wait for the bot's answer; 5 without it.").Optional;

    public static IReadOnlyList<Act> Of(DoublesHouse house) =>
    [
        Act.Do("discord/say", "A member writes, perhaps as a reply. <@id> mentions. Answers the message.",
            [User, ChannelOrPrivate, Words, Parameter.Id("reply_to", "The message it replies to.").Optional], given =>
            {
                var user = UserOf(house, given);
                if (!given.Has("reply_to"))
                {
                    return Said(house, house.Discord.Say(user, ChannelOrPrivateOf(house, given, user), given.Text("text")));
                }

                var to = MessageOf(house, given, "reply_to");
                return given.Has("channel") && ChannelOf(house, given) != to.Channel
                    ? throw new ActException(400, $"The message {given.Id("reply_to")} stands in {to.Channel}, not there.")
                    : Said(house, house.Discord.Reply(user, to, given.Text("text")));
            }),
        Act.Do("discord/upload", "A member sends a file, perhaps with words. Answers the message.", [User, ChannelOrPrivate, Words.Optional, .. GivenFile.Parameters], given =>
        {
            var user = UserOf(house, given);
            return Said(house, house.Discord.Say(user, ChannelOrPrivateOf(house, given, user), given.TextOrNull("text") ?? "", FileOf(given)));
        }),
        Act.Do("discord/edit", "A member changes what they wrote.", [User, Message, Words],
            given => Said(house, house.Discord.Edit(UserOf(house, given), MessageOf(house, given), given.Text("text")))),
        Act.Do("discord/delete", "A member removes what they wrote.", [User, Message], given => house.Discord.Delete(UserOf(house, given), MessageOf(house, given))),
        Act.Do("discord/remove", "A moderator removes any message.", [Message], given => house.Discord.Remove(MessageOf(house, given))),
        Interaction(house, "slash", "A member uses a slash command.",
            [
                User, ChannelOrPrivate, Command,
                Parameter.Fields("options", "Its options by name: texts, numbers, true/false, or {\"user\": …}, {\"channel\": …}, {\"role\": …}, "
                    + "{\"file\": {\"file_name\", \"mime_type\", \"base64\"}}.").Optional,
            ],
            given =>
            {
                var user = UserOf(house, given);
                var channel = ChannelOrPrivateOf(house, given, user);
                return house.Discord.Slash(user, channel, given.Text("command"), [.. given.Fields("options").Select(o => (o.Key, Option(house, channel, o.Key, o.Value)))]);
            }),
        Interaction(house, "type", "A member types in an option that autocompletes.",
            [User, ChannelOrPrivate, Command, Parameter.Text("option", "The option's name."), Parameter.Text("text", "What stands there so far.")],
            given =>
            {
                var user = UserOf(house, given);
                return house.Discord.Type(user, ChannelOrPrivateOf(house, given, user), given.Text("command"), given.Text("option"), given.Text("text"));
            }),
        Interaction(house, "press", "A member presses a button.", [User, Message, Parameter.Text("button", "Its custom id or label.")],
            given => house.Discord.Press(UserOf(house, given), MessageOf(house, given), given.Text("button"))),
        Interaction(house, "select", "A member chooses in a select.",
            [User, Message, Parameter.Text("custom_id", "The select's custom id."), Parameter.Row("values", "The values chosen.")],
            given => house.Discord.Select(UserOf(house, given), MessageOf(house, given), given.Text("custom_id"), given.Texts("values"))),
        Interaction(house, "submit", "A member fills in and sends the modal that an interaction opened.",
            [Parameter.Id("interaction", "The interaction that opened it."), Parameter.Fields("values", "Texts by the fields' custom ids.")],
            given => house.Discord.Submit(InteractionOf(house, given), [.. given.Fields("values").Select(v => (v.Key, v.Value is JsonValue text && text.TryGetValue<string>(out var value)
                ? value
                : throw new ActException(400, $"The modal's field '{v.Key}' takes a text.")))])),
        Act.Look("discord/interaction", "What the bot has made of an interaction so far.", [Parameter.Id("interaction", "Its id.")],
            given => Write(InteractionOf(house, given))),
        Act.Look("discord/transcript", "Everything that people saw, in order: messages, edits, deletions, pins.", Transcripts.Parameters,
            (given, cancellationToken) => Transcripts.ReadAsync(
                given, () => house.Discord.Transcript, (from, token) => house.Discord.WaitForAsync(_ => true, token, from), Write, house.Machine, cancellationToken)),
        Act.Look("discord/messages", "What stands in a channel right now, without what one person only sees.", [Channel],
            given => new JsonObject { ["messages"] = new JsonArray([.. house.Discord.Messages(ChannelOf(house, given)).Select(Write)]) }),
        Act.Look("discord/commands", "The commands registered: a guild's own, or the global ones.", [Guild.Optional], given => new JsonObject
        {
            ["commands"] = new JsonArray([.. house.Discord.Commands(given.Has("guild") ? GuildOf(house, given) : null).Select(c => JsonNode.Parse(c))]),
        }),
        Act.Look("discord/findings", "What clients did that the documentation does not know.", [], _ => new JsonObject
        {
            ["findings"] = new JsonArray([.. house.Discord.Findings.Select(f => new JsonObject { ["where"] = f.Where, ["path"] = f.Path, ["what"] = f.What })]),
        }),
        Act.Look("discord/counters", "How often what happened.", [], _ => Counters(house.Discord)),
        Act.Look("discord/requests", "The requests that clients made.", [Parameter.Whole("from", "The first one's number, from 0.").Optional], given => new JsonObject
        {
            ["requests"] = new JsonArray([.. house.Discord.Requests.Index().Skip(given.WholeOrNull("from") ?? 0).Select(r => new JsonObject
            {
                ["number"] = r.Index,
                ["at"] = TelegramWords.Moment(r.Item.At),
                ["method"] = r.Item.Method,
                ["path"] = r.Item.Path + r.Item.Query,
                ["route"] = r.Item.Route,
                ["body"] = r.Item.Json,
                ["files"] = new JsonArray([.. r.Item.Files.Select(f => (JsonNode)f.FileName)]),
                ["status"] = r.Item.Status,
                ["code"] = r.Item.ErrorCode,
            })]),
        }),
    ];

    /// <summary>An act that begins an interaction and waits for what the bot makes of it.</summary>
    public static Act Interaction(DoublesHouse house, string name, string what, IReadOnlyList<Parameter> parameters, Func<Given, DoubleInteraction> begin) =>
        new($"discord/{name}", what + " Answers the interaction with the bot's answer, modal or choices, each null if there is none in time.", [.. parameters, WaitFor],
            async (given, cancellationToken) =>
            {
                var wait = given.Seconds("wait", 5);
                var interaction = begin(given);
                await Transcripts.UntilAsync(token => house.Discord.WaitUntilAsync(() => IsAnswered(interaction), token), wait, house.Machine, cancellationToken);
                return Write(interaction);
            });

    /// <summary>A promise of an answer is none yet.</summary>
    private static bool IsAnswered(DoubleInteraction interaction) =>
        interaction.HasFailed || interaction.Answer.IsCompleted || interaction.ResponseType is not (null or DeferredMessage or DeferredUpdate);

    private static JsonObject Said(DoublesHouse house, DoubleMessage message)
    {
        var written = Write(message);
        written["next"] = house.Discord.Transcript.Count;
        return written;
    }

    private static Upload FileOf(Given given) => new(GivenFile.Name(given), given.TextOrNull("mime_type") ?? "application/octet-stream", GivenFile.Bytes(given));

    private static object Option(DoublesHouse house, DoubleChannel channel, string name, JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } thing when thing.First() is { Value: JsonValue, Key: "user" or "channel" or "role" } named => named.Key switch
        {
            "user" => Find("person", named.Value.ToString(), house.Discord.Users, u => u.Id, u => u.Name),
            "channel" => Find("channel", named.Value.ToString(), house.Discord.Channels, c => c.Id, c => c.Name),
            _ => Find("role", named.Value.ToString(), channel.Guild is { } guild ? house.Discord.Roles(guild) : [], r => r.Id, r => r.Name),
        },
        JsonObject { Count: 1 } thing when thing["file"] is JsonObject file => FileOf(Given.Check(OptionFile, (JsonObject)file.DeepClone())),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        JsonValue flag when flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False => flag.GetValue<bool>(),
        JsonValue whole when whole.TryGetValue<long>(out var number) => number,
        JsonValue any when any.TryGetValue<double>(out var number) => number,
        _ => throw new ActException(400, $"The option '{name}' can't be {value?.ToJsonString() ?? "null"}."),
    };

    private static readonly Act OptionFile = Act.Do("a file option", "", GivenFile.Parameters, static _ => { });

    private static JsonObject Counters(DiscordDouble discord) => new()
    {
        ["requests"] = discord.Counters.Requests,
        ["invalid_requests"] = discord.Counters.InvalidRequests,
        ["rate_limited"] = discord.Counters.RateLimited,
        ["handshakes"] = discord.Counters.Handshakes,
        ["identifies"] = discord.Counters.Identifies,
        ["resumes"] = discord.Counters.Resumes,
        ["resumed"] = discord.Counters.Resumed,
        ["heartbeats"] = discord.Counters.Heartbeats,
        ["events"] = discord.Counters.Events,
        ["closes"] = new JsonObject(discord.Counters.GatewayCloses.OrderBy(c => c.Key).Select(c => KeyValuePair.Create($"{c.Key}", (JsonNode?)c.Value))),
        ["connections"] = discord.Gateway.Connections,
        ["sessions"] = discord.Gateway.Sessions,
        ["idle"] = discord.Idle,
    };
}
