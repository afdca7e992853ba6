using UnionBot.Messages;

namespace UnionBot.Conversation;

/// <summary>Something a person can make the bot do. Lives with its feature.</summary>
internal interface ICommand
{
    /// <summary>Its name, its words, who may use it.</summary>
    CommandSpec Spec { get; }

    /// <summary>The command was typed or chosen.</summary>
    /// <returns>The answer, or <see langword="null"/> for silence.</returns>
    Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken);

    /// <summary>A button whose action begins with <c>name:</c> was pressed; <paramref name="action"/> is what follows the colon.</summary>
    Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken) => Task.FromResult<Reply?>(null);

    /// <summary>The person went on in a dialogue that this command opened with <see cref="Dialogues.Open"/>.</summary>
    /// <param name="step">What the command noted when it opened the dialogue.</param>
    Task<Reply?> ContinueAsync(CommandContext context, string step, CancellationToken cancellationToken) => Task.FromResult<Reply?>(null);
}
