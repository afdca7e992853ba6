using System.Globalization;
using UnionBot.Answers;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Asking;

/// <summary><c>/manques</c>: tells admins which topics are asked for and not found, from five questions on.</summary>
internal sealed class GapsCommand(AnswerDesk desk, Database database, TimeProvider time) : ICommand
{
    private const int MostLines = 40;
    private const string Heading = "Demandé, et pas trouvé dans le document :";
    private const string None = "Aucun sujet absent du document n'a été demandé cinq fois.";
    private const string Rule = "Un sujet demandé moins de cinq fois n'est pas montré. Je ne garde qu'un compte par sujet : ni les mots, ni qui, ni quand.";
    private const string Later = "Je n'arrive pas à lire mes comptes en ce moment. Réessaie dans quelques minutes.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "manques",
        Summary = "Ce qui est souvent demandé et que le document ne dit pas",
        For = Audience.Admins,
        OnlyInPrivate = true,
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var pack = desk.Engine.Pack;
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var gaps = await database.ReadAsync(connection => GapStore.Shown(connection, pack.Event.Id), either.Token);
            return new Reply { Message = new BotMessage { Blocks = [.. Blocks(pack, gaps)] } };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Reply.Plain(Later);
        }
    }

    private static IEnumerable<Block> Blocks(ContentPack pack, IReadOnlyList<Gap> gaps)
    {
        var lines = gaps.Select(g => (g.Asked, Title: Title(pack, g.EntryId))).Where(l => l.Title is not null).ToList();
        yield return Text(lines.Count == 0 ? None : Heading);
        foreach (var (asked, title) in lines.Take(MostLines))
        {
            yield return new Block.Bullet([new Run(string.Create(CultureInfo.InvariantCulture, $"{title} : {asked} fois"))]);
        }

        if (lines.Count > MostLines)
        {
            yield return Text(string.Create(CultureInfo.InvariantCulture, $"… et {lines.Count - MostLines} autres, moins demandés."));
        }

        yield return new Block.Paragraph([new Run(Rule, RunStyle.Italic)]);
    }

    /// <summary>What a topic is called; a topic that has left the pack has no name any more.</summary>
    private static string? Title(ContentPack pack, string topic)
    {
        if (topic.StartsWith(Answer.PracticalTopic, StringComparison.Ordinal))
        {
            var name = topic[Answer.PracticalTopic.Length..];
            return char.ToUpperInvariant(name[0]) + name[1..];
        }

        return pack.Find(topic) switch
        {
            null => null,
            { Kind: EntryKind.Silence or EntryKind.Outside } entry => pack.Shown(entry.Title),
            { } entry => $"{pack.Shown(entry.Title)}, pour ce que le document n'en dit pas",
        };
    }

    private static Block.Paragraph Text(string text) => new([new Run(text)]);
}
