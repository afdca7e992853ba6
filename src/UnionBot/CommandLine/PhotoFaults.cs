using UnionBot.Content;
using UnionBot.Photos;

namespace UnionBot.CommandLine;

/// <summary>Finds a pack's photos that could not be sent: the reader knows where they stand, not what a photo is.</summary>
internal static class PhotoFaults
{
    private const string Plan = "announcements.yaml";
    private const string Assets = "assets";

    /// <summary>A fault for each photo of an announcement that <see cref="PhotoCleaner"/> refuses.</summary>
    public static IReadOnlyList<Finding> Of(ContentPack pack) =>
        [.. pack.Announcements
            .Select(a => a.PhotoFile)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(file => (File: file, Why: Refused(Path.Combine(pack.Path, Assets, file))))
            .Where(photo => photo.Why is not null)
            .Select(photo => new Finding(
                FindingSeverity.Fault, Plan, LineOf(pack.Path, photo.File), $"« photo: {photo.File} » ne peut pas partir. {photo.Why}"))];

    private static string? Refused(string path)
    {
        try
        {
            return PhotoCleaner.Clean(File.ReadAllBytes(path)) is PhotoCheck.Refused refused ? refused.Reason : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "Le fichier ne peut pas être lu. Vérifie ses droits.";
        }
    }

    private static int LineOf(string pack, string photo)
    {
        var line = Array.FindIndex(
            File.ReadAllLines(Path.Combine(pack, Plan)),
            l => l.Contains("photo", StringComparison.Ordinal) && l.Contains(photo, StringComparison.Ordinal));
        return line + 1;
    }
}
