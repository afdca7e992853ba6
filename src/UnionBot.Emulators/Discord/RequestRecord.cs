using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord;

/// <summary>One request that the double answered, or dropped on purpose.</summary>
public sealed record RequestRecord
{
    public required string Method { get; init; }

    /// <summary>The path below <c>/api/v10</c>, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query with its question mark, or empty.</summary>
    public required string Query { get; init; }

    /// <summary>The route as the OpenAPI document writes it, with its method; the method and path where none matched.</summary>
    public required string Route { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>The JSON body (of a multipart request: <c>payload_json</c>), or <see langword="null"/>.</summary>
    public string? Body { get; init; }

    /// <summary>The files sent with it.</summary>
    public IReadOnlyList<Upload> Files { get; init; } = [];

    /// <summary>The status answered; 0 when the connection was cut instead.</summary>
    public required int Status { get; init; }

    /// <summary>The JSON error code answered, or 0.</summary>
    public required int ErrorCode { get; init; }

    /// <summary>When, by the machine.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The body parsed anew, or <see langword="null"/>.</summary>
    public JsonNode? Json => Body is null ? null : JsonNode.Parse(Body);
}
