using UnionBot.CommandLine;
using UnionBot.Content;
using UnionBot.Tests.Content;
using UnionBot.Tests.Photos;

namespace UnionBot.Tests.CommandLine;

public sealed class PhotoFaultTests
{
    private const string Plan = "announcements:\n  - id: veille\n    when: J-1 18:00\n    photo: salle.png\n    blocks:\n      - text: À demain.\n";

    [Fact]
    public void A_photo_that_could_not_be_sent_is_a_fault_with_its_line()
    {
        using var pack = PackFolder.Small().With("announcements.yaml", Plan).With("assets/salle.png", [.. TinyPhotos.Png()[..40]]);

        var (code, text) = Check(pack);

        code.ShouldBe(1);
        text.ShouldContain($"{Path.Combine(pack.Path, "announcements.yaml")}:4: « photo: salle.png » ne peut pas partir. La photo est abîmée");
        text.ShouldContain("1 faute");
    }

    [Fact]
    public void A_photo_that_can_be_sent_is_none()
    {
        using var pack = PackFolder.Small().With("announcements.yaml", Plan).With("assets/salle.png", TinyPhotos.Png());

        Check(pack).Code.ShouldBe(0, Check(pack).Text);
    }

    [Fact]
    public void An_edit_that_brings_such_a_photo_leaves_the_old_content_in_force()
    {
        using var pack = PackFolder.Small();
        var store = new PackStore(pack.Read().Pack!);
        var old = store.Current;
        pack.With("announcements.yaml", Plan).With("assets/salle.png", "GIF89a"u8.ToArray());

        var faults = store.Reload(PhotoFaults.Of);

        faults.ShouldContain(f => f.Severity == FindingSeverity.Fault && f.Line == 4);
        store.Current.ShouldBeSameAs(old);
    }

    private static (int Code, string Text) Check(PackFolder pack)
    {
        var output = new StringWriter();
        return (CheckCommand.Run(pack.Path, output, engine: null, all: false), output.ToString());
    }
}
