#pragma warning disable MA0048 // The preview and what it says are one idea.
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;

namespace UnionBot.Announcements;

/// <summary>Says what a post will be on each platform: its words where they differ, and else what differs beside them.</summary>
/// <remarks>
/// A preview is one message, in which one platform's words stand whole. What the other shows otherwise stands above as a sentence;
/// only words of its own stand below, whole too. A platform without a place that gets it is not spoken of, unless it has words of its own.
/// </remarks>
internal sealed class PostPreview(IEnumerable<IChatPlatform> platforms, Subscriptions subscriptions)
{
    private readonly IChatPlatform[] _platforms = [.. platforms.OrderBy(p => p.Platform)];

    /// <summary>The platforms that run.</summary>
    public IReadOnlyList<Platform> Running => [.. _platforms.Select(p => p.Platform)];

    /// <summary>What goes out on each platform.</summary>
    /// <param name="number">Its number, or <see langword="null"/> before it is sent.</param>
    /// <param name="reader">Where the preview is read.</param>
    public async Task<PostShown> ShowAsync(AnnouncementForm form, int? number, Platform reader, CancellationToken cancellationToken)
    {
        var places = await subscriptions.CountAsync(form.To, cancellationToken);
        List<One> all =
        [
            .. _platforms.Where(p => places.GetValueOrDefault(p.Platform) > 0 || form.Variants.ContainsKey(p.Platform))
                .Select(p => new One(p, AnnouncementComposer.Compose(form.On(p.Platform), number, late: null))),
        ];
        if (all.Count == 0)
        {
            var post = AnnouncementComposer.Compose(form.On(reader), number, late: null);
            return new PostShown(post, PostFrench.Follows, [], []);
        }

        var main = all.Find(o => o.Platform == reader) ?? all[0];
        var others = all.Where(o => o != main).ToList();
        var differ = others.Exists(o => !Same(o.Post.Blocks, main.Post.Blocks));
        List<string?> notes = [.. all.SelectMany(o => (string?[])[PostFrench.Parts(o.Platform, o.Parts), o.Platform == reader ? null : PostFrench.Looks(o.Platform, o.Looks)])];
        var alike = others.Count > 0 && notes.TrueForAll(n => n is null);
        return new PostShown(
            main.Post,
            differ || form.Variants.Count > 0 || (main.Platform != reader && others.Count == 0) ? PostFrench.FollowsOn(main.Platform)
                : others.Count == 0 ? PostFrench.Follows
                : PostFrench.FollowsOnAll(alike, [.. all.Select(o => o.Platform)]),
            [.. notes.OfType<string>()],
            [.. others.SelectMany(o => Other(o, main))]);
    }

    private static IEnumerable<Block> Other(One other, One main)
    {
        if (!Same(other.Post.Blocks, main.Post.Blocks))
        {
            yield return PlanningFrench.Bold(PostFrench.AndOn(other.Platform));
            foreach (var block in other.Post.Blocks)
            {
                yield return block;
            }
        }

        var (own, there) = (Labels(main.Post), Labels(other.Post));
        if (!there.SequenceEqual(own, StringComparer.Ordinal))
        {
            yield return PlanningFrench.Plain(PostFrench.Buttons(other.Platform, there));
        }
    }

    private static List<string> Labels(BotMessage post) => [.. post.Rows.SelectMany(r => r).Select(b => b.Label)];

    private static bool Same(IReadOnlyList<Block> one, IReadOnlyList<Block> other) =>
        string.Equals(MessageJson.Write(new BotMessage { Blocks = one }), MessageJson.Write(new BotMessage { Blocks = other }), StringComparison.Ordinal);

    /// <summary>A post as a platform takes it.</summary>
    private sealed class One(IChatPlatform platform, BotMessage post)
    {
        public Platform Platform => platform.Platform;

        public BotMessage Post => post;

        public IReadOnlyList<BotMessage> Parts { get; } = platform.Split(post);

        public IReadOnlyList<string> Looks { get; } = platform.LooksOf(post);
    }
}

/// <summary>A post as a preview shows it.</summary>
/// <param name="Post">What is shown whole.</param>
/// <param name="Header">The line right above it.</param>
/// <param name="Notes">The lines above that: into how many messages it is cut, and what else differs.</param>
/// <param name="Below">What follows it: another platform's own words.</param>
internal sealed record PostShown(BotMessage Post, string Header, IReadOnlyList<string> Notes, IReadOnlyList<Block> Below);
