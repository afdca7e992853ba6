using System.Text.Json.Nodes;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>Discord's OpenAPI document, read once from the sources.</summary>
internal static class OpenApi
{
    public static JsonObject Document { get; } = JsonNode.Parse(File.ReadAllText(Find()))!.AsObject();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "tests", "UnionBot.Tests", "reference", "discord-openapi.json");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException("discord-openapi.json stands in tests/UnionBot.Tests/reference; the tests run from below the repository.");
    }
}
