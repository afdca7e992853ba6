namespace UnionBot.Emulators.Telegram;

/// <summary>A request that the double took, and what it answered.</summary>
public sealed record TgRequest
{
    /// <summary>Its number, from 0.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it came, machine time.</summary>
    public required DateTimeOffset MachineAt { get; init; }

    /// <summary>The method as the specification writes it; as the client wrote it when there is no such method.</summary>
    public required string Method { get; init; }

    /// <summary>The parameters, each as the server reads it: text as it is, everything else as JSON.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The parameters that came as JSON values and not as text, exactly as written; empty for other bodies.</summary>
    public required IReadOnlyDictionary<string, string> Json { get; init; }

    /// <summary>The names and sizes of the files that came with it.</summary>
    public required IReadOnlyDictionary<string, int> Files { get; init; }

    /// <summary>The HTTP status of the answer; 0 when the connection was cut without one or the answer is still due.</summary>
    public int Status { get; init; }

    /// <summary>The body of the answer, or <see langword="null"/> when there is none yet.</summary>
    public string? Answer { get; init; }
}
