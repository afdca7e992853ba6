using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Writes users. Source: Discord, User, "User Object".</summary>
internal static class UserJson
{
    public static JsonObject Write(DoubleUser user)
    {
        var json = new JsonObject
        {
            ["id"] = Wire.Id(user.Id),
            ["username"] = UserName(user),
            ["avatar"] = null,
            ["discriminator"] = user.IsBot ? "0042" : "0",
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["global_name"] = user.IsBot ? null : user.Name,
            ["primary_guild"] = null,
        };
        if (user.IsBot)
        {
            json["bot"] = true;
        }

        return json;
    }

    /// <summary>The bot itself, as <c>GET /users/@me</c> and READY tell it.</summary>
    public static JsonObject WriteMe(DoubleUser bot)
    {
        var json = Write(bot);
        json["mfa_enabled"] = false;
        json["locale"] = "en-US";
        json["verified"] = true;
        json["email"] = null;
        return json;
    }

    /// <summary>Whether a name of the person begins so.</summary>
    public static bool IsNamed(DoubleUser user, string start) =>
        UserName(user).StartsWith(start, StringComparison.OrdinalIgnoreCase) || user.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>Lower-case letters, digits, dots and underscores; a bot keeps its name.</summary>
    private static string UserName(DoubleUser user) =>
        user.IsBot
            ? user.Name
            : string.Concat(user.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '_'));
}
