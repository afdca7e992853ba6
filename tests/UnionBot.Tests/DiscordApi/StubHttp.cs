using System.Net;
using UnionBot.Tests.Specification;

namespace UnionBot.Tests.DiscordApi;

/// <summary>Answers requests from a script, and keeps what was asked; what Discord's specification refuses fails the test.</summary>
internal sealed class StubHttp(Func<HttpRequestMessage, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly List<(string Method, string Path, string Body, string? Authorization)> _asked = [];

    public IReadOnlyList<(string Method, string Path, string Body, string? Authorization)> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    public static HttpResponseMessage Json(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The user agent is the client's, which these tests do without.
        DiscordCheck.Faults((await WireRequest.OfAsync(request, cancellationToken)).With("User-Agent", "DiscordBot (https://example.org, 1)")).ShouldBeEmpty();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        int number;
        lock (_asked)
        {
            number = _asked.Count;
            _asked.Add((request.Method.Method, request.RequestUri!.AbsolutePath, body, request.Headers.Authorization?.ToString()));
        }

        return answer(request, number);
    }
}
