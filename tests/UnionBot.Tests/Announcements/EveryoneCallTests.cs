using CsCheck;
using UnionBot.Messages;

namespace UnionBot.Tests.Announcements;

/// <summary>« @everyone » is a word like others until somebody lets it ring.</summary>
public sealed class EveryoneCallTests
{
    private static readonly string[] Scraps = ["@everyone", "@here", "@", "everyone", "a", " ", "\n", "é", ", ", "@hereby", "`", "\\"];

    private static readonly Gen<string> AnyText = Gen.Int[0, Scraps.Length - 1].Array[1, 8].Select(parts => string.Concat(parts.Select(p => Scraps[p])));

    private static readonly Gen<BotMessage> AnyMessage =
        Gen.Select(AnyText, Gen.Int[0, 63]).Select((text, style) => new Run(text, (RunStyle)style)).Array[1, 4].Select(runs => new BotMessage { Blocks = [new Block.Paragraph(runs)] });

    [Fact]
    public void Whatever_is_typed_rings_only_once_it_is_allowed_and_no_letter_changes() => AnyMessage.Sample(message =>
    {
        var allowed = EveryoneCall.Allow(message);
        var silenced = EveryoneCall.Silence(allowed);
        return !EveryoneCall.Rings(message)
            && EveryoneCall.Rings(allowed) == EveryoneCall.In(message) is not null
            && !EveryoneCall.Rings(silenced)
            && string.Equals(allowed.PlainText, message.PlainText, StringComparison.Ordinal)
            && string.Equals(silenced.PlainText, message.PlainText, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("Bonjour @everyone !", "@everyone")]
    [InlineData("(@here)", "@here")]
    [InlineData("moi@everyone.fr", null)]
    [InlineData("@everyones", null)]
    [InlineData("@Everyone", null)]
    [InlineData("@ everyone", null)]
    public void Only_the_very_word_alone_is_such_a_word(string text, string? word) => EveryoneCall.In(BotMessage.Plain(text)).ShouldBe(word);

    [Fact]
    public void It_survives_the_database()
    {
        var allowed = EveryoneCall.Allow(BotMessage.Plain("Bonjour @everyone, venez"));

        var read = MessageJson.Read(MessageJson.Write(allowed));

        read.Blocks.ShouldHaveSingleItem().Runs.ShouldBe([new Run("Bonjour "), new Run("@everyone", RunStyle.Calls), new Run(", venez")]);
    }
}
