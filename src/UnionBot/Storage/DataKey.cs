using System.Security.Cryptography;

namespace UnionBot.Storage;

/// <summary>The file with the one secret that personal data is sealed with: 32 random bytes.</summary>
internal static class DataKey
{
    /// <summary>Its name in the data folder.</summary>
    public const string FileName = "unionbot.key";

    /// <summary>Its length in bytes.</summary>
    public const int Length = 32;

    /// <summary>Reads the key; makes one only where the database is new too.</summary>
    /// <exception cref="StorageFaultException">There is none for an existing database, or it can't be read or written.</exception>
    public static byte[] ReadOrMake(string path, bool newDatabase)
    {
        try
        {
            if (!File.Exists(path))
            {
                return newDatabase ? Make(path) : throw new StorageFaultException(
                    $"La base de données existe, mais sa clé manque : « {path} ». Remets le fichier de la clé à cette place (ou corrige le réglage Data:KeyFile). " +
                    "Si la clé est perdue, ses données personnelles le sont aussi : déplace alors la base ailleurs, et le robot en fera une neuve.");
            }

            var key = File.ReadAllBytes(path);
            return key.Length == Length ? key : throw new StorageFaultException(
                $"Le fichier « {path} » n'est pas une clé du robot : il fait {key.Length} octets au lieu de {Length}. Remets la bonne clé à cette place, depuis une sauvegarde.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageFaultException(
                $"La clé « {path} » (réglage Data:KeyFile) ne peut pas être lue ou écrite : {exception.Message} Vérifie le chemin et les droits.", exception);
        }
    }

    private static byte[] Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var key = RandomNumberGenerator.GetBytes(Length);
        var draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
        return key;
    }
}
