using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Checks;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Roles, who has them, and what they may in one channel. Source: Discord, Permissions, "Permission Hierarchy".</summary>
internal static class RoleRoutes
{
    private const string One = "/guilds/{guild_id}/roles/{role_id}";
    private const string OfMember = "/guilds/{guild_id}/members/{user_id}/roles/{role_id}";
    private const string Overwrite = "/channels/{channel_id}/permissions/{overwrite_id}";

    public static IReadOnlyList<RestRoute> All { get; } =
    [
        new("POST", "/guilds/{guild_id}/roles", Create) { TakesBody = true },
        new("GET", One, static request => Show(request, Role(request, request.Guild()))),
        new("PATCH", One, Change) { TakesBody = true },
        new("DELETE", One, Delete),
        new("PUT", OfMember, static request => Hold(request, RoleDesk.Give)),
        new("DELETE", OfMember, static request => Hold(request, RoleDesk.Take)),
        new("PUT", Overwrite, SetOverwrite) { TakesBody = true },
        new("DELETE", Overwrite, RemoveOverwrite),
    ];

    private static RestReply Create(RestRequest request)
    {
        var guild = request.Guild(DiscordPermissions.ManageRoles);
        var (name, permissions, mentionable) = Read(request);
        var role = RoleDesk.Add(request.World, guild, name ?? "new role", permissions ?? guild.Everyone.Permissions);
        role.IsMentionable = mentionable ?? false;
        return Show(request, role);
    }

    private static RestReply Change(RestRequest request)
    {
        var guild = request.Guild(DiscordPermissions.ManageRoles);
        var role = Role(request, guild);
        RequireAbove(request, guild, role);
        var (name, permissions, mentionable) = Read(request);
        role.Name = name ?? role.Name;
        role.Permissions = permissions ?? role.Permissions;
        role.IsMentionable = mentionable ?? role.IsMentionable;
        RoleDesk.Changed(request.World, guild, role);
        return Show(request, role);
    }

    private static RestReply Delete(RestRequest request)
    {
        var guild = request.Guild(DiscordPermissions.ManageRoles);
        var role = Role(request, guild);
        RequireAbove(request, guild, role);
        RequireOrdinary(guild, role);
        RoleDesk.Remove(request.World, guild, role);
        return RestReply.NoContent;
    }

    private static RestReply Hold(RestRequest request, Action<DiscordWorld, DoubleGuild, GuildMember, DoubleRole> change)
    {
        var guild = request.Guild(DiscordPermissions.ManageRoles);
        var member = guild.Members.GetValueOrDefault(request.Id("user_id")) ?? throw ApiException.UnknownMember();
        var role = Role(request, guild);
        RequireOrdinary(guild, role);
        RequireAbove(request, guild, role);
        change(request.World, guild, member, role);
        return RestReply.NoContent;
    }

    private static RestReply SetOverwrite(RestRequest request)
    {
        var channel = InGuild(request);
        var body = request.Object();
        var form = request.Form();
        form.OnlyKnown(body, "", "allow", "deny", "type");
        var type = form.Choice(body, "", "type", required: true, 0, 1);
        var allow = Bits(form, body, "allow") ?? 0;
        var deny = Bits(form, body, "deny") ?? 0;
        form.ThrowIfFailed();
        RequireOwn(request, channel, allow | deny);
        channel.Overwrites.RemoveAll(overwrite => overwrite.Id == request.Id("overwrite_id"));
        channel.Overwrites.Add(new PermissionOverwrite(request.Id("overwrite_id"), type == 1, allow, deny));
        GuildDesk.Tell(request.World, channel);
        return RestReply.NoContent;
    }

    private static RestReply RemoveOverwrite(RestRequest request)
    {
        var channel = InGuild(request);
        if (channel.Overwrites.RemoveAll(overwrite => overwrite.Id == request.Id("overwrite_id")) == 0)
        {
            throw new ApiException(404, 10009, "Unknown Permission Overwrite");
        }

        GuildDesk.Tell(request.World, channel);
        return RestReply.NoContent;
    }

    private static (string? Name, ulong? Permissions, bool? Mentionable) Read(RestRequest request)
    {
        var body = request.Object();
        var form = request.Form();
        form.OnlyKnown(body, "", "name", "permissions", "color", "colors", "hoist", "icon", "unicode_emoji", "mentionable");
        var read = (form.Text(body, "", "name", 0, 100), Bits(form, body, "permissions"), form.Flag(body, "", "mentionable"));
        form.ThrowIfFailed();
        return read;
    }

    private static ulong? Bits(FormCheck form, JsonObject body, string name)
    {
        if (body[name] is null)
        {
            return null;
        }

        if (Wire.TryId(body[name]!.ToString(), out var bits))
        {
            return bits;
        }

        form.Error(name, "NUMBER_TYPE_COERCE", $"Value \"{body[name]}\" is not int.");
        return null;
    }

    private static DoubleRole Role(RestRequest request, DoubleGuild guild) =>
        guild.Roles.Find(role => role.Id == request.Id("role_id")) ?? throw ApiException.UnknownRole();

    /// <summary>The bot moves only roles below its own highest.</summary>
    private static void RequireAbove(RestRequest request, DoubleGuild guild, DoubleRole role)
    {
        var own = guild.Members[request.World.Bot.Id].Roles.Select(held => guild.Roles.IndexOf(held)).DefaultIfEmpty(0).Max();
        if (guild.Owner != request.World.Bot && guild.Roles.IndexOf(role) >= own)
        {
            throw ApiException.MissingPermissions();
        }
    }

    /// <summary>Neither <c>@everyone</c> nor a bot's own role is given, taken or deleted.</summary>
    private static void RequireOrdinary(DoubleGuild guild, DoubleRole role)
    {
        if (role == guild.Everyone || role.IsManaged)
        {
            throw new ApiException(400, 50028, "Invalid Role");
        }
    }

    private static DoubleChannel InGuild(RestRequest request)
    {
        var channel = request.Channel(DiscordPermissions.ManageRoles);
        return channel.Guild is null || channel.IsThread ? throw ApiException.WrongChannelType() : channel;
    }

    /// <summary>Only what the bot has itself it may allow or deny.</summary>
    private static void RequireOwn(RestRequest request, DoubleChannel channel, ulong bits) => request.Require(channel, bits);

    private static RestReply Show(RestRequest request, DoubleRole role) =>
        RestReply.Ok(GuildJson.WriteRole(request.World, request.Guild(), role));
}
