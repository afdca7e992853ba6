using UnionBot.Content;

namespace UnionBot.Answers;

/// <summary>The actions of an answer's buttons; the command <c>question</c> of room Asking takes them.</summary>
internal static class Actions
{
    /// <summary>The command they go to, with its colon.</summary>
    public const string Prefix = "question:";

    /// <summary>None of the offered ones.</summary>
    public const string None = Prefix + "none";

    /// <summary>Shows an entry.</summary>
    public static string Show(string id) => $"{Prefix}show/{ShortIds.Of(id)}";

    /// <summary>Shows all of an entry with its source passage.</summary>
    public static string Full(string id) => $"{Prefix}full/{ShortIds.Of(id)}";
}
