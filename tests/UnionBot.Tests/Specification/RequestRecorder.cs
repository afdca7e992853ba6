using System.Buffers;
using UnionBot.Emulators.Server;

namespace UnionBot.Tests.Specification;

/// <summary>Stands between the bot and a double, keeps every byte the bot sends, and holds it against what the platform has published.</summary>
/// <remarks>
/// It stands on the connection in front of the double's server and not in a proxy: so nothing can pass beside it (a gateway's resume
/// address, a refused connection, a reset), and it shares no code with the double, neither its HTTP reader nor its checks.
/// </remarks>
internal sealed class RequestRecorder
{
    private readonly List<MemoryStream> _connections = [];
    private readonly Func<WireRequest, IEnumerable<string>> _faultsOf;
    private readonly Func<byte[], IEnumerable<string>> _faultsOfMessage;

    private RequestRecorder(Func<WireRequest, IEnumerable<string>> faultsOf, Func<byte[], IEnumerable<string>> faultsOfMessage) =>
        (_faultsOf, _faultsOfMessage) = (faultsOf, faultsOfMessage);

    /// <summary>What the double's options take.</summary>
    public WireTap Tap => Connected;

    /// <summary>Every request that came whole.</summary>
    public IReadOnlyList<WireRequest> Requests => [.. Readers().SelectMany(r => r.Requests)];

    /// <summary>Every gateway message that came whole.</summary>
    public IReadOnlyList<byte[]> Messages => [.. Readers().SelectMany(r => r.Messages)];

    /// <summary>What the specifications refuse, each once.</summary>
    public IReadOnlyList<string> Findings =>
    [
        .. Readers()
            .SelectMany(r => r.Faults
                .Concat(r.Requests.SelectMany(q => _faultsOf(q).Select(f => $"{q.Method} {Shown(q.Path)}: {f}")))
                .Concat(r.Messages.SelectMany(m => _faultsOfMessage(m).Select(f => $"gateway: {f}"))))
            .Distinct(StringComparer.Ordinal),
    ];

    public static RequestRecorder ForTelegram() => new(TelegramCheck.Faults, _ => ["Telegram has no gateway"]);

    public static RequestRecorder ForDiscord() => new(DiscordCheck.Faults, GatewayCheck.Faults);

    private static string Shown(string path) => path.Contains("/bot", StringComparison.Ordinal) ? path[(path.LastIndexOf('/') + 1)..] : path;

    private Action<ReadOnlySequence<byte>> Connected()
    {
        var kept = new MemoryStream();
        lock (_connections)
        {
            _connections.Add(kept);
        }

        return heard =>
        {
            lock (_connections)
            {
                foreach (var piece in heard)
                {
                    kept.Write(piece.Span);
                }
            }
        };
    }

    private List<WireReader> Readers()
    {
        lock (_connections)
        {
            return [.. _connections.Select(c => WireReader.Read(c.ToArray()))];
        }
    }
}
