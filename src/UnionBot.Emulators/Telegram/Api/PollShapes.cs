using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Writes polls as the Bot API writes them.</summary>
internal static class PollShapes
{
    public static JsonObject Poll(World world, PollState poll)
    {
        var closed = poll.IsClosed(world.Calendar.GetUtcNow());
        var value = new JsonObject { ["id"] = poll.Id };
        Put(world, value, "question", poll.Question);
        value["options"] = new JsonArray([.. poll.Options.Select((option, i) => (JsonNode)Option(world, poll, option, i))]);
        value["total_voter_count"] = poll.Votes.Values.Count(static v => v.Count > 0);
        value["is_closed"] = closed;
        value["is_anonymous"] = poll.IsAnonymous;
        value["type"] = poll.IsQuiz ? "quiz" : "regular";
        value["allows_multiple_answers"] = poll.AllowsSeveral;
        value["allows_revoting"] = poll.AllowsRevoting;
        value["members_only"] = poll.MembersOnly;
        if (poll.IsQuiz)
        {
            value["correct_option_ids"] = Numbers(poll.Correct);
        }

        Put(world, value, "explanation", poll.Explanation);
        Put(world, value, "description", poll.Description);
        if (poll.OpenPeriod > 0)
        {
            value["open_period"] = poll.OpenPeriod;
        }

        if (poll.CloseDate is { } close)
        {
            value["close_date"] = close.ToUnixTimeSeconds();
        }

        return value;
    }

    public static JsonObject Answer(PollState poll, UserState user, IReadOnlyList<int> chosen) => new()
    {
        ["poll_id"] = poll.Id,
        ["user"] = Shapes.User(user),
        ["option_ids"] = Numbers(chosen),
        ["option_persistent_ids"] = new JsonArray([.. chosen.Select(i => (JsonNode)poll.Options[i].PersistentId)]),
    };

    private static JsonObject Option(World world, PollState poll, PollOption option, int index)
    {
        var value = new JsonObject { ["persistent_id"] = option.PersistentId };
        Put(world, value, "text", new FormattedText(option.Text, option.Entities));
        value["voter_count"] = poll.Votes.Values.Count(v => v.Contains(index));
        return value;
    }

    private static void Put(World world, JsonObject value, string name, FormattedText? text)
    {
        if (text is not { Text.Length: > 0 })
        {
            return;
        }

        value[name] = text.Text;
        if (text.Entities.Count > 0)
        {
            value[name + "_entities"] = EntityReader.Write(text.Entities, id => world.Users.TryGetValue(id, out var user) ? Shapes.User(user) : null);
        }
    }

    private static JsonArray Numbers(IReadOnlyList<int> numbers) => new([.. numbers.Select(static n => (JsonNode)n)]);
}
