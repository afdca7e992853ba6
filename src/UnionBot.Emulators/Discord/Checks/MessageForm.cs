using System.Text.Json;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Rest;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Checks the fields of a message and applies them. Source: Discord, Message, "Create Message" and "Edit Message".</summary>
internal sealed class MessageForm
{
    private const int ContentLimit = 2000;
    private const int EditableFlags = StoredMessage.SuppressEmbeds | StoredMessage.ComponentsV2;

    private readonly RestRequest _request;
    private readonly JsonObject _body;
    private readonly string _path;
    private readonly FormCheck _form;
    private readonly MessageKind _kind;
    private readonly AttachmentForm _attachments;

    /// <param name="request">The request, for its files.</param>
    /// <param name="body">The object with the message's fields.</param>
    /// <param name="path">Where the object stands in the body.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="existing">The message to change, or <see langword="null"/>.</param>
    public MessageForm(RestRequest request, JsonObject body, string path, MessageKind kind, StoredMessage? existing)
    {
        _request = request;
        _body = body;
        _path = path;
        _kind = kind;
        _form = request.Form();
        Check(existing);
        _attachments = new AttachmentForm(_form, request, body, path, existing);
        _form.ThrowIfFailed();
        Mentions = ReadMentions();
        _form.ThrowIfFailed();
    }

    public AllowedMentions Mentions { get; }

    public int Flags { get; private set; }

    public bool Has(string name) => _body.ContainsKey(name);

    /// <summary>Writes the fields into a message; in an edit only those that were sent. What is refused changes nothing.</summary>
    public void Apply(StoredMessage message)
    {
        RequireSomething(message);
        _attachments.RequireRight(message, _request);
        if (Has("content"))
        {
            message.Content = ((string?)_body["content"] ?? "").Trim();
        }

        if (Has("embeds"))
        {
            message.Embeds = new JsonArray([.. (_body["embeds"] as JsonArray ?? []).Select(EmbedCheck.Stored)]);
        }

        if (Has("components"))
        {
            message.Components = ComponentCheck.Stored(_body["components"] as JsonArray);
        }

        if (Has("flags"))
        {
            message.Flags = (message.Flags & ~StoredMessage.SuppressEmbeds) | Flags;
        }

        message.Tts = (bool?)_body["tts"] ?? message.Tts;
        _attachments.Apply(message, _request);
        EmbedCheck.Link(_request, message);
        message.Mentions = MentionParser.Resolve(_request.World, message, Mentions);
    }

    /// <summary>Refuses a message in which there would be nothing.</summary>
    private void RequireSomething(StoredMessage message)
    {
        var content = Has("content") ? ((string?)_body["content"] ?? "").Trim() : message.Content;
        if (content.Length == 0 && Count("embeds", message.Embeds) == 0 && Count("components", message.Components) == 0 && _attachments.CountIn(message) == 0)
        {
            throw ApiException.EmptyMessage();
        }
    }

    private int Count(string name, JsonArray before) => Has(name) ? (_body[name] as JsonArray)?.Count ?? 0 : before.Count;

