using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace UnionBot.Emulators.Server;

/// <summary>A tiny web server on 127.0.0.1 that a double stands on. It logs nothing and reads no configuration.</summary>
/// <remarks>
/// It never takes part in the signals of the process, so a double lives exactly until it is disposed. Routing is registered;
/// WebSockets are there for who calls <c>app.UseWebSockets()</c>.
/// </remarks>
public sealed class LoopbackServer : IAsyncDisposable
{
    /// <summary>How long a stop waits for requests that are being answered before it cuts them.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _app;
    private readonly OpenConnections _connections;

    private LoopbackServer(WebApplication app, OpenConnections connections, Uri baseUrl)
    {
        _app = app;
        _connections = connections;
        BaseUrl = baseUrl;
    }

    /// <summary>Where it listens, as <c>http://127.0.0.1:port/</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The port it listens on.</summary>
    public int Port => BaseUrl.Port;

    /// <summary>The same place for WebSocket clients, as <c>ws://127.0.0.1:port/</c>.</summary>
    public Uri WebSocketUrl => new UriBuilder(BaseUrl) { Scheme = "ws" }.Uri;

    /// <summary>Cuts every connection that is open now, those too that only wait for a next request.</summary>
    /// <returns>How many there were.</returns>
    public int Cut() => _connections.Abort();

    /// <summary>Starts a server whose pipeline the caller sets up.</summary>
    /// <param name="configure">Adds middleware and endpoints.</param>
    /// <param name="port">The port; 0 takes any free one.</param>
    /// <param name="wire">Overhears every connection, or <see langword="null"/>.</param>
    /// <param name="stoppingToken">Ends the start.</param>
    public static async Task<LoopbackServer> StartAsync(Action<WebApplication> configure, int port, WireTap? wire, CancellationToken stoppingToken)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var connections = new OpenConnections();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = StopPatience);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Use(connections.Follow);
                Overhear(listen, wire);
            });
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });

        var app = builder.Build();
        try
        {
            configure(app);
            await app.StartAsync(stoppingToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new LoopbackServer(app, connections, new Uri(address));
    }

    /// <summary>Starts a server that gives every request to one handler.</summary>
    /// <param name="handler">Answers each request.</param>
    /// <param name="port">The port; 0 takes any free one.</param>
    /// <param name="stoppingToken">Ends the start.</param>
    public static Task<LoopbackServer> StartAsync(RequestDelegate handler, int port, CancellationToken stoppingToken) =>
        StartAsync(handler, port, wire: null, stoppingToken);

    /// <summary>Starts a server that gives every request to one handler, with somebody on the wire.</summary>
    /// <param name="handler">Answers each request.</param>
    /// <param name="port">The port; 0 takes any free one.</param>
    /// <param name="wire">Overhears every connection, or <see langword="null"/>.</param>
    /// <param name="stoppingToken">Ends the start.</param>
    public static Task<LoopbackServer> StartAsync(RequestDelegate handler, int port, WireTap? wire, CancellationToken stoppingToken) =>
        StartAsync(app => app.Run(handler), port, wire, stoppingToken);

    /// <summary>Stops listening, cuts what is open and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _app.StopAsync(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Requests that hang on purpose are cut when the patience ends.
        }

        await _app.DisposeAsync();
    }

    private static void Overhear(IConnectionBuilder connections, WireTap? wire)
    {
        if (wire is null)
        {
            return;
        }

        connections.Use(next => async connection =>
        {
            var transport = connection.Transport;
            connection.Transport = new TappedTransport(transport, wire());
            try
            {
                await next(connection);
            }
            finally
            {
                connection.Transport = transport;
            }
        });
    }

    /// <summary>Neither Ctrl+C nor SIGTERM stops a double; its owner does.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
