using System.Globalization;
using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The methods that send what is neither text nor file: places, contacts, dice.</summary>
internal static class ContentMethods
{
    /// <summary>What a die shows at most. Source: Bot API, sendDice.</summary>
    private static readonly IReadOnlyDictionary<string, int> Dice = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["🎲"] = 6,
        ["🎯"] = 6,
        ["🎳"] = 6,
        ["🏀"] = 5,
        ["⚽"] = 5,
        ["🎰"] = 64,
    };

    public static JsonNode SendLocation(ApiCall call) => Send(call, "locations", "location", Location(call, withLife: true));

    public static JsonNode SendVenue(ApiCall call)
    {
        var value = new JsonObject { ["location"] = Location(call, withLife: false), ["title"] = Needed(call, "title"), ["address"] = Needed(call, "address") };
        Copy(call, value, "foursquare_id", "foursquare_type", "google_place_id", "google_place_type");
        return Send(call, "venues", "venue", value);
    }

    public static JsonNode SendContact(ApiCall call)
    {
        var value = new JsonObject { ["phone_number"] = Needed(call, "phone_number"), ["first_name"] = Needed(call, "first_name") };
        Copy(call, value, "last_name", "vcard");
        return Send(call, "contacts", "contact", value);
    }

    public static JsonNode SendDice(ApiCall call)
    {
        var emoji = call.Arguments.Text("emoji") ?? "🎲";
        if (!Dice.TryGetValue(emoji.TrimEnd('\ufe0f'), out var most))
        {
            throw ApiError.BadRequest("DICE_EMOJI_INVALID"); // Nothing else rolls.
        }

        // Reproducible: what it shows follows from when it was thrown.
        var value = 1 + (call.World.Transcript.Count * 7 % most);
        return Send(call, "dice", "dice", new JsonObject { ["emoji"] = emoji, ["value"] = value });
    }

    /// <summary>Reads a place of the earth.</summary>
    public static JsonObject Location(ApiCall call, bool withLife)
    {
        var latitude = Degrees(call, "latitude", 90);
        var value = new JsonObject { ["latitude"] = latitude, ["longitude"] = Degrees(call, "longitude", 180) };
        if (call.Arguments.Text("horizontal_accuracy") is { } accuracy && double.TryParse(accuracy, CultureInfo.InvariantCulture, out var metres) && metres > 0)
        {
            value["horizontal_accuracy"] = metres;
        }

        var period = withLife ? call.Arguments.Int("live_period", 0) : 0;
        if (period is not (0 or int.MaxValue or (>= 60 and <= 86_400)))
        {
            throw ApiError.BadRequest("wrong live location period specified");
        }

        foreach (var (name, most) in period > 0 ? [("heading", 360), ("proximity_alert_radius", 100_000)] : Array.Empty<(string, int)>())
        {
            if (call.Arguments.Int(name, 0, 0, most) is > 0 and var number)
            {
                value[name] = number;
            }
        }

        if (period > 0)
        {
            value["live_period"] = period;
        }

        return value;
    }

    private static JsonObject Send(ApiCall call, string what, string name, JsonObject value)
    {
        var target = Target.Read(call, what);
        var keyboard = ReplyMarkup.Read(call, onlyInline: false);
        call.Charge(target.Chat);
        return Shapes.Message(call.World, target.Send(call, m =>
        {
            m.Special = (name, value);
            m.Keyboard = keyboard;
        }));
    }

    private static double Degrees(ApiCall call, string name, int most)
    {
        if (call.Arguments.Text(name) is not { } text)
        {
            throw ApiError.BadRequest($"{name} is empty");
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? degrees
            : throw ApiError.BadRequest("wrong location specified");
    }

    private static string Needed(ApiCall call, string name) => call.Arguments.Text(name) ?? throw ApiError.BadRequest($"{name} is empty");

    private static void Copy(ApiCall call, JsonObject value, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (call.Arguments.Text(name) is { } text)
            {
                value[name] = text;
            }
        }
    }
}
