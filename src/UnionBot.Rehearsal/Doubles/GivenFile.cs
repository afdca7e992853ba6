namespace UnionBot.Rehearsal.Doubles;

/// <summary>A file in a request: its bytes in base64, or where it lies on this machine.</summary>
internal static class GivenFile
{
    /// <summary>The parameters that name a file.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        Parameter.Text("base64", "The file's bytes in base64; this or 'path'.").Optional,
        Parameter.Text("path", "A file on this machine; this or 'base64'.").Optional,
        Parameter.Text("file_name", "Its name; without it that of 'path', or file.bin.").Optional,
        Parameter.Text("mime_type", "Its media type; without it application/octet-stream, or image/png for a photo.").Optional,
    ];

    /// <summary>Whether a request holds a file.</summary>
    public static bool IsIn(Given given) => given.Has("base64") || given.Has("path");

    /// <summary>The name that the file goes by.</summary>
    public static string Name(Given given, string otherwise = "file.bin") =>
        given.TextOrNull("file_name") ?? (given.TextOrNull("path") is { } path ? Path.GetFileName(path) : otherwise);

    /// <summary>Its bytes.</summary>
    /// <exception cref="ActException">There is none, or it can't be read.</exception>
    public static byte[] Bytes(Given given)
    {
        if (given.Has("base64") == given.Has("path"))
        {
            throw new ActException(400, "A file is given either by 'base64' or by 'path'.");
        }

        try
        {
            return given.TextOrNull("base64") is { } text ? Convert.FromBase64String(text) : File.ReadAllBytes(given.Text("path"));
        }
        catch (FormatException)
        {
            throw new ActException(400, "The field 'base64' is no base64.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ActException(404, $"The file '{given.TextOrNull("path")}' can't be read: {wrong.Message}");
        }
    }
}
