using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Rest;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Checks the fields of a scheduled event and applies them. Source: Discord, Guild Scheduled Event, "Create Guild Scheduled Event".</summary>
internal sealed class EventForm
{
    private const int External = 3, Scheduled = 1, Active = 2, Completed = 3, Canceled = 4;

    private readonly RestRequest _request;
    private readonly JsonObject _body;
    private readonly FormCheck _form;
    private readonly DoubleEvent? _old;

    /// <param name="request">The request.</param>
    /// <param name="old">The event to change, or <see langword="null"/>.</param>
    public EventForm(RestRequest request, DoubleEvent? old)
    {
        (_request, _old, _body, _form) = (request, old, request.Object(), request.Form());
        _form.OnlyKnown(
            _body, "", "channel_id", "entity_metadata", "name", "privacy_level", "scheduled_start_time", "scheduled_end_time", "description",
            "entity_type", "image", "recurrence_rule", "status");
        Check();
    }

    public void Apply(DoubleEvent about)
    {
        about.Name = Wire.Text(_body["name"]) ?? about.Name;
        about.Description = _body.ContainsKey("description") ? Wire.Text(_body["description"]) : about.Description;
        about.Location = Wire.Text(_body["entity_metadata"]?["location"]) ?? about.Location;
        about.Start = Time("scheduled_start_time") ?? about.Start;
        about.End = Time("scheduled_end_time") ?? about.End;
        about.Status = Wire.Whole(_body["status"]) ?? about.Status;
        about.Recurrence = _body.ContainsKey("recurrence_rule") ? Recurrence() : about.Recurrence;
        if (_body.ContainsKey("image"))
        {
            about.Image = _body["image"] is null ? null : DiscordWorld.MakeSecret(16);
        }
    }

    private void Check()
    {
        var fresh = _old is null;
        _form.Text(_body, "", "name", 1, 100, required: fresh);
        _form.Text(_body, "", "description", 1, 1000);
        _form.Choice(_body, "", "privacy_level", required: fresh, 2);
        var type = _form.Choice(_body, "", "entity_type", required: fresh, 1, 2, External);
        var place = _form.Object(_body, "", "entity_metadata", required: fresh);
        _form.Text(place ?? [], "entity_metadata", "location", 1, 100, required: place is not null || fresh);
        CheckTimes(fresh);
        CheckImage();
        _form.Object(_body, "", "recurrence_rule");
        var status = _form.Choice(_body, "", "status", required: false, Scheduled, Active, Completed, Canceled);
        _form.ThrowIfFailed();
        if ((type ?? External) != External || _body["channel_id"] is not null)
        {
            throw new ApiException(501, 0, "The double does not offer events in voice channels.");
        }

        if (_old is { } old)
        {
            CheckStatus(old.Status, status);
        }
    }

    private void CheckTimes(bool fresh)
    {
        var start = ReadTime("scheduled_start_time", fresh);
        var end = ReadTime("scheduled_end_time", fresh);
        if (start <= _request.World.Now)
        {
            _form.Error("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past.");
        }

        if (end is not null && end <= (start ?? _old?.Start))
        {
            _form.Error("scheduled_end_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot end an event before it starts.");
        }
    }

    private DateTimeOffset? ReadTime(string name, bool required)
    {
        if (_form.Text(_body, "", name, 1, 100, required) is null or "")
        {
            return null;
        }

        if (Time(name) is not { } time)
        {
            _form.Error(name, "DATE_TIME_TYPE_PARSE", $"Could not parse {_body[name]}. Should be ISO8601.");
            return null;
        }

        return time;
    }

    private DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(Wire.Text(_body[name]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private void CheckImage()
    {
        if (_form.Text(_body, "", "image", 1, int.MaxValue) is { } image && !image.StartsWith("data:image/", StringComparison.Ordinal))
        {
            _form.Error("image", "IMAGE_INVALID", "Unsupported image type given");
        }
    }

    /// <summary>Scheduled, then under way, then over; or scheduled, then cancelled. The last two are for good.</summary>
    private void CheckStatus(int before, int? after)
    {
        if (before is Completed or Canceled)
        {
            throw new ApiException(400, 180000, "Cannot update a finished event");
        }

        if (after is { } next && next != before && (before, next) is not ((Scheduled, Active) or (Scheduled, Canceled) or (Active, Completed)))
        {
            throw ApiException.BadForm("status", "GUILD_SCHEDULED_EVENT_STATUS_INVALID", "This status cannot follow the present one.");
        }
    }

    /// <summary>With the fields that the platform adds.</summary>
    private JsonObject? Recurrence()
    {
        if (_body["recurrence_rule"] is not JsonObject sent)
        {
            return null;
        }

        var rule = sent.DeepClone().AsObject();
        foreach (var name in (string[])["end", "by_weekday", "by_n_weekday", "by_month", "by_month_day", "by_year_day", "count"])
        {
            rule.TryAdd(name, null);
        }

        return rule;
    }
}
