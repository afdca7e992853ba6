using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>What a chat is called and looks like.</summary>
internal static class PlaceMethods
{
    // Source: Bot API, setChatTitle and setChatDescription.
    private const int TitleLimit = 128;
    private const int DescriptionLimit = 255;

    public static JsonNode SetTitle(ApiCall call)
    {
        var chat = call.WithRight(TgRights.ChangeInfo, "not enough rights to change chat title");
        var title = (call.Arguments.Text("title") ?? "").Trim();
        if (title.Length == 0)
        {
            throw ApiError.BadRequest("title can't be empty");
        }

        chat.Title = new FormattedText(title, []).Characters <= TitleLimit ? title : throw ApiError.BadRequest("CHAT_TITLE_TOO_LONG");
        Membership.Service(call.World, chat, call.World.Bot, "new_chat_title", title);
        return true;
    }

    public static JsonNode SetDescription(ApiCall call)
    {
        var chat = call.WithRight(TgRights.ChangeInfo, "not enough rights to set chat description");
        var text = (call.Arguments.Text("description") ?? "").Trim();
        if (new FormattedText(text, []).Characters > DescriptionLimit)
        {
            throw ApiError.BadRequest("CHAT_ABOUT_TOO_LONG");
        }

        chat.Description = string.Equals(text, chat.Description ?? "", StringComparison.Ordinal)
            ? throw ApiError.BadRequest("chat description is not modified")
            : text;
        return true;
    }

    public static JsonNode SetPhoto(ApiCall call)
    {
        var chat = call.WithRight(TgRights.ChangeInfo, "not enough rights to change chat photo");
        if (!call.Arguments.Files.ContainsKey("photo") && call.Arguments.Text("photo")?.StartsWith("attach://", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw ApiError.BadRequest("there is no photo in the request"); // It must be uploaded. Source: Bot API, setChatPhoto.
        }

        chat.Photo = InputFiles.Read(call, "photo", "photo");
        Membership.Service(call.World, chat, call.World.Bot, "new_chat_photo", new JsonArray([.. chat.Photo.Sizes.Select(s => (JsonNode)Shapes.File(chat.Photo, s))]));
        return true;
    }

    public static JsonNode DeletePhoto(ApiCall call)
    {
        var chat = call.WithRight(TgRights.ChangeInfo, "not enough rights to change chat photo");
        if (chat.Photo is null)
        {
            throw ApiError.BadRequest("CHAT_NOT_MODIFIED");
        }

        chat.Photo = null;
        Membership.Service(call.World, chat, call.World.Bot, "delete_chat_photo", true);
        return true;
    }

    /// <summary>People of the double have no pictures.</summary>
    public static JsonNode ProfilePhotos(ApiCall call)
    {
        CheckUser(call);
        return new JsonObject { ["total_count"] = 0, ["photos"] = new JsonArray() };
    }

    public static JsonNode ProfileAudios(ApiCall call)
    {
        CheckUser(call);
        return new JsonObject { ["total_count"] = 0, ["audios"] = new JsonArray() };
    }

    private static void CheckUser(ApiCall call)
    {
        if (!call.World.Users.ContainsKey(call.Arguments.Long("user_id")))
        {
            throw ApiError.BadRequest("user not found");
        }
    }
}
