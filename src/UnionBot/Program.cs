using System.CommandLine;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Asking;
using UnionBot.CommandLine;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Discord;
using UnionBot.Live;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Telegram;
using UnionBot.Time;

namespace UnionBot;

/// <summary>The composition root: clocks, configuration, which platforms.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.InputEncoding = Encoding.UTF8;
#pragma warning disable RS0030 // The one place where the clocks are picked.
        var machine = TimeProvider.System;
#pragma warning restore RS0030
        var home = Home.Find(AppContext.BaseDirectory);
        return await Verbs.Of(home, machine, new MachineCalendar(machine), Compose).Parse(args)
            .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }); // SIGTERM is the host's.
    }

    /// <summary>The worker, ready to run; the rehearsal calls this with another calendar.</summary>
    /// <param name="configuration">The settings, checked.</param>
    /// <param name="pack">The content pack, checked.</param>
    /// <param name="machine">Protocol time.</param>
    /// <param name="calendar">Calendar time.</param>
    internal static HostApplicationBuilder Compose(IConfigurationRoot configuration, ContentPack pack, TimeProvider machine, Calendar calendar)
    {
        var builder = WorkerHost.CreateBuilder(configuration, pack, machine, calendar);
        builder.Services
            .AddStorage()
            .AddPeople()
            .AddOutbox()
            .AddConversation()
            .AddAgenda()
            .AddAsking()
            .AddAnnouncements()
            .AddLive()
            .AddTelegram(configuration)
            .AddDiscord(configuration)
            .AddRun();
        return builder;
    }
}
