using System.Collections.Concurrent;
using UnionBot.Agenda;
using UnionBot.Answers;
using UnionBot.Content;
using UnionBot.Time;

namespace UnionBot.Asking;

/// <summary>The engine in force: of the pack in force, with its own calibration as soon as there is one.</summary>
internal sealed class AnswerDesk
{
    private readonly AgendaService _agenda;
    private readonly CalibrationCache _cache;
    private readonly DialogueMemories _memories;
    private readonly Calendar _calendar;
    private readonly SemaphoreSlim _wanted = new(0);
    private readonly ConcurrentDictionary<string, byte> _uncalibrated = new(StringComparer.Ordinal);
    private AnswerEngine _engine;

    /// <summary>Builds the engine of the pack in force and follows its swaps.</summary>
    public AnswerDesk(PackStore packs, AgendaService agenda, CalibrationCache cache, DialogueMemories memories, Calendar calendar)
    {
        (_agenda, _cache, _memories, _calendar) = (agenda, cache, memories, calendar);
        _engine = Build(packs.Current);
        _wanted.Release();
        packs.Swapped += Swap;
    }

    /// <summary>The engine in force.</summary>
    public AnswerEngine Engine => Volatile.Read(ref _engine);

    /// <summary>A question asked now.</summary>
    public Question Now(string text, DialogueMemory? memory) =>
        new() { Text = text, Now = _calendar.Now, Programme = _agenda.Current, Memory = memory };

    /// <summary>Calibrates the pack in force if that is still to do, then waits for the next pack.</summary>
    /// <returns>The thresholds that were computed, or <see langword="null"/> where they were known.</returns>
    public async Task<Thresholds?> CalibrateNextAsync(CancellationToken cancellationToken)
    {
        await _wanted.WaitAsync(cancellationToken);
        var engine = Engine;
        if (!_uncalibrated.TryRemove(engine.Pack.Hash, out _))
        {
            return null;
        }

        var thresholds = await Task.Run(() => Calibration.Of(engine.Pack, cancellationToken), cancellationToken);
        _cache.Keep(engine.Pack, thresholds);
        Interlocked.CompareExchange(ref _engine, engine.With(thresholds), engine);
        return thresholds;
    }

    private void Swap(ContentPack pack)
    {
        Volatile.Write(ref _engine, Build(pack));
        _memories.Clear();
        _wanted.Release();
    }

    private AnswerEngine Build(ContentPack pack)
    {
        var thresholds = _cache.Find(pack);
        if (thresholds is null)
        {
            _uncalibrated.TryAdd(pack.Hash, 0);
        }

        return AnswerEngine.Build(pack, thresholds);
    }
}
