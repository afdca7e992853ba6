using System.Buffers;

namespace UnionBot.Emulators.Server;

/// <summary>Stands on the wire before a double's server: asked once for each connection, it gives what is told the bytes of the client.</summary>
/// <returns>Told every piece once, in order, as it came from the socket and before the server has read any of it; it must keep nothing of the sequence.</returns>
public delegate Action<ReadOnlySequence<byte>> WireTap();
