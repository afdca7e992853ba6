using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Health;
using UnionBot.Live;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Tests.Time;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

public sealed class WiringTests
{
    [Fact]
    public void The_rooms_resolve_from_what_they_register_and_can_be_disposed_of_without_waiting()
    {
        var folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Folder"] = folder }).Build());
        services.AddSingleton(TimeProvider.System).AddSingleton<Calendar>(new FixedCalendar(TestPacks.March("19 17:00")));
        services.AddSingleton<HealthBoard>().AddSingleton(new PackStore(TestPacks.With()));
        services.AddSingleton<IChatPlatform>(new MutePlatform(Platform.Telegram));
        services.AddSingleton(NSubstitute.Substitute.For<IHostApplicationLifetime>());
        services.AddStorage().AddPeople().AddOutbox().AddSingleton<Dialogues>();
        services.AddAgenda().AddAnnouncements().AddLive();

        using (var provider = services.BuildServiceProvider())
        {
            provider.GetServices<ICommand>().Select(c => c.Spec.Name).ShouldBe(["ics", "accord", "annoncer", "planning", "campagne", "choix", "verifier", "etat", "direct", "corriger", "retirer", "epingler", "bilan", "silence", "reprendre"]);
            provider.GetServices<IHostedService>().OfType<AnnouncementClock>().ShouldHaveSingleItem();
            provider.GetServices<ICommand>().ShouldAllBe(c => c.Spec.Summary.Length <= 100 && c.Spec.Options.All(o => o.Summary.Length <= 100) && (c.Spec.OnlyInPrivate || c.Spec.For == Audience.Everyone));
        }

        Directory.Delete(folder, recursive: true);
    }
}
