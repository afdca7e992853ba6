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

    /// <summary>Of those without an answer, asked while Discord had no session that it could tell them to: it drops what nobody can hear.</summary>
    public int WithoutSession { get; init; }

    /// <summary>Of those without an answer, told to a session that was lost before its client said that it had read so far: Discord tells them to no other.</summary>
    public int SessionLost { get; init; }

    /// <summary>Of those without an answer, told to the worker for certain: it owed an answer.</summary>
    public int Owed => Unanswered - WithoutSession - SessionLost - LostTwice;

    /// <summary>Of those without an answer, asked on Telegram: the network swallowed the answer and its one marked copy, and nobody repeats a third time what may have arrived twice.</summary>
    public int LostTwice { get; init; }

    /// <summary>Of those lost twice, a message that the end of its connection crossed on its way.</summary>
    public int LostUnread { get; init; }

    /// <summary>Of those owed, asked on Telegram, which keeps every update until it is taken.</summary>
    public int OwedOnTelegram { get; init; }

    /// <summary>Of those owed, slash commands that got no more than « thinking ».</summary>
    public int OwedToCommands { get; init; }

    /// <summary>Two sums together.</summary>
    public static QuestionSum operator +(QuestionSum a, QuestionSum b) => new()
    {
        Asked = a.Asked + b.Asked,
        Answered = a.Answered + b.Answered,
        AgainMarked = a.AgainMarked + b.AgainMarked,
        Repeated = a.Repeated + b.Repeated,
        Failed = a.Failed + b.Failed,
        WithoutSession = a.WithoutSession + b.WithoutSession,
        SessionLost = a.SessionLost + b.SessionLost,
        LostTwice = a.LostTwice + b.LostTwice,
        LostUnread = a.LostUnread + b.LostUnread,
        OwedOnTelegram = a.OwedOnTelegram + b.OwedOnTelegram,
        OwedToCommands = a.OwedToCommands + b.OwedToCommands,
    };

    /// <summary>One more, of which it is not known what the network did to its answers.</summary>
    /// <param name="answers">Each answer that its chat saw: whether it was marked.</param>
    /// <param name="onTelegram">Whether it was asked on Telegram.</param>
    public QuestionSum With(IReadOnlyList<bool> answers, bool onTelegram) => this + Seen(answers) with { OwedOnTelegram = onTelegram && answers.Count == 0 ? 1 : 0 };

    /// <summary>One more, asked on Telegram.</summary>
    /// <param name="answers">Each answer that its chat saw: whether it was marked.</param>
    /// <param name="lost">The messages to the chat that the network swallowed.</param>
    public QuestionSum With(IReadOnlyList<bool> answers, Swallowed lost) => this + Seen(answers) with
    {
        LostTwice = answers.Count == 0 && lost.Total > 1 ? 1 : 0,
        LostUnread = answers.Count == 0 && lost is { Total: > 1, Read: < 2 } ? 1 : 0,
        OwedOnTelegram = answers.Count == 0 && lost.Total < 2 ? 1 : 0,
    };

    /// <summary>One more, asked on Discord.</summary>
    /// <param name="answers">Each answer that its chat saw: whether it was marked.</param>
    /// <param name="told">How far Discord's gateway was when it was asked.</param>
    public QuestionSum With(IReadOnlyList<bool> answers, GatewayMark told) => this + Seen(answers) with
    {
        WithoutSession = answers.Count == 0 && !told.HadSession ? 1 : 0,
        SessionLost = answers.Count == 0 && told is { HadSession: true, WasRead: false } ? 1 : 0,
    };

    /// <summary>One more, asked by a slash command.</summary>
    public QuestionSum With(DoubleInteraction command) => this + new QuestionSum
    {
        Asked = 1,
        Answered = command.Answer.IsCompleted ? 1 : 0,
        Failed = !command.Answer.IsCompleted && command.ResponseType is null ? 1 : 0,
        Repeated = command.Standing > 1 ? 1 : 0,
        OwedToCommands = !command.Answer.IsCompleted && command.ResponseType is not null ? 1 : 0,
    };

    private static QuestionSum Seen(IReadOnlyList<bool> answers) => new()
    {
        Asked = 1,
        Answered = answers.Count > 0 ? 1 : 0,
        AgainMarked = answers.Count > 1 && answers.Count(marked => !marked) <= 1 ? 1 : 0,
        Repeated = answers.Count(marked => !marked) > 1 ? 1 : 0,
    };
}
