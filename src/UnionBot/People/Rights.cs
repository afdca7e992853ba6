#pragma warning disable MA0048 // Rights and roles are one idea.
using UnionBot.Messages;

namespace UnionBot.People;

/// <summary>What a person may do, at the moment of asking.</summary>
/// <param name="Person">Their internal id, or <see langword="null"/> for a person of whom nothing is stored.</param>
/// <param name="IsAdmin">May plan announcements and give rights.</param>
/// <param name="IsDelegate">May post live. Every admin may too: see <see cref="MayPostLive"/>.</param>
internal sealed record Rights(PersonRef? Person, bool IsAdmin, bool IsDelegate)
{
    /// <summary>No right at all.</summary>
    public static Rights None { get; } = new(null, IsAdmin: false, IsDelegate: false);

    public bool MayPostLive => IsAdmin || IsDelegate;
}

/// <summary>A right that is given. The numbers stand in the database.</summary>
internal enum Role
{
    Admin = 1,
    Delegate = 2,
}
