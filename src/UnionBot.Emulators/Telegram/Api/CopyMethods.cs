using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Copies and forwards, one message or several.</summary>
internal static class CopyMethods
{
    /// <summary>The most messages of one call. Source: Bot API, copyMessages.</summary>
    private const int MostMessages = 100;

    public static JsonNode Copy(ApiCall call)
    {
        var target = Target.Read(call, "text messages");
        var source = One(call, "copy", "copied");
        var caption = call.Arguments.Has("caption") ? MessageText.Caption(call) : null;
        var keyboard = ReplyMarkup.Read(call, onlyInline: false);
        call.Charge(target.Chat);
        return Id(Put(call, target, source, forward: false, null, caption, keyboard));
    }

    public static JsonNode Forward(ApiCall call)
    {
        var target = Target.Read(call, "text messages");
        var source = One(call, "forward", "forwarded");
        call.Charge(target.Chat);
        return Shapes.Message(call.World, Put(call, target, source, forward: true, null));
    }

    public static JsonNode CopyMany(ApiCall call) => Many(call, forward: false);

    public static JsonNode ForwardMany(ApiCall call) => Many(call, forward: true);

    /// <summary>The numbers of a call that takes several messages.</summary>
    public static IReadOnlyList<int> Numbers(ApiCall call)
    {
        var node = call.Arguments.Node("message_ids", "can't parse message identifiers JSON object");
        if (node is not JsonArray array)
        {
            throw ApiError.BadRequest(node is null ? "message identifiers are not specified" : "expected an Array of message identifiers");
        }

        var ids = array.Select(static n => n is JsonValue v && (v.TryGetValue<int>(out var id) || int.TryParse(n.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out id)) ? id : 0).ToArray();
        return ids.Any(static id => id <= 0) ? throw ApiError.BadRequest("invalid message identifier specified")
            : ids.Length == 0 ? throw ApiError.BadRequest("message identifiers are not specified")
            : ids.Length > MostMessages ? throw ApiError.BadRequest("too many message identifiers specified")
            : ids;
    }

    private static JsonArray Many(ApiCall call, bool forward)
    {
        var target = Target.Read(call, "text messages");
        var from = call.Visible(call.Chat(call.Arguments.Text("from_chat_id")));
        var ids = Numbers(call);
        if (ids.Zip(ids.Skip(1)).Any(static pair => pair.First >= pair.Second))
        {
            throw ApiError.BadRequest("message identifiers must be in a strictly increasing order");
        }

        var found = ids.Select(from.Find).OfType<MessageState>().Where(static m => MayLeave(m)).ToArray();
        if (found.Length == 0)
        {
            throw ApiError.BadRequest(forward ? "there are no messages to forward" : "there are no messages to copy");
        }

        call.Charge(target.Chat);
        var bare = call.Arguments.Bool("remove_caption") ? new FormattedText("", []) : null;
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        return new JsonArray([.. found.Select(m => (JsonNode)Id(Put(call, target, m, forward, Group(m), m.File is null ? null : bare)))]);

        string? Group(MessageState message)
        {
            if (message.MediaGroupId is not { } old)
            {
                return null;
            }

            if (!groups.TryGetValue(old, out var group))
            {
                groups.Add(old, group = MediaMethods.NewGroup(call.World));
            }

            return group;
        }
    }

    private static MessageState One(ApiCall call, string verb, string done)
    {
        var from = call.Visible(call.Chat(call.Arguments.Text("from_chat_id")));
        var id = call.Arguments.Int("message_id", 0);
        if (id <= 0)
        {
            throw ApiError.BadRequest("message identifier is not specified");
        }

        var message = from.Find(id) ?? throw ApiError.BadRequest($"message to {verb} not found");
        return MayLeave(message) ? message : throw ApiError.BadRequest($"message can't be {done}");
    }

    private static bool MayLeave(MessageState message) => message.Service is null && message.Extra?["has_protected_content"] is null;

    private static MessageState Put(
        ApiCall call, Target target, MessageState source, bool forward, string? group, FormattedText? caption = null, JsonArray? keyboard = null) =>
        target.Send(
            call,
            m =>
            {
                var words = source.File is not null && caption is not null ? caption : new FormattedText(source.Text, source.Entities);
                m.Text = words.Text;
                m.Entities = words.Entities;
                m.Special = source.Special;
                m.Poll = forward ? source.Poll : source.Poll is { } poll ? Again(call.World, poll) : null;
                m.LinkPreview = source.LinkPreview;
                m.Keyboard = keyboard;
                if (forward)
                {
                    m.Extra!["forward_origin"] = Origins.Of(source);
                }
            },
            group,
            source.File,
            source.Extra?["show_caption_above_media"] is not null || call.Arguments.Bool("show_caption_above_media"),
            source.Extra?["has_media_spoiler"] is not null);

    /// <summary>The same questions to a new public.</summary>
    private static PollState Again(World world, PollState poll) => new()
    {
        Id = world.NextPollId(),
        Question = poll.Question,
        Options = poll.Options,
        IsAnonymous = poll.IsAnonymous,
        IsQuiz = poll.IsQuiz,
        AllowsSeveral = poll.AllowsSeveral,
        AllowsRevoting = poll.AllowsRevoting,
        Correct = poll.Correct,
        Explanation = poll.Explanation,
        Description = poll.Description,
    };

    private static JsonObject Id(MessageState message) => new() { ["message_id"] = message.Id };
}
