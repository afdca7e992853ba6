using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UnionBot.Conversation;

namespace UnionBot.Announcements;

/// <summary>Registers the room.</summary>
internal static class AnnouncementsServices
{
    /// <summary>Adds the plan, its clock, the command that adds to it, and the buttons of what only an admin can decide.</summary>
    public static IServiceCollection AddAnnouncements(this IServiceCollection services)
    {
        services.AddSingleton<PlanBell>();
        services.AddSingleton<PackPhotos>();
        services.AddSingleton<AnnouncementPlan>();
        services.AddSingleton<AnnouncementPublisher>();
        services.AddSingleton<AnnouncementScheduler>();
        services.AddSingleton<Reconciler>();
        services.AddHostedService<AnnouncementClock>();
        services.AddOptions<AnnouncementsOptions>().BindConfiguration("Announcements").ValidateOnStart();
        services.AddSingleton<IValidateOptions<AnnouncementsOptions>, AnnouncementsOptions.RangesHold>();
        services.AddSingleton<Approvals>();
        services.AddSingleton<PlanEdits>();
        services.AddSingleton<ApprovalDesk>();
        services.AddSingleton<ICommand, ApprovalCommand>();
        services.AddSingleton<WhenReader>();
        services.AddSingleton<PostPreview>();
        services.AddSingleton<AnnounceViews>();
        services.AddSingleton<AnnounceDesk>();
        services.AddSingleton<ICommand, AnnounceCommand>();
        services.AddSingleton<PlanningViews>();
        services.AddSingleton<PlanningDesk>();
        services.AddSingleton<PlanEditPreview>();
        services.AddSingleton<PlanEditDesk>();
        services.AddSingleton<ICommand, PlanningCommand>();
        services.AddSingleton<CampaignViews>();
        services.AddSingleton<CampaignDesk>();
        services.AddSingleton<ICommand, CampaignCommand>();
        services.AddSingleton<ChoiceDesk>();
        services.AddSingleton<ICommand, ChoiceCommand>();
        services.AddSingleton<CheckDesk>();
        services.AddHostedService<CheckKeeper>();
        services.AddSingleton<ICommand, CheckCommand>();
        services.AddSingleton<ICommand, StateCommand>();
        return services;
    }
}