    private void Check(StoredMessage? existing)
    {
        _form.OnlyKnown(_body, _path, _kind switch
        {
            MessageKind.Create =>
            [
                "content", "nonce", "tts", "embeds", "allowed_mentions", "message_reference", "components", "sticker_ids", "attachments", "flags",
                "enforce_nonce", "poll", "shared_client_theme",
            ],
            MessageKind.Edit => ["content", "embeds", "flags", "allowed_mentions", "components", "attachments", "sticker_ids"],
            MessageKind.Response => ["tts", "content", "embeds", "allowed_mentions", "flags", "components", "attachments", "poll"],
            _ => ["content", "embeds", "flags", "allowed_mentions", "components", "attachments", "poll"],
        });
        if (_kind is MessageKind.Create or MessageKind.Edit)
        {
            NoteMissingMentions();
        }

        Flags = (int)(_form.Number(_body, _path, "flags", 0, int.MaxValue) ?? 0);
        var allowed = EditableFlags | StoredMessage.SuppressNotifications | (_kind == MessageKind.Response ? StoredMessage.Ephemeral : 0);
        if ((Flags & ~allowed) != 0 && _kind is MessageKind.Create or MessageKind.Response)
        {
            _request.World.Find(_request.Route, FormCheck.Join(_path, "flags"), $"flags {Flags & ~allowed} can't be set here");
        }

        Flags &= _kind is MessageKind.Edit or MessageKind.ResponseEdit ? EditableFlags : allowed;
        var v2 = (Flags & StoredMessage.ComponentsV2) != 0 || existing?.Has(StoredMessage.ComponentsV2) == true;
        _form.Text(_body, _path, "content", 0, ContentLimit);
        _form.Flag(_body, _path, "tts");
        _form.Flag(_body, _path, "enforce_nonce");
        RefuseNotOffered("poll", "sticker_ids", "shared_client_theme");
        EmbedCheck.Check(_form, _body, _path);
        new ComponentCheck(_form, v2).Check(_body, _path);
        CheckNonce();
        if (v2 && (_body["content"] is not null || _body["embeds"] is JsonArray { Count: > 0 }))
        {
            _form.Error(
                FormCheck.Join(_path, _body["content"] is not null ? "content" : "embeds"),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
    }

    private void RefuseNotOffered(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_body[name] is not null and not JsonArray { Count: 0 })
            {
                throw new ApiException(501, 0, $"The double does not offer '{name}' of {_request.Route}.");
            }
        }
    }

    /// <summary>Not an error: but whoever leaves it out lets any text ring any phone.</summary>
    private void NoteMissingMentions()
    {
        if (Has("content") && !Has("allowed_mentions"))
        {
            _request.World.Find(_request.Route, "allowed_mentions", "left out, so every mention in the text notifies");
        }
    }

    private void CheckNonce()
    {
        if (_kind != MessageKind.Create || _body["nonce"] is not JsonValue nonce)
        {
            return;
        }

        if (nonce.GetValueKind() == JsonValueKind.String)
        {
            _form.Text(_body, _path, "nonce", 0, 25);
        }
        else
        {
            _form.Number(_body, _path, "nonce", long.MinValue, long.MaxValue);
        }
    }

    private AllowedMentions ReadMentions()
    {
        var normal = _kind is MessageKind.Create or MessageKind.Edit ? AllowedMentions.OfMessages : AllowedMentions.OfInteractions;
        if (_form.Object(_body, _path, "allowed_mentions") is not { } json)
        {
            return normal;
        }

        var at = FormCheck.Join(_path, "allowed_mentions");
        _form.OnlyKnown(json, at, "parse", "roles", "users", "replied_user");
        var parse = Words(json, at);
        var roles = Ids(json, at, "roles");
        var users = Ids(json, at, "users");
        Exclusive(parse, "roles", roles, at);
        Exclusive(parse, "users", users, at);
        return new AllowedMentions(
            parse.Contains("everyone"), parse.Contains("roles"), parse.Contains("users"), roles, users, _form.Flag(json, at, "replied_user") ?? false);
    }

    private HashSet<string> Words(JsonObject json, string at)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var list = _form.List(json, at, "parse", 0, 1521);
        for (var i = 0; i < list?.Count; i++)
        {
            var word = list[i] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
            if (word is "everyone" or "roles" or "users")
            {
                words.Add(word);
            }
            else
            {
                _form.Error(FormCheck.Join(FormCheck.Join(at, "parse"), i), "BASE_TYPE_CHOICES", "Value must be one of ('users', 'roles', 'everyone').");
            }
        }

        return words;
    }

    private HashSet<ulong> Ids(JsonObject json, string at, string name)
    {
        var ids = new HashSet<ulong>();
        var list = _form.List(json, at, name, 0, 100);
        for (var i = 0; i < list?.Count; i++)
        {
            if (list[i] is JsonValue value && Wire.TryId(value.ToString(), out var id))
            {
                ids.Add(id);
            }
            else
            {
                _form.Error(FormCheck.Join(FormCheck.Join(at, name), i), "NUMBER_TYPE_COERCE", $"Value \"{list[i]}\" is not snowflake.");
            }
        }

        return ids;
    }

    private void Exclusive(HashSet<string> parse, string kind, HashSet<ulong> ids, string at)
    {
        if (parse.Contains(kind) && ids.Count > 0)
        {
            _form.Error(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
        }
    }
}
