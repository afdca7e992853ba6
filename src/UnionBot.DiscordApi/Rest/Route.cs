#pragma warning disable MA0048 // A route and the handler that reads its template are one idea.
using System.Runtime.CompilerServices;
using System.Text;

namespace UnionBot.DiscordApi.Rest;

/// <summary>Where a request goes, and by which key it is limited.</summary>
/// <remarks>Its template is taken from an interpolated string: <c>Route.Get($"channels/{channel}/messages")</c>.</remarks>
internal sealed class Route
{
    private Route(HttpMethod method, RouteTemplate template)
    {
        (Method, Template, Path, Major) = (method, template.Template, template.Path, template.Major);
        var first = Template.AsSpan(0, Math.Max(0, Template.IndexOf('/', StringComparison.Ordinal)));
        IsCallback = first is "interactions";
        ExemptFromGlobal = IsCallback || (first is "webhooks" && template.Holes > 1);
    }

    public HttpMethod Method { get; }

    /// <summary>The path with each id as <c>{}</c>: safe to log.</summary>
    public string Template { get; }

    /// <summary>The path as sent, relative to the API's base. May hold an interaction's token.</summary>
    public string Path { get; }

    /// <summary>The top-level resource: the channel, the guild, or the webhook with its token. Empty for none.</summary>
    public string Major { get; }

    /// <summary>Names the route whatever its ids are.</summary>
    public string Key => $"{Method.Method} {Template}";

    /// <summary>Whether it answers an interaction within three seconds: such calls never queue.</summary>
    public bool IsCallback { get; }

    /// <summary>Interaction endpoints are not bound to the bot's global limit. Source: topics/rate-limits.mdx.</summary>
    public bool ExemptFromGlobal { get; }

    /// <summary>Whether repeating it does no more than doing it once.</summary>
    public bool IsRepeatable => Method == HttpMethod.Get || Method == HttpMethod.Put || Method == HttpMethod.Delete;

    public static Route Get(RouteTemplate template) => new(HttpMethod.Get, template);

    public static Route Post(RouteTemplate template) => new(HttpMethod.Post, template);

    public static Route Put(RouteTemplate template) => new(HttpMethod.Put, template);

    public static Route Patch(RouteTemplate template) => new(HttpMethod.Patch, template);

    public static Route Delete(RouteTemplate template) => new(HttpMethod.Delete, template);

    /// <summary>Deleting a message: one older than 14 days has a bucket of its own, which no header says beforehand.</summary>
    public static Route DeleteMessage(Snowflake channel, Snowflake message, DateTimeOffset now) =>
        now - message.CreatedAt > TimeSpan.FromDays(14)
            ? new(HttpMethod.Delete, $"channels/{channel}/messages/{message}{RouteTemplate.Note("#old")}")
            : new(HttpMethod.Delete, $"channels/{channel}/messages/{message}");

    /// <summary>The key, without any id.</summary>
    public override string ToString() => Key;
}

/// <summary>Reads a route's template, path and top-level resource from an interpolated string.</summary>
[InterpolatedStringHandler]
internal sealed class RouteTemplate
{
    private readonly StringBuilder _template = new();
    private readonly StringBuilder _path = new();
    private bool _tokenFollows;

    public RouteTemplate(int literalLength, int formattedCount)
    {
        _template.EnsureCapacity(literalLength + (2 * formattedCount));
        _path.EnsureCapacity(literalLength + (20 * formattedCount));
    }

    public string Template => _template.ToString();

    public string Path => _path.ToString();

    public string Major { get; private set; } = "";

    public int Holes { get; private set; }

    /// <summary>Text that tells templates apart and is not sent.</summary>
    public static TemplateNote Note(string text) => new(text);

    public static implicit operator RouteTemplate(string literal)
    {
        var template = new RouteTemplate(literal.Length, 0);
        template.AppendLiteral(literal);
        return template;
    }

    public void AppendLiteral(string text)
    {
        _template.Append(text);
        _path.Append(text);
    }

    public void AppendFormatted(Snowflake id) => Hole(id.ToString());

    public void AppendFormatted(string token) => Hole(Uri.EscapeDataString(token));

    public void AppendFormatted(TemplateNote note) => _template.Append(note.Text);

    private void Hole(string value)
    {
        if (Holes == 0 && Template is "channels/" or "guilds/" or "webhooks/")
        {
            Major = value;
            _tokenFollows = Template is "webhooks/";
        }
        else if (_tokenFollows && Holes == 1)
        {
            Major += "/" + value;
        }

        Holes++;
        _template.Append("{}");
        _path.Append(value);
    }
}

/// <summary>Text of a template that is not sent.</summary>
internal readonly record struct TemplateNote(string Text);
