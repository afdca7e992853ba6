using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Emulators.Telegram;
using UnionBot.Outbox;

namespace UnionBot.Rehearsal;

/// <summary>Plays the script against the running worker and leaps over empty time.</summary>
/// <remarks>It leaps to one second before the next due or scripted instant, never while a due delivery or a scripted exchange is open.</remarks>
internal sealed class Director(
    ContentPack pack, IReadOnlyList<PlatformStage> stages, LeapingCalendar calendar, TimeProvider machine,
    OutboxLedger ledger, AnnouncementPlan plan, AnswerSender answers, ConversationInbox inbox, Screen screen)
{
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan QuietAfter = TimeSpan.FromSeconds(30);

    private readonly List<DueItem> _published = [];
    private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);

    /// <summary>What was published from chat, with the instant it was due.</summary>
    public IReadOnlyList<DueItem> Published => _published;

    /// <summary>How every question was answered.</summary>
    public List<QuestionResult> Questions { get; } = [];

    /// <summary>What went wrong in a scripted exchange, a sentence each.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Plays everything up to <paramref name="end"/>.</summary>
    /// <param name="moments">What is scripted, in order of time.</param>
    /// <param name="due">When announcements are due; they come by themselves.</param>
    public async Task PlayAsync(IReadOnlyList<Moment> moments, IReadOnlyList<DateTimeOffset> due, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var instants = moments.Select(m => m.At).Concat(due).Concat(_published.Select(p => p.At)).Where(i => i < end);
        var upcoming = new SortedSet<DateTimeOffset>(instants);
        var next = 0;
        var total = Math.Max(1, moments.Count + due.Count);
        var passed = 0;
        while (true)
        {
            while (next < moments.Count && moments[next].At <= calendar.Now)
            {
                var moment = moments[next++];
                await ActAsync(moment, upcoming, cancellationToken);
                screen.Progress(++passed / (double)total);
            }

            await UntilQuietAsync(cancellationToken);
            ShowArrivals();
            upcoming.RemoveWhere(i => i <= calendar.Now);
            if (upcoming.Count == 0)
            {
                break;
            }

            var target = upcoming.Min;
            calendar.LeapTo(target - Lead);
            await UntilAsync(target, cancellationToken);
            if (due.Contains(target))
            {
                screen.Progress(++passed / (double)total);
            }
        }

        screen.Progress(1);
    }

    private async Task ActAsync(Moment moment, SortedSet<DateTimeOffset> upcoming, CancellationToken cancellationToken)
    {
        var stage = stages.Single(s => string.Equals(s.Name, moment.Platform, StringComparison.Ordinal));
        var step = moment.Step;
        try
        {
            switch (step.Kind)
            {
                case RehearsalStepKind.Ask:
                    var said = await stage.SayAsync(step.Who, step.Text, cancellationToken);
                    var right = Verdict.IsRight(said, step.Expect, pack);
                    Questions.Add(new QuestionResult(moment, said.Text, right));
                    screen.Asked(moment, said, right);
                    break;

                case RehearsalStepKind.Announce:
                    var echo = await stage.SayAsync(step.Who, $"/annoncer {step.Text}", cancellationToken);
                    screen.Happened(moment.At, stage.Name, step.Who, $"/annoncer {step.Text}", echo.Text);
                    await stage.PressAsync(step.Who, Labels.Confirm, cancellationToken);
                    var text = step.Text[(step.Text.IndexOf('|', StringComparison.Ordinal) + 1)..].Trim();
                    var at = await PlannedAtAsync(step.Text, cancellationToken);
                    _published.Add(new DueItem($"annonce de {step.Who}", at, [text]));
                    upcoming.Add(at);
                    break;

                case RehearsalStepKind.LiveText:
                    await stage.SayAsync(step.Who, "/direct", cancellationToken);
                    await stage.SayAsync(step.Who, step.Text, cancellationToken);
                    await PublishAsync(stage, moment, photo: false, cancellationToken);
                    break;

                case RehearsalStepKind.LivePhoto:
                    await stage.SayAsync(step.Who, "/direct", cancellationToken);
                    await stage.SendPhotoAsync(step.Who, SamplePicture.Png(96, 64), step.Text, cancellationToken);
                    await PublishAsync(stage, moment, photo: true, cancellationToken);
                    break;

                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        catch (TimeoutException)
        {
            Faults.Add($"sans réponse : {moment.Platform}, {step.Who}, « {step.Text} »");
            screen.Happened(moment.At, stage.Name, step.Who, step.Text, "— pas de réponse —");
        }
    }

    private async Task PublishAsync(PlatformStage stage, Moment moment, bool photo, CancellationToken cancellationToken)
    {
        _published.Add(new DueItem(photo ? "photo en direct" : "texte en direct", calendar.Now, moment.Step.Text.Length > 0 ? [moment.Step.Text] : [], photo));
        var answer = await stage.PressAsync(moment.Step.Who, Labels.Publish, cancellationToken);
        screen.Happened(moment.At, stage.Name, moment.Step.Who, moment.Step.Text, answer.Text);
    }

    /// <summary>The instant the admin's announcement is due, by the rehearsal's own reckoning of the script's time.</summary>
    private Task<DateTimeOffset> PlannedAtAsync(string text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var when = text.Split('|')[0].Trim();
        return Task.FromResult(
            Time.AnchorText.TryParse(when, out var anchor) && Agenda.ProgrammeAnchors.Resolve(Agenda.AgendaService.Of(pack), anchor) is { } instant
                ? instant.Instant
                : throw new FormatException($"The script's announcement time '{when}' must be written as an anchor, such as J-2 12:00."));
    }

    private void ShowArrivals()
    {
        var arrivals = new List<Arrival>();
        foreach (var stage in stages)
        {
            foreach (var place in stage.Places)
            {
                var said = stage.SaidIn(place);
                arrivals.AddRange(said.Skip(_shown.GetValueOrDefault(place)).Select(message => new Arrival(stage.Name, place, message)));
                _shown[place] = said.Count;
            }
        }

        screen.Arrived(arrivals);
    }

    /// <summary>Whether every announcement that is due was published, and every delivery that is due was made.</summary>
    private async Task<bool> NothingIsDueAsync(CancellationToken cancellationToken) =>
        !(await plan.NextAsync(cancellationToken) is { } next && next.DueAt <= calendar.Now)
        && await ledger.IsQuietAsync(calendar.Now, cancellationToken);

    private async Task UntilAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        while (calendar.Now < instant)
        {
            var rest = instant - calendar.Now;
            await Task.Delay(rest > TimeSpan.FromMilliseconds(1) ? rest : TimeSpan.FromMilliseconds(1), machine, cancellationToken);
        }
    }

    /// <summary>Waits until nothing is due, on its way or being answered.</summary>
    private async Task UntilQuietAsync(CancellationToken cancellationToken)
    {
        var began = machine.GetTimestamp();
        var quiet = 0;
        while (quiet < 2)
        {
            await Task.Delay(Breath, machine, cancellationToken);
            quiet = inbox.IsIdle && answers.IsIdle && stages.All(s => s.IsIdle) && await NothingIsDueAsync(cancellationToken) ? quiet + 1 : 0;
            if (machine.GetElapsedTime(began) > QuietAfter)
            {
                Faults.Add($"à {calendar.Now:u} quelque chose reste ouvert après {QuietAfter.TotalSeconds:0} s");
                return;
            }
        }
    }
}
