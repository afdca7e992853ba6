using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Text;

namespace UnionBot.Benchmarks.Traces;

/// <summary>Looks for tokens in everything that a worker logs and traces: lines at Trace with their values and scopes, every activity's tags and events, every networking event of the runtime.</summary>
internal sealed class TokenWatch : EventListener
{
    private const int Part = 12;
    private readonly ConcurrentBag<string> _forms = [];
    private readonly ConcurrentQueue<string> _found = new();
    private readonly ActivityListener _activities;
    private long _lines;

    public TokenWatch()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Told(
                $"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(t => $"{t.Key}={t.Value}"))} {string.Join(' ', activity.Events.SelectMany(e => e.Tags).Select(t => $"{t.Key}={t.Value}"))}"),
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>Lines, activities and events looked through.</summary>
    public long Lines => Interlocked.Read(ref _lines);

    /// <summary>The beginnings of lines that hold a token, without it; at most a hundred.</summary>
    public IReadOnlyCollection<string> Found => _found;

    /// <summary>Looks for this token from now on: whole, its parts, each part's beginning and end, as an address writes it, and in base 64.</summary>
    public void Watch(string token)
    {
        string[] parts = [token, .. token.Split(':', '.').Where(p => p.Length > Part && !p.All(char.IsAsciiDigit))];
        foreach (var part in parts.SelectMany(p => (string[])[p, p[..Part], p[^Part..], Uri.EscapeDataString(p), Convert.ToBase64String(Encoding.UTF8.GetBytes(p)).TrimEnd('=')[..^2]]))
        {
            if (part.Any(char.IsAsciiLetter))
            {
                _forms.Add(part);
            }
        }
    }

    /// <summary>A line was written.</summary>
    public void Told(string line)
    {
        Interlocked.Increment(ref _lines);
        foreach (var form in _forms)
        {
            if (line.Contains(form, StringComparison.Ordinal) && _found.Count < 100)
            {
                _found.Enqueue(line[..Math.Min(60, line.IndexOf(form, StringComparison.Ordinal))]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _activities?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name.StartsWith("System.Net.", StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        Told($"{eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? (IReadOnlyCollection<object?>)[])}");
}
