using Dapper;
using Microsoft.Data.Sqlite;

namespace UnionBot.Storage;

/// <summary>The data folder as it is opened at start: lock, key, schema. After that, makes connections.</summary>
internal sealed class DatabaseFile : IDisposable
{
    /// <summary>The database's name in the data folder.</summary>
    public const string FileName = "unionbot.db";

    /// <summary>Seconds that one statement waits for a lock, before the wait is said and goes on with back-off.</summary>
    private const int LockPatience = 1;

    private readonly FolderLock _lock;
    private readonly string _connectionString;

    private DatabaseFile(FolderLock folderLock, string path, Vault vault)
    {
        _lock = folderLock;
        Vault = vault;
        _connectionString = ConnectionString(path);
    }

    /// <summary>Seals with this database's key.</summary>
    public Vault Vault { get; }

    /// <summary>Opens a data folder for this worker alone, and brings its database up to date.</summary>
    /// <exception cref="StorageFaultException">It can't be used; the message says what to do.</exception>
    public static DatabaseFile Open(DataOptions options, IReadOnlyList<Migration> migrations)
    {
        var folder = Path.GetFullPath(options.Folder);
        var path = Path.Combine(folder, FileName);
        var folderLock = FolderLock.Take(folder);
        try
        {
            var vault = Prepare(path, KeyPath(options, folder), migrations);
            return new DatabaseFile(folderLock, path, vault);
        }
        catch (SqliteException error)
        {
            folderLock.Dispose();
            throw new StorageFaultException(
                StoreTrouble.IsCorrupt(error)
                    ? $"La base de données « {path} » est abîmée, ou n'en est pas une. Remets une sauvegarde du dossier de données ; garde l'ancien fichier à part."
                    : $"La base de données « {path} » ne peut pas être ouverte ({error.Message}). Vérifie que le disque n'est ni plein ni en lecture seule, " +
                      "que le robot a le droit d'écrire dans ce dossier, et qu'aucun autre programme ne la tient.",
                error);
        }
        catch (Exception)
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>A new connection that may write.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = Connect(_connectionString);
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
        return connection;
    }

    /// <summary>A new connection that reads only.</summary>
    public SqliteConnection OpenReader()
    {
        var connection = Connect(_connectionString);
        connection.Execute("PRAGMA query_only = ON");
        return connection;
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static Vault Prepare(string path, string keyPath, IReadOnlyList<Migration> migrations)
    {
        // An empty file is what a start leaves that was cut off before its first commit.
        var isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
        if (isNew)
        {
            var key = DataKey.ReadOrMake(keyPath, newDatabase: true);
            using var fresh = Connect(ConnectionString(path));
            return Prepare(fresh, path, new Vault(key), migrations);
        }

        using var connection = Connect(ConnectionString(path));
        var neverUsed = Migrations.Applied(connection).Count == 0;
        return Prepare(connection, path, new Vault(DataKey.ReadOrMake(keyPath, neverUsed)), migrations);
    }

    private static Vault Prepare(SqliteConnection connection, string path, Vault vault, IReadOnlyList<Migration> migrations)
    {
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        var folder = Path.GetDirectoryName(path)!;
        if (Migrations.Applied(connection).Count > 0)
        {
            CheckKey(connection, vault);
        }

        Migrations.Apply(connection, migrations, number => Path.Combine(folder, $"unionbot.before-{number:D4}.db"));
        connection.Execute("INSERT INTO setting (name, value) VALUES ('key-check', @value) ON CONFLICT DO NOTHING", new { value = vault.CheckValue });
        CheckKey(connection, vault);
        return vault;
    }

    private static void CheckKey(SqliteConnection connection, Vault vault)
    {
        var expected = connection.ExecuteScalar<string?>("SELECT value FROM setting WHERE name = 'key-check'");
        if (expected is not null && !string.Equals(expected, vault.CheckValue, StringComparison.Ordinal))
        {
            throw new StorageFaultException(
                "La clé n'est pas celle de cette base de données. Remets la clé et la base qui vont ensemble (elles se sauvegardent ensemble), ou corrige les réglages Data:Folder et Data:KeyFile.");
        }
    }

    private static string KeyPath(DataOptions options, string folder) =>
        string.IsNullOrEmpty(options.KeyFile) ? Path.Combine(folder, DataKey.FileName) : Path.GetFullPath(options.KeyFile);

    private static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = LockPatience }.ToString();

    private static SqliteConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
