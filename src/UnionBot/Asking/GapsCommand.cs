using System.Globalization;
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
        // A topic that has left the pack has no title to be shown by.
        var lines = gaps.Select(g => (g.Asked, Entry: pack.Find(g.EntryId))).Where(l => l.Entry is not null).ToList();
        yield return Text(lines.Count == 0 ? None : Heading);
        foreach (var (asked, entry) in lines.Take(MostLines))
        {
            var about = entry!.Kind is EntryKind.Silence or EntryKind.Outside ? "" : ", pour ce que le document n'en dit pas";
            yield return new Block.Bullet([new Run(string.Create(CultureInfo.InvariantCulture, $"{pack.Shown(entry.Title)}{about} : {asked} fois"))]);
        }

        if (lines.Count > MostLines)
        {
            yield return Text(string.Create(CultureInfo.InvariantCulture, $"… et {lines.Count - MostLines} autres, moins demandés."));
        }

        yield return new Block.Paragraph([new Run(Rule, RunStyle.Italic)]);
    }

    private static Block.Paragraph Text(string text) => new([new Run(text)]);
}
