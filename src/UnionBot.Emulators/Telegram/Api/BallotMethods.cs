using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Polls and quizzes: sent, stopped.</summary>
internal static class BallotMethods
{
    // Source for all: Bot API, sendPoll and InputPollOption.
    private const int QuestionLimit = 300;
    private const int OptionLimit = 100;
    private const int MostOptions = 12;
    private const int ExplanationLimit = 200;
    private const int DescriptionLimit = 1024;
    private const int ShortestPeriod = 5;
    private const int LongestPeriod = 2_628_000;

    public static JsonNode Send(ApiCall call)
    {
        var target = Target.Read(call, "polls");
        var poll = Read(call, target.Chat);
        var keyboard = ReplyMarkup.Read(call, onlyInline: false);
        call.Charge(target.Chat);
        return Shapes.Message(call.World, target.Send(call, m =>
        {
            m.Poll = poll;
            m.Keyboard = keyboard;
        }));
    }

    public static JsonNode Stop(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        var id = call.Arguments.Int("message_id", 0);
        var keyboard = ReplyMarkup.Read(call, onlyInline: true);
        if (id <= 0)
        {
            throw ApiError.BadRequest("message identifier is not specified");
        }

        var message = chat.Find(id) ?? throw ApiError.BadRequest("message with poll to stop not found");
        if (message.Poll is not { } poll)
        {
            throw ApiError.BadRequest("message is not a poll");
        }

        if (message.PostedBy != call.World.Bot || message.Extra?["forward_origin"] is not null)
        {
            throw ApiError.BadRequest("poll can't be stopped");
        }

        if (poll.IsClosed(call.World.Calendar.GetUtcNow()))
        {
            throw ApiError.BadRequest("poll has already been closed");
        }

        poll.Stop();
        message.Keyboard = keyboard;
        call.World.Record(TranscriptKind.Edited, message, call.World.Bot);
        var shown = PollShapes.Poll(call.World, poll);
        call.World.Updates.Add("poll", shown.DeepClone());
        return shown;
    }

    private static PollState Read(ApiCall call, ChatState chat)
    {
        var question = MessageText.Parameter(call, "question");
        CheckLength(question, 1, QuestionLimit, "poll question must be non-empty", "poll question length must not exceed 300");
        var options = Options(call);
        var quiz = call.Arguments.Text("type") switch
        {
            null or "regular" => false,
            "quiz" => true,
            _ => throw ApiError.BadRequest("unsupported poll type specified"),
        };
        var anonymous = !call.Arguments.Has("is_anonymous") || call.Arguments.Bool("is_anonymous");
        if (!anonymous && chat.Kind == TgChatKind.Channel)
        {
            throw ApiError.BadRequest("non-anonymous polls can't be sent to channel chats");
        }

        var explanation = MessageText.Parameter(call, "explanation");
        CheckLength(explanation, 0, ExplanationLimit, "", "poll explanation is too long");
        var description = MessageText.Parameter(call, "description");
        CheckLength(description, 0, DescriptionLimit, "", "poll description is too long");
        var period = call.Arguments.Int("open_period", 0);
        if (period is not (0 or (>= ShortestPeriod and <= LongestPeriod)))
        {
            throw ApiError.BadRequest("POLL_OPEN_PERIOD_INVALID");
        }

        var now = call.World.Calendar.GetUtcNow();
        var close = call.Arguments.Long("close_date");
        var poll = new PollState
        {
            Id = call.World.NextPollId(),
            Question = question,
            Options = options,
            IsAnonymous = anonymous,
            IsQuiz = quiz,
            AllowsSeveral = call.Arguments.Bool("allows_multiple_answers"),
            AllowsRevoting = call.Arguments.Has("allows_revoting") ? call.Arguments.Bool("allows_revoting") : !quiz,
            MembersOnly = call.Arguments.Bool("members_only"),
            Correct = quiz ? Correct(call, options.Count) : [],
            Explanation = explanation,
            Description = description,
            OpenPeriod = period,
            CloseDate = period > 0 ? now + TimeSpan.FromSeconds(period) : close > 0 ? DateTimeOffset.FromUnixTimeSeconds(close) : null,
        };
        if (call.Arguments.Bool("is_closed"))
        {
            poll.Stop();
        }

        return poll;
    }

    private static List<PollOption> Options(ApiCall call)
    {
        var node = call.Arguments.Node("options", "can't parse options JSON object");
        if (node is not JsonArray array)
        {
            throw ApiError.BadRequest(node is null ? "poll must have at least 1 option" : "expected an Array of String as options");
        }

        if (array.Count is < 1 or > MostOptions)
        {
            throw ApiError.BadRequest(array.Count < 1 ? "poll must have at least 1 option" : "poll can't have more than 12 options");
        }

        return [.. array.Select((option, i) => Option(call, option, i))];
    }

    private static PollOption Option(ApiCall call, JsonNode? node, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"options[{index}]");
        var text = node switch
        {
            JsonValue value when value.TryGetValue<string>(out var plain) => new FormattedText(plain.Trim(), []),
            JsonObject option => Dressed(call, option, path),
            _ => throw ApiError.BadRequest("can't parse options JSON object"),
        };
        CheckLength(text, 1, OptionLimit, "poll options must be non-empty", "poll options length must not exceed 100");
        return new PollOption(index.ToString(CultureInfo.InvariantCulture), text.Text, text.Entities);
    }

    private static FormattedText Dressed(ApiCall call, JsonObject option, string path)
    {
        call.Know(option, path, "text", "text_parse_mode", "text_entities", "media");
        return option["text"] is JsonValue value && value.TryGetValue<string>(out var raw)
            ? MessageText.Part(call, raw, option["text_parse_mode"]?.ToString(), option["text_entities"], path + ".text_entities")
            : throw ApiError.BadRequest("can't parse options JSON object: Can't find field \"text\"");
    }

    private static int[] Correct(ApiCall call, int options)
    {
        var node = call.Arguments.Node("correct_option_ids", "can't parse correct option identifiers");
        int[] correct = node is JsonArray array && array.All(static n => n is JsonValue v && v.TryGetValue<int>(out _)) ? [.. array.Select(static n => (int)n!)] : [];
        return correct.Length > 0 && correct.All(i => i >= 0 && i < options) && correct.Zip(correct.Skip(1)).All(static pair => pair.First < pair.Second)
            ? correct
            : throw ApiError.BadRequest("wrong correct option ID specified");
    }

    private static void CheckLength(FormattedText text, int least, int most, string tooShort, string tooLong)
    {
        if (text.Characters < least || text.Characters > most)
        {
            throw ApiError.BadRequest(text.Characters < least ? tooShort : tooLong);
        }
    }
}
