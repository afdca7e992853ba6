#pragma warning disable MA0048 // A call and its kinds are one idea.
namespace UnionBot.Benchmarks.Broadcast;

/// <summary>A call of the worker that a platform has answered.</summary>
internal sealed record PassedCall
{
    /// <summary>What it did.</summary>
    public required CallKind Kind { get; init; }

    /// <summary>The chat's id on its platform.</summary>
    public required string Chat { get; init; }

    /// <summary>What it said.</summary>
    public required string Text { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The platform's id of the message; equal where a platform knew a repeated send again.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the bytes of a file came with it.</summary>
    public bool Uploads { get; init; }

    /// <summary>Whether its answer was kept from the worker.</summary>
    public bool ReplyLost { get; init; }

    /// <summary>When it came and when the platform had done it, by the machine's timestamps.</summary>
    public required long CameAt { get; init; }

    public required long DoneAt { get; init; }

    /// <summary>Whether it carries the mark of what may have been received already.</summary>
    public bool Marked => Text.StartsWith('↻');

    /// <summary>Whether the platform did it.</summary>
    public bool Done => Status is >= 200 and < 300;
}

/// <summary>Kinds of calls; of each the platform's limits count.</summary>
internal enum CallKind
{
    Send,
    Edit,
}
