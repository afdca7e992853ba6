using System.Text.Json.Nodes;

namespace UnionBot.Tests.Emulators.Telegram;

public sealed class MarkupTests
{
    public static TheoryData<string, string, string, string> Texts => new()
    {
        { "HTML", "<b>Gras <i>et italique</i></b> &lt;3 &amp; &#233;", "Gras et italique <3 & é", "bold 0+16, italic 5+11" },
        { "HTML", "<a href=\"https://cgt.fr/?a=1&amp;b=2\">ici</a>", "ici", "text_link 0+3 https://cgt.fr/?a=1&b=2" },
        { "HTML", "<pre><code class=\"language-python\">x = 1</code></pre>", "x = 1", "pre 0+5 python" },
        { "HTML", "<blockquote expandable>long</blockquote><tg-spoiler>chut</tg-spoiler>", "longchut", "expandable_blockquote 0+4, spoiler 4+4" },
        { "HTML", "<s>non</s> <u>oui</u> <code>a&b</code>", "non oui a&b", "strikethrough 0+3, underline 4+3, code 8+3" },
        { "MarkdownV2", @"*gras _et italique_* fin\.", "gras et italique fin.", "bold 0+16, italic 5+11" },
        { "MarkdownV2", "__souligné__ ~barré~ ||caché||", "souligné barré caché", "underline 0+8, strikethrough 9+5, spoiler 15+5" },
        { "MarkdownV2", @"[ici](https://cgt.fr/\)) `a.b`", "ici a.b", "text_link 0+3 https://cgt.fr/), code 4+3" },
        { "MarkdownV2", "```python\nx = 1```", "x = 1", "pre 0+5 python" },
        { "MarkdownV2", ">cité\n>encore\nlibre", "cité\nencore\nlibre", "blockquote 0+11" },
        { "Markdown", @"*gras* _penché_ \*non\* [ici](https://cgt.fr)", "gras penché *non* ici", "bold 0+4, italic 5+6, text_link 18+3 https://cgt.fr" },
        { "", "écrire à a.b@cgt.fr, voir https://cgt.fr/x. #grève @amina", "écrire à a.b@cgt.fr, voir https://cgt.fr/x. #grève @amina", "email 9+10, url 26+16, hashtag 44+6, mention 51+6" },
        { "", "12:30 à 1.5 km, cf. J-7/J+1, e.g. rien", "12:30 à 1.5 km, cf. J-7/J+1, e.g. rien", "" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Markup_becomes_entities(string mode, string given, string text, string entities)
    {
        await using var client = await DoubleClient.StartAsync();
        var user = client.Tg.User("Amina");
        client.Tg.Start(user);

        var message = (await client.CallAsync("sendMessage", new { chat_id = user.Id, text = given, parse_mode = mode })).Result;

        ((string)message["text"]!).ShouldBe(text);
        string.Join(", ", (message["entities"]?.AsArray() ?? []).Select(Describe)).ShouldBe(entities);
    }

    private static string Describe(JsonNode? entity) =>
        $"{entity!["type"]} {entity["offset"]}+{entity["length"]} {entity["url"] ?? entity["language"]}".TrimEnd();
}
