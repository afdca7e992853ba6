using System.Globalization;

namespace UnionBot.Tests.Worker;

/// <summary>A small pack in a folder of its own whose event is today, in a zone where it is about noon: neither midnight nor quiet hours stop a run.</summary>
internal sealed class TemporaryPack : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("unionbot-pack-");

    public TemporaryPack()
    {
        var now = TimeProvider.System.GetUtcNow();
        var offset = 12 - now.Hour;
        Today = DateOnly.FromDateTime(now.AddHours(offset).DateTime);
        // The Etc zones are named the other way round: Etc/GMT-3 is UTC+3.
        Zone = offset == 0 ? "Etc/GMT" : $"Etc/GMT{(offset > 0 ? "-" : "+")}{Math.Abs(offset).ToString(CultureInfo.InvariantCulture)}";
        Write("source.md", "La rencontre a lieu dans la grande salle.\n");
        Write("event.yaml",
            $"""
            id: rencontre
            title: La rencontre
            zone: {Zone}
            days: [{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}]
            document: Note du bureau
            types:
              - id: place
                words: [lieu]
                focus: [lieu, salle]

            """);
        Write("entries/all.yaml",
            """
            saidBy: le bureau
            status: fait
            entries:
              - id: place
                title: Le lieu de la rencontre
                quote: La rencontre a lieu dans la grande salle.
                asks:
                  - C'est où ?
                  - Dans quelle salle ?
                  - Où se passe la rencontre ?
                  - Le lieu
                  - On va où ?

            """);
    }

    /// <summary>Its folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>The day of the event.</summary>
    public DateOnly Today { get; }

    /// <summary>The zone where it is about noon.</summary>
    public string Zone { get; }

    /// <summary>Writes one of its files.</summary>
    public void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
