using UnionBot.Agenda;
using UnionBot.Asking;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Tests.Answers;
using UnionBot.Time;

namespace UnionBot.Tests.Asking;

public sealed class AskingTests
{
    private readonly MovedCalendar _calendar = new(Engines.Before);
    private readonly PackStore _packs = new(Engines.Assises.Pack);
    private readonly DialogueMemories _memories;
    private readonly AnswerDesk _desk;
    private readonly QuestionCommand _question;

    public AskingTests()
    {
        _memories = new DialogueMemories(_calendar);
        _desk = new AnswerDesk(_packs, new AgendaService(_packs), new CalibrationCache(folder: null), _memories, _calendar);
        _question = new QuestionCommand(_desk, _memories, new GapLog(_calendar));
    }

    [Fact]
    public async Task A_follow_up_works_for_the_same_person_in_the_same_chat_for_ten_minutes()
    {
        await AskAsync("Quelles sont les mesures immédiates ?");
        (await AskAsync("la deuxième")).ShouldContain("rembourser les aides publiques si");

        (await AskAsync("la deuxième", person: "8")).ShouldNotContain("rembourser les aides publiques si");
        (await AskAsync("la deuxième", chat: "99")).ShouldNotContain("rembourser les aides publiques si");

        await AskAsync("Quelles sont les mesures immédiates ?");
        _calendar.Now += TimeSpan.FromMinutes(10);
        (await AskAsync("la deuxième")).ShouldNotContain("rembourser les aides publiques si");
    }

    [Fact]
    public async Task A_group_gets_a_short_answer_and_the_way_to_go_on_in_private()
    {
        (await AskAsync("Combien d'emplois sont menacés ?", kind: ChatKind.Group)).ShouldContain("en privé");
        (await AskAsync("Combien d'emplois sont menacés ?")).ShouldNotContain("en privé");
    }

    [Fact]
    public async Task Buttons_lead_to_their_entry_and_an_old_one_says_that_the_document_changed()
    {
        var reply = await _question.RunAsync(Context("mesure 2"), Stop);
        var press = reply.ShouldNotBeNull().Message.Rows[0].OfType<Button.Press>().First();

        press.Action.ShouldStartWith("question:");
        (await PressAsync(press.Action["question:".Length..])).ShouldContain("rembourser");
        (await PressAsync("show/0123456789")).ShouldContain("changé");
        (await PressAsync("nonsense")).ShouldContain("changé");
        (await PressAsync("none")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_commands_show_the_programme_the_measures_and_help()
    {
        var families = new FamilyAnswers(_desk, _memories);

        (await new ProgrammeCommand(_desk, families).RunAsync(Context(""), Stop)).ShouldNotBeNull().Message.PlainText.ShouldContain("8 h 30");
        (await new MeasuresCommand(_desk, families).RunAsync(Context(""), Stop)).ShouldNotBeNull().Message.PlainText.ShouldContain("15");
        (await new HelpCommand(_desk, _memories).RunAsync(Context(""), Stop)).ShouldNotBeNull().Message.PlainText.ShouldContain("/programme");
    }

    [Fact]
    public async Task Help_lists_what_admins_can_do_to_admins_alone_and_only_in_private()
    {
        var (help, admin) = (new HelpCommand(_desk, _memories), Rights.None with { IsAdmin = true });

        (await help.RunAsync(Context("", rights: admin), Stop)).ShouldNotBeNull().Message.PlainText.ShouldContain("/campagne");
        (await help.RunAsync(Context("", rights: admin, kind: ChatKind.Group), Stop)).ShouldNotBeNull().Message.PlainText.ShouldNotContain("/campagne");
        (await help.RunAsync(Context(""), Stop)).ShouldNotBeNull().Message.PlainText.ShouldNotContain("/campagne");
    }

    [Fact]
    public async Task A_pack_is_calibrated_once_and_kept_by_its_hash()
    {
        using var folder = new TemporaryFolder();
        var cache = new CalibrationCache(folder.Path);
        var desk = new AnswerDesk(_packs, new AgendaService(_packs), cache, _memories, _calendar);

        var computed = await desk.CalibrateNextAsync(Stop);
        var again = new AnswerDesk(_packs, new AgendaService(_packs), cache, _memories, _calendar);

        computed.ShouldNotBeNull();
        cache.Find(_packs.Current).ShouldBe(computed);
        (await again.CalibrateNextAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public void A_spoiled_cache_file_is_not_believed()
    {
        using var folder = new TemporaryFolder();
        var cache = new CalibrationCache(folder.Path);
        cache.Keep(_packs.Current, new UnionBot.Answers.Thresholds(0.6, 0.4)).ShouldBeTrue();

        foreach (var file in Directory.GetFiles(folder.Path))
        {
            File.WriteAllText(file, """{"answer":7}""");
        }

        cache.Find(_packs.Current).ShouldBeNull();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<string> AskAsync(string text, string person = "7", string chat = "42", ChatKind kind = ChatKind.Private) =>
        (await _question.RunAsync(Context(text, person, chat, kind), Stop)).ShouldNotBeNull().Message.PlainText;

    private async Task<string> PressAsync(string action) => (await _question.PressAsync(Context(""), action, Stop)).ShouldNotBeNull().Message.PlainText;

    private CommandContext Context(string text, string person = "7", string chat = "42", ChatKind kind = ChatKind.Private, Rights? rights = null) => new()
    {
        Incoming = new Incoming
        {
            UpdateId = "1",
            Chat = new ChatAddress(Platform.Telegram, chat),
            ChatKind = kind,
            Person = new PersonAddress(Platform.Telegram, person),
            SentAt = _calendar.Now,
            Addressed = true,
            Content = new IncomingContent.Text(text, []),
            Route = new NoRoute(),
        },
        Rights = rights ?? Rights.None,
        Arguments = text,
        ArgumentBlocks = [],
        Receipt = new Receipt("telegram/1"),
    };

    private sealed record NoRoute : AnswerRoute;

    private sealed class MovedCalendar(DateTimeOffset now) : Calendar
    {
        public new DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("asking").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
