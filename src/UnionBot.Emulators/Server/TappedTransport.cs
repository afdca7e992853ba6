using System.Buffers;
using System.IO.Pipelines;

namespace UnionBot.Emulators.Server;

/// <summary>A connection's two ways, the inward one overheard. It changes no byte, no pause and no end.</summary>
internal sealed class TappedTransport(IDuplexPipe inner, Action<ReadOnlySequence<byte>> told) : IDuplexPipe
{
    public PipeReader Input { get; } = new Overheard(inner.Input, told);

    public PipeWriter Output { get; } = inner.Output;

    /// <summary>The server looks at unread bytes again and again; each is told the first time.</summary>
    private sealed class Overheard(PipeReader inner, Action<ReadOnlySequence<byte>> told) : PipeReader
    {
        private ReadOnlySequence<byte> _seen;
        private long _toldAhead;

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            Tell(await inner.ReadAsync(cancellationToken));

        public override bool TryRead(out ReadResult result)
        {
            var any = inner.TryRead(out result);
            if (any)
            {
                Tell(result);
            }

            return any;
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            _toldAhead -= _seen.Slice(_seen.Start, consumed).Length;
            _seen = default;
            inner.AdvanceTo(consumed, examined);
        }

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        private ReadResult Tell(ReadResult result)
        {
            _seen = result.Buffer;
            var fresh = _seen.Slice(_toldAhead);
            _toldAhead = _seen.Length;
            if (!fresh.IsEmpty)
            {
                told(fresh);
            }

            return result;
        }
    }
}
