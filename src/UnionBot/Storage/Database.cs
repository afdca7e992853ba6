using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using UnionBot.Health;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Storage;

/// <summary>The one SQLite file: one writer, many readers.</summary>
internal sealed partial class Database : IDisposable
{
    private const int KeptReaders = 4;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly DatabaseFile _file;
    private readonly HealthBoard _board;
    private readonly TimeProvider _time;
    private readonly Calendar _calendar;
    private readonly ILogger<Database> _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _troubleGate = new();
    private SqliteConnection? _writer;
    private string? _trouble;
    private bool _writerInTrouble;
    private long _troubleSince;
    private bool _disposed;

    private Database(DatabaseFile file, HealthBoard board, TimeProvider time, Calendar calendar, ILogger<Database> logger)
    {
        (_file, _board, _time, _calendar, _logger) = (file, board, time, calendar, logger);
    }

    /// <summary>Seals and hashes with this database's key.</summary>
    public Vault Vault => _file.Vault;

    /// <summary>Whether the store is being waited for just now: whoever can do without it should.</summary>
    public bool InTrouble => Volatile.Read(ref _trouble) is not null;

    /// <summary>Faults with a <see cref="StorageFaultException"/> when the database turns out to be corrupt; else never ends.</summary>
    public Task Broken => _broken.Task;

    /// <summary>Opens a data folder for this worker alone: takes its lock, reads its key, brings its schema up to date.</summary>
    /// <exception cref="StorageFaultException">It can't be used; the message says in French what to do.</exception>
    public static Database Open(DataOptions options, HealthBoard board, TimeProvider time, Calendar calendar, ILogger<Database> logger) =>
        new(DatabaseFile.Open(options, Migrations.Embedded), board, time, calendar, logger);

    /// <summary>Runs <paramref name="work"/> as the only writer, in one transaction (BEGIN IMMEDIATE) that commits with <c>synchronous=FULL</c> when it returns and rolls back when it throws.</summary>
    /// <remarks>
    /// A store that is busy, full or read-only is waited out with back-off (and said) before the work starts or when its commit fails; the work may therefore run again.
    /// It must not call the database again from inside.
    /// </remarks>
    /// <exception cref="StorageFaultException">The database is corrupt; the host ends.</exception>
    public async Task<T> WriteAsync<T>(Func<WriteTransaction, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await WaitOutAsync(() => WriteOnce(work), writes: true, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Runs <paramref name="work"/> on a read connection.</summary>
    /// <remarks>Waits as <see cref="WriteAsync{T}"/> does; a store that is full or read-only can still be read.</remarks>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        WaitOutAsync(() => ReadOnce(work), writes: false, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer?.Dispose();
        _file.Dispose();
        _turn.Dispose();
    }

    private T WriteOnce<T>(Func<WriteTransaction, T> work)
    {
        _writer ??= _file.OpenWriter();
        var transaction = _writer.BeginTransaction(deferred: false);
        var done = false;
        try
        {
            var result = work(new WriteTransaction(_writer, transaction, _calendar.Now));
            transaction.Commit();
            done = true;
            return result;
        }
        finally
        {
            Close(transaction, done);
        }
    }

    /// <summary>Rolls back what did not commit. After some errors SQLite has done so by itself; that must not hide the error.</summary>
    private static void Close(SqliteTransaction transaction, bool done)
    {
        try
        {
            transaction.Dispose();
        }
        catch (SqliteException) when (!done)
        {
            // "cannot rollback - no transaction is active": the error that ended it is on its way to the caller.
        }
    }

    private T ReadOnce<T>(Func<SqliteConnection, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_readers.TryTake(out var reader))
        {
            reader = _file.OpenReader();
        }

        try
        {
            var result = work(reader);
            if (_readers.Count < KeptReaders && !_disposed)
            {
                _readers.Add(reader);
                reader = null;
            }

            return result;
        }
        finally
        {
            reader?.Dispose();
        }
    }

    private async Task<T> WaitOutAsync<T>(Func<T> once, bool writes, CancellationToken cancellationToken)
    {
        var wait = ShortestWait;
        while (true)
        {
            try
            {
                var result = once();
                NoteWell(writes);
                return result;
            }
            catch (SqliteException error) when (StoreTrouble.Passing(error) is { } trouble)
            {
                NoteTrouble(trouble, writes);
                if (writes && StoreTrouble.WantsNewConnection(error))
                {
                    _writer?.Dispose();
                    _writer = null;
                }
            }
            catch (SqliteException error) when (StoreTrouble.IsCorrupt(error))
            {
                throw Break(error);
            }

            await Task.Delay(wait, _time, cancellationToken);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    private void NoteTrouble(string trouble, bool writes)
    {
        lock (_troubleGate)
        {
            if (_trouble is null)
            {
                _troubleSince = _time.GetTimestamp();
                Log.TroubleBegan(_logger, trouble);
            }

            _trouble = trouble;
            _writerInTrouble |= writes;
            _board.StoreTrouble = trouble;
        }
    }

    /// <summary>A store that can be read is not yet one that takes something: only a write ends the trouble of writes.</summary>
    private void NoteWell(bool writes)
    {
        if (!InTrouble)
        {
            return;
        }

        lock (_troubleGate)
        {
            if (_trouble is not null && (writes || !_writerInTrouble))
            {
                _writerInTrouble = false;
                Log.TroubleEnded(_logger, _time.GetElapsedTime(_troubleSince).TotalSeconds);
                _trouble = null;
                _board.StoreTrouble = null;
            }
        }
    }

    private StorageFaultException Break(SqliteException error)
    {
        var fault = new StorageFaultException(
            "La base de données est abîmée : le robot s'arrête. Remets une sauvegarde du dossier de données ; garde l'ancien à part.", error);
        if (_broken.TrySetException(fault))
        {
            _board.StoreTrouble = "the database is corrupt";
            Log.IsCorrupt(_logger, error.SqliteExtendedErrorCode);
        }

        return fault;
    }

    private static partial class Log
    {
        [LoggerMessage(700, LogLevel.Warning, "The store does not take anything just now: {Trouble}. Nothing is lost, no delivery is sent; it goes on by itself.")]
        public static partial void TroubleBegan(ILogger logger, string trouble);

        [LoggerMessage(701, LogLevel.Information, "The store is well again, after {Seconds:F1} s.")]
        public static partial void TroubleEnded(ILogger logger, double seconds);

        [LoggerMessage(702, LogLevel.Critical, "The database is corrupt (code {Code}): the host ends.")]
        public static partial void IsCorrupt(ILogger logger, int code);
    }
}
