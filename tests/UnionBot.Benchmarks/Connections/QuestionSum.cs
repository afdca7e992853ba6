using UnionBot.Emulators.Discord;

namespace UnionBot.Benchmarks.Connections;

/// <summary>How members were answered, each question its own.</summary>
internal sealed record QuestionSum
{
    /// <summary>Questions asked.</summary>
    public int Asked { get; init; }

    /// <summary>Of them answered.</summary>
    public int Answered { get; init; }

    /// <summary>Answered again, and the copy says so (« ↻ »): the first answer had stayed without an echo.</summary>
    public int AgainMarked { get; init; }

    /// <summary>Answered twice without a mark.</summary>
    public int Repeated { get; init; }

    /// <summary>Slash commands for which Discord told the member that the application did not respond: its three seconds passed within a fault.</summary>
    public int Failed { get; init; }

    /// <summary>Neither answered nor told that it failed.</summary>
    public int Unanswered => Asked - Answered - Failed;

    /// <summary>Of those without an answer, asked on Telegram.</summary>
    public int UnansweredOnTelegram { get; init; }

    /// <summary>Two sums together.</summary>
    public static QuestionSum operator +(QuestionSum a, QuestionSum b) => new()
    {
        Asked = a.Asked + b.Asked,
        Answered = a.Answered + b.Answered,
        AgainMarked = a.AgainMarked + b.AgainMarked,
        Repeated = a.Repeated + b.Repeated,
        Failed = a.Failed + b.Failed,
        UnansweredOnTelegram = a.UnansweredOnTelegram + b.UnansweredOnTelegram,
    };

    /// <summary>One more, by the answers that its chat saw.</summary>
    /// <param name="answers">Each answer, whether it was marked.</param>
    /// <param name="onTelegram">Whether it was asked there.</param>
    public QuestionSum With(IReadOnlyList<bool> answers, bool onTelegram) => this + new QuestionSum
    {
        Asked = 1,
        Answered = answers.Count > 0 ? 1 : 0,
        AgainMarked = answers.Count > 1 && answers.Count(marked => !marked) <= 1 ? 1 : 0,
        Repeated = answers.Count(marked => !marked) > 1 ? 1 : 0,
        UnansweredOnTelegram = onTelegram && answers.Count == 0 ? 1 : 0,
    };

    /// <summary>One more, asked by a slash command.</summary>
    public QuestionSum With(DoubleInteraction command) => this + new QuestionSum
    {
        Asked = 1,
        Answered = command.Answer.IsCompleted ? 1 : 0,
        Failed = !command.Answer.IsCompleted && command.ResponseType is null ? 1 : 0,
        Repeated = command.FollowUps > 0 ? 1 : 0,
    };
}
