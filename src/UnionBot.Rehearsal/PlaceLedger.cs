namespace UnionBot.Rehearsal;

/// <summary>What one place should have got against what it got: read from the double, not from the worker's database.</summary>
internal sealed record PlaceLedger
{
    /// <summary>The place's label.</summary>
    public required string Place { get; init; }

    /// <summary>How many items were due there.</summary>
    public required int Due { get; init; }

    /// <summary>How many arrived.</summary>
    public required int Delivered { get; init; }

    /// <summary>How late the latest was.</summary>
    public required TimeSpan LateBy { get; init; }

    /// <summary>How many the platform refused for good, by the outbox's word.</summary>
    public required int Refused { get; init; }

    /// <summary>How many nobody knows about, by the outbox's word.</summary>
    public required int Uncertain { get; init; }

    /// <summary>What is wrong, a sentence each; empty where all is well.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Judges one place.</summary>
    public static PlaceLedger Judge(string place, IReadOnlyList<DueItem> due, IReadOnlyList<Said> said, int refused, int uncertain)
    {
        var faults = new List<string>();
        var lateBy = TimeSpan.Zero;
        var delivered = 0;
        var order = -1;
        var claimed = new bool[said.Count];
        foreach (var item in due.OrderBy(d => d.At))
        {
            var copies = Enumerable.Range(0, said.Count).Where(i => !claimed[i] && item.Is(said[i])).ToList();
            if (copies.Count == 0)
            {
                faults.Add($"perdu : {item.Name}");
                continue;
            }

            delivered++;
            if (copies.Count > 1)
            {
                faults.Add($"en double : {item.Name} ({copies.Count} fois)");
            }

            copies.ForEach(i => claimed[i] = true);
            var late = said[copies[0]].At - item.At;
            lateBy = late > lateBy ? late : lateBy;
            if (late > DueItem.Tolerance || late < TimeSpan.FromMilliseconds(-50))
            {
                faults.Add($"hors de son heure : {item.Name} ({late.TotalSeconds:0.0} s)");
            }

            if (copies[0] < order)
            {
                faults.Add($"dans le désordre : {item.Name}");
            }

            order = Math.Max(order, copies[0]);
        }

        faults.AddRange(said.Where((_, i) => !claimed[i]).Select(s => $"inattendu : « {(s.Text.Length > 60 ? s.Text[..60] + "…" : s.Text)} »"));
        if (refused > 0)
        {
            faults.Add($"refusé : {refused}");
        }

        if (uncertain > 0)
        {
            faults.Add($"incertain : {uncertain}");
        }

        return new PlaceLedger
        {
            Place = place,
            Due = due.Count,
            Delivered = delivered,
            LateBy = lateBy,
            Refused = refused,
            Uncertain = uncertain,
            Faults = faults,
        };
    }
}
