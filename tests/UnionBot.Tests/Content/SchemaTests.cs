using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using UnionBot.Content;

namespace UnionBot.Tests.Content;

public sealed class SchemaTests
{
    private static readonly string[] s_packs = [Repository.Pack, Path.Combine(Repository.Root, "tests", "UnionBot.Tests", "packs", "congres-sante-2026")];

    public static TheoryData<string, string> Files
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in s_packs.SelectMany(p => Directory.EnumerateFiles(p, "*.yaml", SearchOption.AllDirectories)))
            {
                data.Add(Path.GetRelativePath(Repository.Root, file), SchemaOf(file));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_file_of_a_pack_fits_its_schema_and_names_it(string file, string schema)
    {
        var path = Path.Combine(Repository.Root, file);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        (await Load(schema)).Validate(Json(text)).ShouldBeEmpty();
        var named = text.Split('\n')[0]["# yaml-language-server: $schema=".Length..].Trim();
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, named)).ShouldBe(Path.Combine(Repository.Root, "config", "schema", $"{schema}.schema.json"));
    }

    [Theory]
    [InlineData("event", "id: a\ntitle: b\nzone: c\ndays: [2026-10-03]\n")]
    [InlineData("event", "id: a\ntitle: b\nzone: c\ndays: [3 octobre]\ndocument: d\n")]
    [InlineData("entries", "entries:\n  - id: a\n    titel: b\n")]
    [InlineData("entries", "entries:\n  - id: A b\n    title: b\n")]
    [InlineData("entries", "entries:\n  - id: a\n    title: b\n    status: sûr\n")]
    [InlineData("announcements", "announcements:\n  - id: a\n    when: demain\n    blocks:\n      - text: b\n")]
    [InlineData("announcements", "announcements:\n  - id: a\n    when: J-1 9:00\n    blocks:\n      - text: b\n        quote: c\n")]
    [InlineData("rehearsal", "steps:\n  - when: J-1 9:00\n    who: a\n    ask: b\n    live: c\n")]
    public async Task A_schema_refuses_what_the_reader_refuses(string schema, string text) =>
        (await Load(schema)).Validate(Json(text)).ShouldNotBeEmpty();

    private static Task<JsonSchema> Load(string schema) =>
        JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "config", "schema", $"{schema}.schema.json"), TestContext.Current.CancellationToken);

    private static string SchemaOf(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)) is "entries" ? "entries" : Path.GetFileNameWithoutExtension(file);

    private static JToken Json(string yaml)
    {
        var findings = new FindingList();
        var root = YamlScan.Read(yaml, "test", findings);
        findings.Faults.ShouldBe(0);
        return Json(root!);
    }

    private static JToken Json(PackNode node) => node switch
    {
        PackNode.Map map => new JObject(map.Pairs.Select(p => new JProperty(p.Key.Text, Json(p.Value)))),
        PackNode.List list => new JArray(list.Items.Select(Json)),
        PackNode.Scalar { Plain: true, Text: "true" or "false" } truth => new JValue(truth.Text is "true"),
        PackNode.Scalar { Plain: true } number when int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => new JValue(value),
        PackNode.Scalar text => new JValue(text.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
