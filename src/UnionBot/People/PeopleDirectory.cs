#pragma warning disable MA0048 // The directory and what it lists are one door.
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.People;

/// <summary>Who may do what. The one method that is asked about rights is <see cref="RightsOfAsync"/>.</summary>
internal sealed class PeopleDirectory
{
    /// <summary>What a person may do now. Stores nothing, also for a person it does not know.</summary>
    public Task<Rights> RightsOfAsync(PersonAddress? person, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Makes a one-time code that gives <paramref name="role"/> to who sends it to the bot in private within 48 hours. Only its hash is stored.</summary>
    public Task<string> InviteAsync(Role role, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>At a start without any admin: a new code for one; every older one of this kind is void. <see langword="null"/> where there is an admin.</summary>
    public Task<string?> FirstAdminCodeAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Whether a text has the shape of a code; cheap, no database.</summary>
    public static bool LooksLikeCode(string text) => throw new NotImplementedException(text);

    /// <summary>Takes a code in: gives its role, and remembers the private chat for notices.</summary>
    /// <returns>The role, or <see langword="null"/> for a code that is unknown, used, void or expired.</returns>
    public Role? Redeem(WriteTransaction transaction, PersonAddress person, ChatAddress privateChat, string code) => throw new NotImplementedException(code);

    /// <summary>Everybody with a right, without names: a number each.</summary>
    public Task<IReadOnlyList<RightHolder>> HoldersAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes a right away, at once.</summary>
    /// <returns>False where it was not held, or where it is the last admin's.</returns>
    public bool Revoke(WriteTransaction transaction, PersonRef person, Role role) => throw new NotImplementedException();
}

/// <summary>A person with a right, as another admin may see them.</summary>
/// <param name="Person">Their internal id; shown as a number.</param>
/// <param name="Platform">Where they are.</param>
/// <param name="Role">The right.</param>
/// <param name="Since">Since when, UTC.</param>
internal sealed record RightHolder(PersonRef Person, Platform Platform, Role Role, DateTimeOffset Since);
