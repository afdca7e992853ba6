using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using UnionBot.Answers;
using UnionBot.Asking;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Tests.Answers;
using UnionBot.Tests.Content;

namespace UnionBot.Tests.Asking;

public sealed class GapTests : IAsyncDisposable
{
    private const string AddressQuestion = "Quelle est l'adresse exacte ?";
    private const string AddressTitle = "L'adresse exacte et la salle";
    private const string WagesQuestion = "Y a-t-il une prime cette année ?";
    private const string LockFile = "unionbot.lock";
    private const string Admin = "501";

    private readonly GapBench _bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_topic_is_shown_with_its_title_from_five_questions_on()
    {
        await _bench.MakeAdminAsync(Admin);
        await AskByAsync(AddressQuestion, 1, 4);
        await _bench.Writer.WriteAsync(Stop);
        var four = await _bench.GapsAsync(Admin);
        await AskByAsync(AddressQuestion, 5, 1);
        await _bench.Writer.WriteAsync(Stop);
        var five = await _bench.GapsAsync(Admin);

        four.ShouldNotBeNull().ShouldNotContain(AddressTitle);
        four.ShouldContain("moins de cinq fois n'est pas montré");
        five.ShouldNotBeNull().ShouldContain($"{AddressTitle} : 5 fois");
        five.ShouldContain("moins de cinq fois n'est pas montré");
    }

