using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace UnionBot.Storage;

/// <summary>Brings a database to the schema of this program: numbered files <c>NNNN-name.sql</c>, each applied once.</summary>
/// <remarks>
/// Applied are all that are not noted yet, by number, in one transaction. Rooms number their own files (1–99: people and outbox,
/// 100 and up: the rooms after), so a smaller number may come later. A database that notes a number we don't know is newer than we are.
/// </remarks>
internal static class Migrations
{
    private const string Suffix = ".sql";

    /// <summary>Every migration of this program, by number.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } = Read();

    /// <summary>The numbers that a database notes as applied; none for a new one.</summary>
    public static IReadOnlySet<int> Applied(SqliteConnection connection)
    {
        var noted = connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migration'") > 0;
        return noted ? connection.Query<long>("SELECT number FROM migration").Select(n => (int)n).ToHashSet() : [];
    }

    /// <summary>Applies what is missing. A database that holds something is copied first.</summary>
    /// <param name="copyTo">Names the copy, from the number of the first migration that is missing.</param>
    /// <exception cref="StorageFaultException">The database is newer than this program.</exception>
    public static void Apply(SqliteConnection connection, IReadOnlyList<Migration> known, Func<int, string> copyTo)
    {
        var applied = Applied(connection);
        if (applied.Except(known.Select(m => m.Number)).Any())
        {
            throw new StorageFaultException(
                "La base de données vient d'une version plus récente du robot. Installe cette version-là, ou remets la sauvegarde d'avant la mise à jour " +
                "(le fichier unionbot.before-….db du dossier de données).");
        }

        var missing = known.Where(m => !applied.Contains(m.Number)).OrderBy(m => m.Number).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        if (applied.Count > 0)
        {
            Copy(connection, copyTo(missing[0].Number));
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)", transaction: transaction);
        foreach (var migration in missing)
        {
            connection.Execute(migration.Sql, transaction: transaction);
            connection.Execute("INSERT INTO migration (number, name) VALUES (@Number, @Name)", new { migration.Number, migration.Name }, transaction);
        }

        transaction.Commit();
    }

    private static void Copy(SqliteConnection connection, string path)
    {
        File.Delete(path);
        connection.Execute("VACUUM INTO @path", new { path });
    }

    private static List<Migration> Read()
    {
        var assembly = typeof(Migrations).Assembly;
        var migrations = new List<Migration>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(Suffix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            migrations.Add(new Migration(int.Parse(name[..4], NumberStyles.None, CultureInfo.InvariantCulture), name[5..^Suffix.Length], reader.ReadToEnd()));
        }

        return [.. migrations.OrderBy(m => m.Number)];
    }
}
