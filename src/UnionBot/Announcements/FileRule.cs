#pragma warning disable MA0048 // The rule and its verdict are one idea.
namespace UnionBot.Announcements;

/// <summary>Who has the say about an announcement of the pack, the file or the chat: pure, so that a model can check it.</summary>
internal static class FileRule
{
    /// <summary>The file holds an announcement that the plan holds too.</summary>
    /// <param name="stands">How it stands in the plan (<see cref="FormColumns.Key"/>).</param>
    /// <param name="active">Whether it is not cancelled.</param>
    /// <param name="touched">Whether chat changed it.</param>
    /// <param name="said">What the file said when it was last followed or asked about; <see langword="null"/>: not known yet.</param>
    /// <param name="says">What the file says now.</param>
    public static FileVerdict Judge(string stands, bool active, bool touched, string? said, string says)
    {
        var same = active && Same(stands, says);
        return touched
            ? Same(says, said) ? FileVerdict.Stands
                : same ? FileVerdict.Follows // The file came round to what chat had made of it.
                : FileVerdict.Asks
            : same && said is not null ? FileVerdict.Stands
            : FileVerdict.Follows;
    }

    /// <summary>The file no longer holds an announcement that stands in the plan.</summary>
    public static FileVerdict Removed(bool active, bool touched) =>
        !active ? FileVerdict.Stands
        : touched ? FileVerdict.Asks
        : FileVerdict.Follows;

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}

/// <summary>What a file comes to.</summary>
internal enum FileVerdict
{
    /// <summary>The plan stays as it is.</summary>
    Stands,

    /// <summary>The plan does what the file says.</summary>
    Follows,

    /// <summary>The admins are asked.</summary>
    Asks,
}
