namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Every route that the double offers. Any other is answered with its name.</summary>
internal static class RouteTable
{
    public static IReadOnlyList<RestRoute> All { get; } =
    [
        .. ApplicationRoutes.All,
        .. GuildRoutes.All,
        .. ChannelRoutes.All,
        .. MessageRoutes.All,
        .. PinRoutes.All,
        .. ThreadRoutes.All,
        .. CommandRoutes.All,
        .. InteractionRoutes.All,
        .. WebhookRoutes.All,
        .. EventRoutes.All,
        .. ReactionRoutes.All,
        .. RoleRoutes.All,
    ];

    public static (RestRoute Route, IReadOnlyDictionary<string, string> Arguments)? Find(string method, string path)
    {
        var segments = path.Split('/');
        return All
            .Select(route => (route, arguments: route.Match(method, segments)))
            .Where(match => match.arguments is not null)
            .OrderBy(match => match.route.Parameters)
            .Select(match => ((RestRoute, IReadOnlyDictionary<string, string>)?)(match.route, match.arguments!))
            .FirstOrDefault();
    }
}
