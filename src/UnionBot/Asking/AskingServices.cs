using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UnionBot.Conversation;

namespace UnionBot.Asking;

/// <summary>Registers the room.</summary>
internal static class AskingServices
{
    /// <summary>Adds the question, its engine and its help. Needs a pack store, the agenda and a calendar.</summary>
    public static IServiceCollection AddAsking(this IServiceCollection services)
    {
        services.AddSingleton(s => new CalibrationCache(s.GetRequiredService<IConfiguration>()["Data:Folder"]));
        services.AddSingleton<DialogueMemories>();
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton<FamilyAnswers>();
        services.AddSingleton<ICommand, QuestionCommand>();
        services.AddSingleton<ICommand, ProgrammeCommand>();
        services.AddSingleton<ICommand, MeasuresCommand>();
        services.AddSingleton<ICommand, HelpCommand>();
        services.AddSingleton<GapLog>();
        services.AddSingleton<ICommand, GapsCommand>();
        services.AddHostedService<GapWriter>();
        services.AddHostedService<CalibrationWorker>();
        return services;
    }
}
