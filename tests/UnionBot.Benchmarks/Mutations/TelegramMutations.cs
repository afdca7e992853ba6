using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Telegram.Bot.Types;
using UnionBot.Health;
using UnionBot.Telegram;
using UnionBot.Tests.Telegram;

namespace UnionBot.Benchmarks.Mutations;

/// <summary>Feeds mutated updates to the real polling loop, its raw reader and the inbound reader, answer by answer.</summary>
/// <remarks>The loop's pauses are leapt over; its calls end in a handler that stands where the sockets would.</remarks>
internal static class TelegramMutations
{
    private const int Batch = 100;

    /// <summary>Of so many answers one is no JSON at all.</summary>
    private const int BrokenOneIn = 50;

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);
    private static readonly PlatformHealth Connected = new(PlatformState.Connected, "@bot", null, null);
    private static readonly BotIdentity Bot = new(99, "AssisesBot");

    /// <summary>Runs it.</summary>
    /// <param name="count">How many updates; whole hundreds.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <param name="machine">Watches that the loop never stands still.</param>
    public static async Task<MutationSum> RunAsync(int count, int seed, TimeProvider machine, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var mutator = new JsonMutator(random);
        var crashes = new List<string>();
        var (fed, read, forTheBot, broken, number) = (0, 0, 0, 0, 0);
        var time = new LeapingTime(TimeSpan.FromSeconds(30));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var watchdog = machine.CreateTimer(
            _ =>
            {
                crashes.Add($"the loop stood still after {fed} updates");
                stop.Cancel();
            },
            null, AnswerWithin, Timeout.InfiniteTimeSpan);
        using var feed = new Feed(() =>
        {
            try
            {
                return Next();
            }
            catch
            {
                crashes.Add("the run could not make its own payloads");
                stop.Cancel();
                throw;
            }
        });
        var token = new TelegramToken(new Fixed(new TelegramOptions { Token = "1:mutations" }));
        using var connection = new TelegramConnection("http://telegram.test", token, time, feed);
        var polling = new TelegramPolling(connection, token, new HealthBoard(), time, NullLogger<TelegramPolling>.Instance);
        try
        {
            await polling.RunAsync(Take, Connected, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // All is fed.
        }
#pragma warning disable CA1031 // Whatever ended the loop is what this run looks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            crashes.Add($"the polling loop ended with {e.GetType().Name}");
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new MutationSum
        {
            Fed = fed,
            Read = read,
            ForTheBot = forTheBot,
            Refused = polling.Poison,
            PassedOver = fed - read - (int)polling.Poison,
            BrokenAnswers = broken,
            Crashes = crashes,
        };

        string Next()
        {
            watchdog.Change(AnswerWithin, Timeout.InfiniteTimeSpan);
            if (fed >= count)
            {
                stop.Cancel();
                return """{"ok":true,"result":[]}""";
            }

            var updates = Enumerable.Range(0, Batch).Select(_ => Numbered(mutator.Change(Templates.Telegram[random.Next(Templates.Telegram.Length)], random.Next(20) == 0 ? "" : "update_id")));
            var answer = $$"""{"ok":true,"result":[{{string.Join(',', updates)}}]}""";
            if (random.Next(BrokenOneIn) == 0)
            {
                broken++;
                return mutator.Break(answer);
            }

            fed += Batch;
            return answer;
        }

        string Numbered(string update) => update.Replace("\"update_id\":1,", FormattableString.Invariant($"\"update_id\":{++number},"), StringComparison.Ordinal);

        Task Take(Update update)
        {
            read++;
            try
            {
                forTheBot += TelegramInbound.Read(update, Bot, time.GetUtcNow()) is null ? 0 : 1;
            }
#pragma warning disable CA1031 // Whatever a reader throws is what this run looks for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                crashes.Add($"the inbound reader threw {e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
            }

            return Task.CompletedTask;
        }
    }

    private sealed class Feed(Func<string> next) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(next(), Encoding.UTF8, "application/json") });
    }

    private sealed class Fixed(TelegramOptions options) : IOptionsMonitor<TelegramOptions>
    {
        public TelegramOptions CurrentValue => options;

        public TelegramOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<TelegramOptions, string?> listener) => null;
    }
}
