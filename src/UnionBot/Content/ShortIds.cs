using System.Globalization;
using System.Text;

namespace UnionBot.Content;

/// <summary>A short name of an entry for a button's action: the same in every process, ten characters.</summary>
internal static class ShortIds
{
    /// <summary>The short name of an entry's id.</summary>
    public static string Of(string id)
    {
        // FNV-1a, 64 bits; 40 of them are kept.
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(id))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return (hash >> 24).ToString("x10", CultureInfo.InvariantCulture);
    }
}
