namespace UnionBot.Storage;

/// <summary>Holds a data folder for one worker; the system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    /// <summary>The name of the file that is held.</summary>
    public const string FileName = "unionbot.lock";

    /// <summary>What the system calls a file that somebody else holds: Linux, macOS, Windows (twice).</summary>
    private static readonly int[] HeldCodes = [11, 35, 32, 33];

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes a folder, which is made where it does not exist.</summary>
    /// <exception cref="StorageFaultException">Another worker holds it, or it can't be written to.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            MakePrivate(folder);
            return new FolderLock(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException held) when (HeldCodes.Contains(held.HResult & 0xFFFF))
        {
            throw new StorageFaultException(
                $"Un autre robot tourne déjà avec le dossier de données « {folder} ». Arrête-le d'abord, ou donne à celui-ci un autre dossier (réglage Data:Folder).", held);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new StorageFaultException(
                $"Le dossier de données « {folder} » (réglage Data:Folder) ne peut pas être utilisé : {exception.Message} " +
                "Vérifie qu'il existe, que le disque n'est ni plein ni en lecture seule, et que le robot a le droit d'y écrire.",
                exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
