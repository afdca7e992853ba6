using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Storage;

namespace UnionBot.Tests.Storage;

public sealed class StartTests
{
    [Fact]
    public void A_new_folder_gets_a_database_and_a_key_that_only_its_owner_reads()
    {
        using var store = new TemporaryStore();
        _ = store.Database;

        File.ReadAllBytes(store.KeyPath).Length.ShouldBe(32);
        File.Exists(store.DatabasePath).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(store.KeyPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void The_key_may_stand_elsewhere()
    {
        using var store = new TemporaryStore();
        var elsewhere = Path.Combine(store.Folder, "keys", "mine.key");
        Open(store, new DataOptions { Folder = store.Folder, KeyFile = elsewhere }).Dispose();

        File.Exists(store.KeyPath).ShouldBeFalse();
        File.Exists(elsewhere).ShouldBeTrue();
    }

    [Fact]
    public void A_second_worker_on_the_folder_does_not_start_and_the_first_goes_on()
    {
        using var store = new TemporaryStore();
        _ = store.Database;

        Should.Throw<StorageFaultException>(() => Open(store, store.Options)).Message.ShouldContain("Un autre robot tourne déjà");
        store.Close();
        Open(store, store.Options).Dispose();
    }

    [Fact]
    public void A_database_without_its_key_stops_the_start_and_no_key_is_made()
    {
        using var store = Closed();
        File.Delete(store.KeyPath);

        Should.Throw<StorageFaultException>(() => Open(store, store.Options)).Message.ShouldContain("sa clé manque");
        File.Exists(store.KeyPath).ShouldBeFalse();
    }

    [Fact]
    public void Another_key_stops_the_start()
    {
        using var store = Closed();
        File.WriteAllBytes(store.KeyPath, new byte[32]);

        Should.Throw<StorageFaultException>(() => Open(store, store.Options)).Message.ShouldContain("La clé n'est pas celle de cette base");
    }

    [Fact]
    public void A_key_that_is_cut_off_stops_the_start()
    {
        using var store = Closed();
        File.WriteAllBytes(store.KeyPath, new byte[31]);

        Should.Throw<StorageFaultException>(() => Open(store, store.Options)).Message.ShouldContain("31 octets au lieu de 32");
    }

    [Fact]
    public void A_start_that_was_cut_off_before_its_first_commit_begins_anew()
    {
        using var store = new TemporaryStore();
        File.WriteAllBytes(store.DatabasePath, []);

        Open(store, store.Options).Dispose();
        File.Exists(store.KeyPath).ShouldBeTrue();
    }

    [Fact]
    public void A_file_that_is_no_database_stops_the_start_and_is_left_alone()
    {
        using var store = Closed();
        var junk = Enumerable.Repeat((byte)'x', 10_000).ToArray();
        File.WriteAllBytes(store.DatabasePath, junk);

        Should.Throw<StorageFaultException>(() => Open(store, store.Options)).Message.ShouldContain("n'en est pas une");
        File.ReadAllBytes(store.DatabasePath).ShouldBe(junk);
    }

    [Fact]
    public void A_newer_schema_stops_the_start()
    {
        using var store = Closed();
        using (var connection = new SqliteConnection($"Data Source={store.DatabasePath};Pooling=False"))
        {
            connection.Execute("INSERT INTO migration (number, name) VALUES (9876, 'from-the-future')");
        }

        Should.Throw<StorageFaultException>(() => Open(store, store.Options)).Message.ShouldContain("plus récente");
    }

    [Fact]
    public void A_folder_that_cannot_be_used_stops_the_start_with_its_setting()
    {
        using var store = new TemporaryStore();
        var file = Path.Combine(store.Folder, "a-file");
        File.WriteAllText(file, "");

        Should.Throw<StorageFaultException>(() => Open(store, new DataOptions { Folder = Path.Combine(file, "data") })).Message.ShouldContain("Data:Folder");
    }

    [Fact]
    public void A_migration_first_copies_the_database()
    {
        using var store = Closed();
        var later = new Migration(9000, "later", "CREATE TABLE later (x); INSERT INTO setting VALUES ('later', 'yes')");
        DatabaseFile.Open(store.Options, [.. Migrations.Embedded, later]).Dispose();

        Setting(store.DatabasePath).ShouldBe("yes");
        Setting(Path.Combine(store.Folder, "unionbot.before-9000.db")).ShouldBeNull();
    }

    [Fact]
    public void A_migration_that_fails_changes_nothing()
    {
        using var store = Closed();
        var good = new Migration(9000, "good", "INSERT INTO setting VALUES ('later', 'yes')");
        var bad = new Migration(9001, "bad", "CREATE TABL oops (x)");

        Should.Throw<StorageFaultException>(() => DatabaseFile.Open(store.Options, [.. Migrations.Embedded, good, bad]));

        Setting(store.DatabasePath).ShouldBeNull();
        Open(store, store.Options).Dispose();
    }

    [Fact]
    public void Migrations_have_numbers_of_their_own() =>
        Migrations.Embedded.Select(m => m.Number).ShouldBeUnique();

    private static string? Setting(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        return connection.ExecuteScalar<string?>("SELECT value FROM setting WHERE name = 'later'");
    }

    private static TemporaryStore Closed()
    {
        var store = new TemporaryStore();
        _ = store.Database;
        store.Close();
        return store;
    }

    private static Database Open(TemporaryStore store, DataOptions options) =>
        Database.Open(options, store.Board, store.Time, store.Calendar, store.Logger);
}
