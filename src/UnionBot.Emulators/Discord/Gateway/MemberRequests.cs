using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Gateway;

/// <summary>Answers op 8 with chunks of members. Source: Discord, Gateway Events, "Request Guild Members". Under the world's gate.</summary>
internal static class MemberRequests
{
    private const int Op = 8, ChunkSize = 1000, MostIds = 100;

    public static void Take(DiscordWorld world, GatewaySession session, JsonObject data)
    {
        // Discord.Net sends a list of one guild, others the guild.
        var text = data["guild_id"] is JsonArray { Count: 1 } one ? Wire.Text(one[0]) : Wire.Text(data["guild_id"]);
        if (!Wire.TryId(text, out var id) || world.Guilds.GetValueOrDefault(id) is not { HasBot: true } guild)
        {
            world.Find("gateway op 8", "guild_id", "no guild of the bot");
            return;
        }

        var limit = Wire.Whole(data["limit"]) ?? 0;
        if (data["user_ids"] is { } ids)
        {
            var wanted = (ids as JsonArray ?? [ids.DeepClone()]).Select(wish => wish?.ToString() ?? "").Take(MostIds).ToList();
            var found = guild.Members.Values.Where(member => wanted.Contains(Wire.Id(member.User.Id), StringComparer.Ordinal)).ToList();
            Tell(session, guild, found, data, wanted.Except(found.Select(member => Wire.Id(member.User.Id)), StringComparer.Ordinal));
            return;
        }

        if (Wire.Text(data["query"]) is not { } query)
        {
            world.Find("gateway op 8", "query", "either query or user_ids is required");
            return;
        }

        var all = query.Length == 0 && limit == 0;
        if (all && (session.Intents & DiscordIntents.GuildMembers) == DiscordIntents.None)
        {
            world.Find("gateway op 8", "query", "all members need the intent GUILD_MEMBERS");
            return;
        }

        if (all && world.Sublimits.Take(world.Options.RateLimits.AllMembers, "all members", guild.Id) is { } wait)
        {
            var meta = new JsonObject { ["guild_id"] = Wire.Id(guild.Id) };
            Repeat(meta, data);
            session.Tell("RATE_LIMITED", new JsonObject { ["opcode"] = Op, ["retry_after"] = Math.Round(wait.TotalSeconds, 3), ["meta"] = meta });
            return;
        }

        var fitting = guild.Members.Values.Where(member => query.Length == 0 || UserJson.IsNamed(member.User, query));
        Tell(session, guild, [.. all ? fitting : fitting.Take(Math.Clamp(limit, 1, 100))], data, []);
    }

    private static void Tell(GatewaySession session, DoubleGuild guild, List<GuildMember> members, JsonObject data, IEnumerable<string> missing)
    {
        var chunks = members.Chunk(ChunkSize).DefaultIfEmpty([]).ToList();
        var unknown = missing.ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            var chunk = new JsonObject
            {
                ["guild_id"] = Wire.Id(guild.Id),
                ["members"] = new JsonArray([.. chunks[i].Select(GuildJson.WriteMember)]),
                ["chunk_index"] = i,
                ["chunk_count"] = chunks.Count,
                ["not_found"] = new JsonArray([.. unknown.Select(id => (JsonNode)id)]),
            };
            Repeat(chunk, data);
            session.Tell("GUILD_MEMBERS_CHUNK", chunk);
        }
    }

    private static void Repeat(JsonObject answer, JsonObject request)
    {
        if (Wire.Text(request["nonce"]) is { Length: <= 32 } nonce)
        {
            answer["nonce"] = nonce;
        }
    }
}
