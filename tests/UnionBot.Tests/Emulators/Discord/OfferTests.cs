using System.Text.RegularExpressions;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>What the double offers of the OpenAPI document, and that it names the rest.</summary>
public sealed partial class OfferTests
{
    [Fact]
    public void Every_route_offered_stands_in_the_document()
    {
        var documented = OpenApi.Operations.ToHashSet(StringComparer.Ordinal);
        DiscordDouble.Routes.Where(route => !documented.Contains(route)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_other_route_is_refused_by_name()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var rest = OpenApi.Operations.Except(DiscordDouble.Routes, StringComparer.Ordinal).ToList();
        rest.Count.ShouldBeGreaterThan(150);
        foreach (var route in rest)
        {
            var (method, template) = (route.Split(' ')[0], route.Split(' ')[1]);
            var path = Parameter().Replace(template, "123456789012345678");
            var answer = await ground.Rest.SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : "{}");
            (answer.Number, (string?)answer.Json!["message"]).ShouldBe((501, $"The double does not offer {method} {path}."), route);
        }
    }

    [GeneratedRegex(@"\{[a-z_0-9]+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();
}
