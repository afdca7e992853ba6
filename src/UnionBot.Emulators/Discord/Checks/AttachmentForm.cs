using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Rest;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Checks <c>attachments</c> against the files sent and those the message has. Source: Discord, Reference, "Editing Message Attachments".</summary>
internal sealed class AttachmentForm
{
    private const int Limit = 10;

    private readonly List<(Upload File, string? Description)> _fresh = [];
    private readonly List<(StoredAttachment File, string? Description)> _kept = [];
    private readonly bool _changes;

    public AttachmentForm(FormCheck form, RestRequest request, JsonObject body, string path, StoredMessage? existing)
    {
        var at = FormCheck.Join(path, "attachments");
        var listed = new HashSet<ulong>();
        _changes = body.ContainsKey("attachments") || request.Files.Count > 0;
        foreach (var (entry, where) in form.Items(form.List(body, path, "attachments", 0, Limit), at))
        {
            form.OnlyKnown(
                entry, where,
                "id", "filename", "title", "description", "content_type", "size", "url", "proxy_url", "height", "width", "ephemeral", "duration_secs",
                "waveform", "flags", "is_remix", "is_spoiler");
            var id = form.Snowflake(entry, where, "id", required: true);
            var description = form.Text(entry, where, "description", 0, 1024);
            var name = form.Text(entry, where, "filename", 1, 1024);
            if (id is not { } number)
            {
                continue;
            }

            if (request.Files.TryGetValue(number, out var file))
            {
                listed.Add(number);
                _fresh.Add((name is null ? file : file with { FileName = name }, description));
            }
            else if (existing?.Attachments.Find(a => a.Id == number) is { } kept)
            {
                _kept.Add((kept, description));
            }
            else
            {
                form.Error(FormCheck.Join(where, "id"), "ATTACHMENT_NOT_FOUND", $"No file and no attachment of the message has the id {number}.");
            }
        }

        foreach (var (number, file) in request.Files.Where(f => !listed.Contains(f.Key)).OrderBy(f => f.Key))
        {
            if (existing is not null)
            {
                request.World.Find(request.Route, at, $"files[{number}] is not listed; what is not listed in an edit disappears");
            }

            _fresh.Add((file, null));
        }

        if (_fresh.Count + _kept.Count > Limit)
        {
            form.Length(at, 0, Limit);
        }
    }

    public void Apply(StoredMessage message, RestRequest request)
    {
        if (!_changes)
        {
            return;
        }

        var files = _kept.Select(kept => kept.File with { Description = kept.Description ?? kept.File.Description }).ToList();
        files.AddRange(_fresh.Select(fresh => Pictures.Store(
            request.World.Ids.Next(), fresh.File, fresh.Description, message.SeenOnlyBy is not null)));
        message.Attachments = files;
    }

    /// <summary>How many there are once this is applied.</summary>
    public int CountIn(StoredMessage message) => _changes ? _fresh.Count + _kept.Count : message.Attachments.Count;

    /// <summary>Refuses new files where the bot may not attach any.</summary>
    public void RequireRight(StoredMessage message, RestRequest request)
    {
        if (_fresh.Count > 0 && message.Interaction is null && message.Channel.Guild is not null)
        {
            request.Require(message.Channel, DiscordPermissions.AttachFiles);
        }
    }
}
