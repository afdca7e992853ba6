using Microsoft.Data.Sqlite;

namespace UnionBot.Storage;

/// <summary>What an error of the store means. Source of the codes: sqlite.org/rescode.html.</summary>
internal static class StoreTrouble
{
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int OutOfMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Protocol = 15;
    private const int NoDatabase = 26;

    /// <summary>What is wrong, in English for the log, where waiting may help; <see langword="null"/> for every other error.</summary>
    public static string? Passing(SqliteException error) => error.SqliteErrorCode switch
    {
        Busy or Locked => "the database is locked by another program",
        Full => "the disk, or the space the database may take, is full",
        ReadOnly or Permission => "the database is read-only",
        InputOutput => $"the disk does not read or write (code {error.SqliteExtendedErrorCode})",
        CannotOpen => "the database file can't be opened",
        OutOfMemory => "there is no memory left for the database",
        Protocol => "the database's locks don't work",
        _ => null,
    };

    /// <summary>Whether the connection must be opened anew before the next try, because it may have kept what was wrong.</summary>
    public static bool WantsNewConnection(SqliteException error) => error.SqliteErrorCode is not (Busy or Locked or Full);

    /// <summary>Whether the database is damaged, or is none.</summary>
    public static bool IsCorrupt(SqliteException error) => error.SqliteErrorCode is Corrupt or NoDatabase;
}