    [Fact]
    public async Task The_most_asked_comes_first()
    {
        await _bench.MakeAdminAsync(Admin);
        await AskByAsync(AddressQuestion, 1, 5);
        await AskByAsync(WagesQuestion, 1, 7);
        await _bench.Writer.WriteAsync(Stop);

        var text = (await _bench.GapsAsync(Admin)).ShouldNotBeNull();

        text.ShouldContain("Les salaires et les primes : 7 fois");
        text.IndexOf("7 fois", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("5 fois", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asked_twice_in_one_chat_within_ten_minutes_it_counts_once()
    {
        await _bench.AskAsync(AddressQuestion, "7");
        await _bench.AskAsync("C'est dans quel bâtiment ?", "7");
        _bench.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await _bench.AskAsync(AddressQuestion, "7");
        var within = Taken();
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await _bench.AskAsync(AddressQuestion, "7");
        var after = Taken();

        within.ShouldBe([new Gap("assises-2026", "silence/address", 1)]);
        after.ShouldBe([new Gap("assises-2026", "silence/address", 1)]);
    }

    [Fact]
    public async Task What_is_found_or_matches_no_topic_counts_nothing()
    {
        foreach (var text in new[] { "C'est où ?", "Combien d'emplois sont menacés ?", "Bonjour", "zzz blorg fnix", "/", "mesure 2", "What time does it start?" })
        {
            await _bench.AskAsync(text, "7");
        }

        Taken().ShouldBeEmpty();
    }

    [Fact]
    public void A_topic_is_the_declared_one_or_the_known_thing_and_never_a_mere_suggestion()
    {
        Engines.Ask(AddressQuestion).Topic.ShouldBe("silence/address");
        Engines.Ask("C'est où ?").Topic.ShouldBeNull();
        Engines.Ask("zzz blorg fnix").Topic.ShouldBeNull();
        foreach (var entry in Engines.Assises.Pack.Entries.Where(e => e.Kind == EntryKind.Fact))
        {
            var answer = Engines.Ask(entry.Title);
            (answer.Outcome is Outcome.Answer or Outcome.List && answer.Topic is not null).ShouldBeFalse(entry.Id);
        }
    }

    [Fact]
    public void What_any_event_is_asked_about_is_a_topic_where_the_pack_has_none()
    {
        using var folder = PackFolder.Small();
        var engine = AnswerEngine.Build(folder.Read().Pack.ShouldNotBeNull(), thresholds: null);

        Engines.Ask(engine, "Y a-t-il un parking ?").ShouldSatisfyAllConditions(
            a => a.Outcome.ShouldBe(Outcome.Silence), a => a.Topic.ShouldBe("practical:le stationnement"));
    }

    [Fact]
    public async Task Topics_are_named_whatever_they_are()
    {
        await _bench.MakeAdminAsync(Admin);
        await _bench.Get<Database>().WriteAsync(
            transaction =>
            {
                GapStore.Add(transaction, [new Gap("assises-2026", "practical:l'hébergement", 6), new Gap("assises-2026", "person/binet", 8)]);
                return true;
            },
            Stop);

        var text = (await _bench.GapsAsync(Admin)).ShouldNotBeNull();

        text.ShouldContain("L'hébergement : 6 fois");
        text.ShouldContain("Sophie Binet");
        text.ShouldContain(", pour ce que le document n'en dit pas : 8 fois");
    }

    [Fact]
    public async Task A_topic_in_one_chat_does_not_hide_it_in_another_nor_another_topic()
    {
        await _bench.AskAsync(AddressQuestion, "7");
        await _bench.AskAsync(AddressQuestion, "8");
        await _bench.AskAsync(WagesQuestion, "7");

        Taken().Sum(g => g.Asked).ShouldBe(3);
    }

    [Theory]
    [InlineData(nameof(Platform.Telegram))]
    [InlineData(nameof(Platform.Discord))]
    public async Task Only_admins_see_it_and_only_in_private(string name)
    {
        var platform = Enum.Parse<Platform>(name);
        var stranger = await _bench.GapsAsync("600", platform);
        await _bench.MakeAdminAsync(Admin, platform);
        var admin = await _bench.GapsAsync(Admin, platform);
        var group = await _bench.GapsAsync(Admin, platform, ChatKind.Group);

        stranger.ShouldNotBeNull().ShouldContain("réservée");
        admin.ShouldNotBeNull().ShouldContain("moins de cinq fois");
        group.ShouldNotBeNull().ShouldNotContain("cinq fois");
    }

    [Fact]
    public async Task Another_events_counters_stay_apart()
    {
        await _bench.MakeAdminAsync(Admin);
        await _bench.Get<Database>().WriteAsync(
            transaction =>
            {
                GapStore.Add(transaction, [new Gap("autre-2025", "silence/address", 40), new Gap("assises-2026", "gone/from-the-pack", 9)]);
                return true;
            },
            Stop);
        await AskByAsync(AddressQuestion, 1, 5);
        await _bench.Writer.WriteAsync(Stop);

        var text = (await _bench.GapsAsync(Admin)).ShouldNotBeNull();

        text.ShouldContain($"{AddressTitle} : 5 fois");
        text.ShouldNotContain("gone/");
    }

    [Fact]
    public async Task A_store_in_trouble_holds_up_no_answer_and_loses_no_count()
    {
        var database = _bench.Get<Database>();
        await database.WriteAsync(_ => true, Stop);
        await AskByAsync(AddressQuestion, 1, 1);
        using var other = new SqliteConnection($"Data Source={Path.Combine(_bench.Folder, DatabaseFile.FileName)};Pooling=False");
        other.Open();
        using var trouble = other.BeginTransaction(deferred: false);
        using var give = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var write = Task.Run(() => _bench.Writer.WriteAsync(give.Token), Stop);
        var answer = _bench.Get<CommandRegistry>().PlainText.RunAsync(Context(AddressQuestion, "99"), Stop);
        answer.IsCompletedSuccessfully.ShouldBeTrue();
        await give.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(write);
        trouble.Rollback();
        await _bench.Writer.WriteAsync(Stop);

        (await CountAsync("silence/address")).ShouldBe(2);
    }

    [Fact]
    public async Task Stopping_writes_the_last_batch()
    {
        await _bench.Writer.StartAsync(Stop);
        await AskByAsync(AddressQuestion, 1, 3);
        await _bench.Writer.StopAsync(Stop);

        (await CountAsync("silence/address")).ShouldBe(3);
    }

    [Fact]
    public async Task No_word_of_any_question_and_no_chat_is_in_any_file_of_the_data_folder()
    {
        const string Chat = "7361925480361";
        string[] words = ["xylocanari", "l'adresse exacte", "gouverneur-canari", "recette du fraisier", Chat];
        await _bench.AskAsync("Quelle est l'adresse exacte, xylocanari ?", Chat);
        await _bench.AskAsync(AddressQuestion, Chat);
        await _bench.AskAsync("Quel est le salaire du gouverneur-canari ?", Chat);
        await _bench.AskAsync("Donne-moi la recette du fraisier", Chat);
        await _bench.Writer.WriteAsync(Stop);

        var files = Directory.EnumerateFiles(_bench.Folder, "*", SearchOption.AllDirectories).ToList();
        files.ShouldContain(f => f.EndsWith("-wal", StringComparison.Ordinal));
        new FileInfo(Path.Combine(_bench.Folder, LockFile)).Length.ShouldBe(0); // It is locked, so it can only be weighed.
        var bytes = files.Where(f => !f.EndsWith(LockFile, StringComparison.Ordinal)).Select(Bytes).ToList();

        bytes.ShouldContain(b => Holds(b, Encoding.UTF8.GetBytes("silence/address")), "the counter itself must be found, or this test proves nothing");
        foreach (var word in words)
        {
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
            {
                bytes.ShouldAllBe(b => !Holds(b, encoding.GetBytes(word)), word);
            }
        }
    }

    [Fact]
    public void The_table_has_no_column_for_a_person_a_text_or_a_time()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Migrations.Embedded.Single(m => string.Equals(m.Name, "gaps", StringComparison.Ordinal)).Sql + "; SELECT group_concat(name) FROM pragma_table_info('gap')";

        command.ExecuteScalar().ShouldBe("event_id,entry_id,asked");
    }

    private async Task AskByAsync(string text, int first, int count)
    {
        for (var who = first; who < first + count; who++)
        {
            (await _bench.AskAsync(text, (1000 + who).ToString(CultureInfo.InvariantCulture))).ShouldNotBeNull();
        }
    }

    private IReadOnlyList<Gap> Taken() => _bench.Get<GapLog>().Take();

    private Task<long> CountAsync(string entry) => _bench.Get<Database>().ReadAsync(
        connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT asked FROM gap WHERE entry_id = $entry";
            command.Parameters.AddWithValue("$entry", entry);
            return (long)command.ExecuteScalar()!;
        },
        Stop);

    private CommandContext Context(string text, string who) => new()
    {
        Incoming = _bench.Make(new IncomingContent.Text(text, []), who),
        Rights = Rights.None,
        Arguments = text,
        ArgumentBlocks = [],
        Receipt = new Receipt("telegram/gap"),
    };

    private static bool Holds(byte[] all, byte[] part) => all.AsSpan().IndexOf(part) >= 0;

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
