using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Checks;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Application commands, global and per guild. Source: Discord, Application Commands.</summary>
internal static class CommandRoutes
{
    private const string Global = "/applications/{application_id}/commands";
    private const string OfGuild = "/applications/{application_id}/guilds/{guild_id}/commands";

    public static IReadOnlyList<RestRoute> All { get; } =
    [
        .. For(Global),
        .. For(OfGuild),
    ];

    private static RestRoute[] For(string path) =>
    [
        new("GET", path, List),
        new("PUT", path, Replace) { TakesBody = true },
        new("POST", path, Create) { TakesBody = true },
        new("GET", path + "/{command_id}", static request => RestReply.Ok(Command(request).DeepClone())),
        new("PATCH", path + "/{command_id}", Change) { TakesBody = true },
        new("DELETE", path + "/{command_id}", Delete),
    ];

    private static RestReply List(RestRequest request)
    {
        var full = string.Equals(request.Query["with_localizations"], "true", StringComparison.OrdinalIgnoreCase);
        return RestReply.Ok(new JsonArray([.. Book(request).Select(command => full ? command.DeepClone() : WithoutLocalizations(command))]));
    }

    /// <summary>Overwrites all; those with the same name and type keep their id.</summary>
    private static RestReply Replace(RestRequest request)
    {
        var book = Book(request);
        if (request.Body is not JsonArray sent)
        {
            throw ApiException.BadForm("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        }

        var form = request.Form();
        var check = new CommandCheck(form);
        var commands = new List<JsonObject>();
        foreach (var (command, at) in form.Items(sent, ""))
        {
            check.Check(command, at);
            commands.Add(command);
        }

        form.ThrowIfFailed();
        CommandCheck.CheckCounts(form, commands);
        form.ThrowIfFailed();
        LimitNew(request, commands.Count(command => Same(book, command) is null));
        var stored = commands.ConvertAll(command => Store(request, command, Same(book, command)));
        book.Clear();
        book.AddRange(stored);
        return RestReply.Ok(new JsonArray([.. stored.Select(command => command.DeepClone())]));
    }

    /// <summary>Creates one, or overwrites the one of the same name and type.</summary>
    private static RestReply Create(RestRequest request)
    {
        var book = Book(request);
        var sent = request.Object();
        var form = request.Form();
        new CommandCheck(form).Check(sent, "");
        form.ThrowIfFailed();
        var old = Same(book, sent);
        CommandCheck.CheckCounts(form, [.. book.Where(command => command != old), sent]);
        form.ThrowIfFailed();
        LimitNew(request, old is null ? 1 : 0);
        var stored = Store(request, sent, old);
        if (old is not null)
        {
            book.Remove(old);
        }

        book.Add(stored);
        return new RestReply(old is null ? 201 : 200, stored.DeepClone());
    }

    /// <summary>Changes the fields that are sent, of one command.</summary>
    private static RestReply Change(RestRequest request)
    {
        var book = Book(request);
        var old = Command(request);
        var merged = old.DeepClone().AsObject();
        foreach (var server in (string[])["id", "application_id", "version", "guild_id"])
        {
            merged.Remove(server);
        }

        foreach (var (name, value) in request.Object())
        {
            merged[name] = value?.DeepClone();
        }

        var form = request.Form();
        new CommandCheck(form).Check(merged, "");
        form.ThrowIfFailed();
        var stored = Store(request, merged, old);
        book[book.IndexOf(old)] = stored;
        return RestReply.Ok(stored.DeepClone());
    }

    private static RestReply Delete(RestRequest request)
    {
        Book(request).Remove(Command(request));
        return RestReply.NoContent;
    }

    private static void LimitNew(RestRequest request, int count)
    {
        var scope = request.Route.Contains("{guild_id}", StringComparison.Ordinal) ? request.Id("guild_id") : 0;
        for (var i = 0; i < count; i++)
        {
            request.Limit(
                request.World.Options.RateLimits.NewCommands, "commands", scope, 30034, "Max number of daily application command creates has been reached (200)");
        }
    }

    private static List<JsonObject> Book(RestRequest request)
    {
        if (request.Id("application_id") != request.World.ApplicationId)
        {
            throw new ApiException(403, 20012, "You are not authorized to perform this action on this application");
        }

        return request.World.Commands.Of(request.Route.Contains("{guild_id}", StringComparison.Ordinal) ? request.Guild().Id : null);
    }

    private static JsonObject Command(RestRequest request) =>
        Book(request).Find(command => string.Equals((string?)command["id"], request.Text("command_id"), StringComparison.Ordinal))
        ?? throw ApiException.UnknownCommand();

    private static int TypeOf(JsonObject command) => Wire.Whole(command["type"]) ?? 1;

    private static JsonObject? Same(List<JsonObject> book, JsonObject sent) =>
        book.Find(command => TypeOf(command) == TypeOf(sent) && string.Equals((string?)command["name"], (string?)sent["name"], StringComparison.Ordinal));

    private static JsonObject Store(RestRequest request, JsonObject sent, JsonObject? old)
    {
        var world = request.World;
        var stored = new JsonObject
        {
            ["id"] = (string?)old?["id"] ?? Wire.Id(world.Ids.Next()),
            ["application_id"] = Wire.Id(world.ApplicationId),
            ["version"] = Wire.Id(world.Ids.Next()),
            ["default_member_permissions"] = sent["default_member_permissions"]?.ToString(),
            ["type"] = TypeOf(sent),
            ["name"] = (string?)sent["name"],
            ["name_localizations"] = sent["name_localizations"]?.DeepClone(),
            ["description"] = (string?)sent["description"] ?? "",
            ["description_localizations"] = sent["description_localizations"]?.DeepClone(),
            ["dm_permission"] = (bool?)sent["dm_permission"] ?? true,
            ["integration_types"] = sent["integration_types"]?.DeepClone() ?? new JsonArray(0),
            ["nsfw"] = (bool?)sent["nsfw"] ?? false,
        };
        if (request.Route.Contains("{guild_id}", StringComparison.Ordinal))
        {
            stored["guild_id"] = request.Text("guild_id");
            stored.Remove("dm_permission");
            stored["contexts"] = null;
        }
        else
        {
            stored["contexts"] = sent["contexts"]?.DeepClone();
        }

        if (sent["options"] is JsonArray { Count: > 0 } options)
        {
            stored["options"] = Wire.WithoutNulls(options);
        }

        return stored;
    }

    private static JsonObject WithoutLocalizations(JsonObject command)
    {
        var copy = command.DeepClone().AsObject();
        Strip(copy);
        return copy;

        static void Strip(JsonObject json)
        {
            json.Remove("name_localizations");
            json.Remove("description_localizations");
            foreach (var inner in (json["options"] as JsonArray ?? []).Concat(json["choices"] as JsonArray ?? []).OfType<JsonObject>())
            {
                Strip(inner);
            }
        }
    }
}
