using NetArchTest.Rules;

namespace UnionBot.Tests.Architecture;

/// <summary>The walls of the house: a row for each room, and no room without a row.</summary>
public sealed class WallTests
{
    private static readonly string[] Everywhere = ["Time", "Health", "French"];

    /// <summary>What a room may use beside <see cref="Everywhere"/>: all that is not listed is forbidden.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Messages"] = [],
        ["Time"] = [],
        ["Health"] = [],
        ["French"] = [],
        ["Photos"] = [],
        ["Storage"] = [],
        ["Content"] = ["Messages"],
        ["People"] = ["Messages", "Storage"],
        ["Outbox"] = ["Messages", "People", "Storage"],
        ["Conversation"] = ["Messages", "Outbox", "People", "Storage"],
        ["Agenda"] = ["Messages", "Content", "Conversation", "Storage"],
        ["Answers"] = ["Messages", "Content", "Agenda"],
        ["Asking"] = ["Messages", "Content", "Agenda", "Answers", "Conversation", "People", "Storage"],
        ["Announcements"] = ["Messages", "Photos", "Content", "Agenda", "Conversation", "Outbox", "People", "Storage"],
        ["Live"] = ["Messages", "Photos", "Content", "Agenda", "Announcements", "Conversation", "Outbox", "People", "Storage"],
        ["Telegram"] = ["Messages", "Conversation", "Outbox", "People", "Photos", "Storage"],
        ["Discord"] = ["Messages", "Conversation", "Outbox", "People", "Photos", "Storage"],
        ["CommandLine"] = [.. "Messages Photos Storage Content People Outbox Conversation Agenda Answers Asking Announcements Live".Split(' ')],
    };

    /// <summary>Packages that only some rooms may know.</summary>
    private static readonly Dictionary<string, string[]> OnlyIn = new(StringComparer.Ordinal)
    {
        ["Telegram.Bot"] = ["Telegram"],
        ["UnionBot.DiscordApi"] = ["Discord"],
        ["Quartz"] = ["Announcements"],
        ["Ical.Net"] = ["Agenda"],
        ["YamlDotNet"] = ["Content"],
        ["System.CommandLine"] = ["CommandLine"],
        ["Dapper"] = ["Storage", "People", "Outbox", "Conversation", "Agenda", "Asking", "Announcements", "Live"],
        ["Microsoft.Data.Sqlite"] = ["Storage", "People", "Outbox", "Conversation", "Agenda", "Asking", "Announcements", "Live"],
    };

    public static TheoryData<string> Rooms => [.. MayUse.Keys];

    public static TheoryData<string> Packages => [.. OnlyIn.Keys];

    [Fact]
    public void Every_folder_has_a_row_and_every_row_a_folder()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "UnionBot"))
            .Select(f => Path.GetFileName(f)!)
            .Where(f => f is not ("bin" or "obj"));

        folders.Order(StringComparer.Ordinal).ShouldBe(MayUse.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_what_its_row_allows(string room)
    {
        var allowed = MayUse[room].Concat(Everywhere).Append(room).ToHashSet(StringComparer.Ordinal);
        var forbidden = MayUse.Keys.Where(r => !allowed.Contains(r)).Select(r => $"UnionBot.{r}").ToArray();

        Offenders(room, forbidden).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_stays_in_its_rooms(string package)
    {
        foreach (var room in MayUse.Keys.Except(OnlyIn[package], StringComparer.Ordinal))
        {
            Offenders(room, package).ShouldBeEmpty(room);
        }
    }

    [Fact]
    public void The_doubles_know_no_project_of_ours_and_no_bot_package() =>
        typeof(UnionBot.Emulators.Telegram.TelegramDouble).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n.StartsWith("UnionBot", StringComparison.Ordinal) || n.StartsWith("Telegram", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void The_Discord_client_knows_no_project_of_ours() =>
        typeof(UnionBot.DiscordApi.Snowflake).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n.StartsWith("UnionBot", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Repository.SourceFiles()
            .Where(f => File.ReadLines(f).Count() > 400)
            .Select(f => Path.GetRelativePath(Repository.Root, f))
            .ShouldBeEmpty();

    [Fact]
    public void There_are_three_interfaces() =>
        Types.InAssembly(typeof(Messages.BotMessage).Assembly).That().AreInterfaces().GetTypes()
            .Where(t => t.Namespace?.StartsWith("UnionBot", StringComparison.Ordinal) == true)
            .Select(t => t.Name)
            .ShouldBeSubsetOf(["IChatPlatform", "IPersonalData", "ICommand"]);

    private static IEnumerable<string> Offenders(string room, params string[] forbidden) =>
        Types.InAssembly(typeof(Messages.BotMessage).Assembly)
            .That().ResideInNamespaceMatching($@"^UnionBot\.{room}($|\.)")
            .And().HaveDependencyOnAny(forbidden)
            .GetTypes()
            .Select(t => t.FullName!);
}
