#pragma warning disable MA0048 // A scheduled event, and what creating and changing one takes, are one idea.
using System.Text.Json.Serialization;

namespace UnionBot.DiscordApi.Models;

/// <summary>An event in a server's calendar. Source: resources/guild-scheduled-event.mdx.</summary>
public sealed record ScheduledEvent
{
    public Snowflake Id { get; init; }

    public Snowflake GuildId { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? ScheduledStartTime { get; init; }

    public DateTimeOffset? ScheduledEndTime { get; init; }

    public ScheduledEventStatus Status { get; init; }

    public ScheduledEventPlace? EntityMetadata { get; init; }

    /// <summary>Hides which one it is.</summary>
    public override string ToString() => nameof(ScheduledEvent);
}

/// <summary>An event outside of Discord, to create.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="EntityMetadata">Where it is.</param>
/// <param name="ScheduledStartTime">In the future.</param>
/// <param name="ScheduledEndTime">After the start; such an event must have one.</param>
/// <param name="Description">At most 1,000 characters.</param>
public sealed record CreateScheduledEvent(
    string Name, ScheduledEventPlace EntityMetadata, DateTimeOffset ScheduledStartTime, DateTimeOffset ScheduledEndTime, string? Description = null)
{
    /// <summary>Only for the server's members; Discord knows no other.</summary>
    public int PrivacyLevel { get; } = 2;

    /// <summary>Outside of Discord.</summary>
    public int EntityType { get; } = 3;

    /// <summary>Hides the words.</summary>
    public override string ToString() => nameof(CreateScheduledEvent);
}

/// <summary>A change to an event. What isn't given stays.</summary>
public sealed record EditScheduledEvent
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Description { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<ScheduledEventPlace> EntityMetadata { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset> ScheduledStartTime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset> ScheduledEndTime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<ScheduledEventStatus> Status { get; init; }

    /// <summary>Hides the words.</summary>
    public override string ToString() => nameof(EditScheduledEvent);
}

/// <summary>Where an event is that is not in Discord.</summary>
/// <param name="Location">1 to 100 characters.</param>
public sealed record ScheduledEventPlace(string? Location);

/// <summary>How far an event is; from scheduled to active to completed, or from scheduled to cancelled. Others may come.</summary>
public enum ScheduledEventStatus
{
    Scheduled = 1,
    Active = 2,
    Completed = 3,
    Canceled = 4,
}
