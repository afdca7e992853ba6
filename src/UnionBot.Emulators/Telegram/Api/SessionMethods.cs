using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Leaving the server.</summary>
internal static class SessionMethods
{
    /// <summary>Source: Bot API, logOut and close.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>The bot can't come back for ten minutes.</summary>
    public static JsonNode LogOut(ApiCall call)
    {
        call.World.LoggedOutUntil = call.World.Clock.GetUtcNow() + Pause;
        return true;
    }

    /// <summary>Refused in the first ten minutes; afterwards the next request launches the bot again.</summary>
    public static JsonNode Close(ApiCall call)
    {
        var left = call.World.LaunchedAt + Pause - call.World.Clock.GetUtcNow();
        return left > TimeSpan.Zero ? throw ApiError.TooManyRequests((int)Math.Ceiling(left.TotalSeconds)) : true;
    }
}
