using NodaTime;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Time;
using static UnionBot.Tests.Announcements.PlanPool;

namespace UnionBot.Tests.Announcements;

/// <summary>A plan in memory under the very rules that the store follows, and what people see of it.</summary>
internal sealed class PlanWorld
{
    private readonly Dictionary<string, AnnouncementForm> _file = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PlanRow> _plan = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, string Name), Occurrence> _occurrences = [];
    private readonly Dictionary<(string Id, string Name), int> _sends = [];
    private readonly HashSet<(string Id, string Says)> _asked = [];
    private readonly List<(string Id, string Says)> _open = [];
    private readonly HashSet<(string Id, string Day)> _offered = [];
    private readonly List<(string Id, string Day)> _offers = [];
    private readonly PlanOracle _oracle = new(Days[0], Hours[0]);
    private readonly ApprovalOracle _approvals;
    private bool _elsewhere;
    private string? _broken;

    public PlanWorld(bool second)
    {
        _approvals = new ApprovalOracle(second);
        foreach (var (id, rules) in Pool)
        {
            _file[id] = Form(rules[0], "un");
        }

        Load();
        Tick();
    }

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 23, 11, 0, 0, TimeSpan.Zero);

    /// <summary>Every way from one state into another that was gone.</summary>
    public HashSet<(OccurrenceState From, OccurrenceState To)> Ways { get; } = [];

    private Programme Programme { get; set; } = AgendaService.Of(TestPacks.With());

    /// <returns>The promise that was broken, or <see langword="null"/>.</returns>
    public string? Do(PlanStep step, int choice)
    {
        var before = _occurrences.ToDictionary();
        var touched = _plan.Where(p => p.Value.Touched).ToDictionary(p => p.Key, p => (p.Value.Form, p.Value.Active), StringComparer.Ordinal);
        switch (step)
        {
            case PlanStep.TimePasses:
                Now += Waits[choice % Waits.Length];
                break;
            case PlanStep.Ring when Armed() is { } next && !_elsewhere:
                Now = next > Now ? next : Now;
                Publish();
                break;
            case PlanStep.Tick when !_elsewhere:
                Tick();
                break;
            case PlanStep.MoveDebate:
                _oracle.Debate = Hours[choice % Hours.Length];
                Load();
                break;
            case PlanStep.MoveDay:
                _oracle.Day = Days[choice % Days.Length];
                Load();
                break;
            case PlanStep.ChangeFile:
                var (changed, rules) = Pool[choice % Pool.Length];
                _file[changed] = Form(rules[choice / 6], choice % 2 == 0 ? "un" : "deux");
                Load();
                break;
            case PlanStep.DropFromFile:
                var dropped = Pool[choice % Pool.Length];
                if (!_file.Remove(dropped.Id))
                {
                    _file[dropped.Id] = Form(dropped.Rules[0], "un");
                }

                Load();
                break;
            case PlanStep.Touch when _plan.Values.ElementAt(choice % _plan.Count) is { Active: true } changing:
                var worded = changing.Form with { Message = BotMessage.Plain(Words[choice % Words.Length]) };
                _approvals.ChatSays(_plan.ElementAt(choice % _plan.Count).Key, changing, worded);
                (changing.Form, changing.Touched) = (worded, true);
                break;
            case PlanStep.CancelInChat:
                var cancelled = _plan.ElementAt(choice % _plan.Count);
                cancelled.Value.Touched = true;
                Cancel(cancelled.Key);
                break;
            case PlanStep.TogglePause:
                TogglePause(_plan.ElementAt(choice % _plan.Count));
                break;
            case PlanStep.SendAhead:
                SendNow(OccurrenceState.Planned, choice);
                break;
            case PlanStep.PressChoice:
                Press(choice);
                break;
            case PlanStep.PressSendNow:
                SendNow(OccurrenceState.Missed, choice);
                break;
            case PlanStep.Approve when !_elsewhere:
                _approvals.Approve(_plan, choice);
                break;
            case PlanStep.OtherEvent:
                LeaveOrReturn();
                break;
        }

        return _broken ?? Check(before, step) ?? Overruled(touched, step);
    }

    /// <summary>The file or the agenda is other than it was: as a start, or an edit, brings it into the plan.</summary>
    private void Load()
    {
        Programme = _oracle.Programme();
        if (_elsewhere)
        {
            return;
        }

        foreach (var (id, row) in _plan.Where(p => !p.Value.FromChat).ToList())
        {
            var says = _file.TryGetValue(id, out var form) ? FormColumns.Of(form).Key : "";
            var verdict = form is null
                ? FileRule.Removed(row.Active, row.Touched)
                : FileRule.Judge(FormColumns.Of(row.Form).Key, row.Active, row.Touched, row.FileSaid, says);
            if (verdict == FileVerdict.Follows)
            {
                Follow(id, form);
            }
            else if (verdict == FileVerdict.Asks && _asked.Add((id, says)))
            {
                _open.Add((id, says));
            }
        }

        foreach (var (id, form) in _file.Where(f => !_plan.ContainsKey(f.Key)).ToList())
        {
            _plan[id] = new PlanRow { Form = form, CreatedAt = Now, FileSaid = FormColumns.Of(form).Key };
            _approvals.FileSays(id, form);
        }

        Align();
        Offer();
    }

    private void Follow(string id, AnnouncementForm? form)
    {
        var row = _plan[id];
        if (form is null)
        {
            Cancel(id);
            return;
        }

        (row.Form, row.FileSaid, row.Touched, row.Active, row.Approval) = (form, FormColumns.Of(form).Key, false, true, ApprovalStand.None);
        _approvals.FileSays(id, form);
    }

    private void Cancel(string id)
    {
        _plan[id].Active = false;
        foreach (var (key, occurrence) in _occurrences.Where(o => string.Equals(o.Key.Id, id, StringComparison.Ordinal)).ToList())
        {
            if (OccurrenceRules.Before(OccurrenceState.Cancelled).Contains(occurrence.State))
            {
                Put(key, occurrence with { State = OccurrenceState.Cancelled });
            }
        }
    }

    private void Tick()
    {
        Align();
        Publish();
        var after = _occurrences.ToDictionary();
        Align();
        Publish();
        if (!after.All(o => _occurrences[o.Key] == o.Value) || after.Count != _occurrences.Count)
        {
            _broken ??= "A second look changed something.";
        }

        foreach (var ((id, name), occurrence) in _occurrences)
        {
            if (occurrence.State == OccurrenceState.Planned && ((occurrence.DueAt <= Now && !_plan[id].Held) || occurrence.DueAt != _oracle.Belongs(_plan[id].Form.Rule, name)))
            {
                _broken ??= $"{id}/{name} stands at {occurrence.DueAt:u}, and belongs to {_oracle.Belongs(_plan[id].Form.Rule, name):u}.";
            }
        }
    }

    private void Align()
    {
        foreach (var (id, row) in _plan.Where(p => p.Value.Active))
        {
            var stored = _occurrences.Where(o => string.Equals(o.Key.Id, id, StringComparison.Ordinal)).Select(o => (o.Key.Name, new OccurrenceStand(o.Value.State, o.Value.DueAt)));
            foreach (var one in PlanAligner.Find(id, row.Form.Rule, row.Form.Night, row.CreatedAt, stored.ToList(), Programme, Now))
            {
                var occurrence = one.IsNew ? New(id, one.Name, row) : _occurrences[(id, one.Name)];
                if (!one.IsNew && !OccurrenceRules.Before(one.Belongs.State).Contains(occurrence.State))
                {
                    _broken ??= $"{id}/{one.Name} is to come from {occurrence.State} to {one.Belongs.State}, which the store would not write.";
                }

                // A recurring one has a date for each day since it is known; one that another rule adds later is no debt.
                var wasDueBefore = _oracle.Belongs(row.Form.Rule, one.Name) < (row.Form.Rule is PlanRule.Once ? row.CreatedAt : Now);
                if (one.IsNew && one.Belongs.State != (wasDueBefore ? OccurrenceState.Passed : OccurrenceState.Planned))
                {
                    _broken ??= $"{id}/{one.Name} is {one.Belongs.State} at first, and is due {one.Belongs.DueAt:u}.";
                }

                Put((id, one.Name), occurrence with { State = one.Belongs.State, DueAt = one.Belongs.DueAt, Form = row.Form });
            }
        }

        foreach (var (key, occurrence) in _occurrences.ToList())
        {
            _occurrences[key] = ApprovalOracle.Read(occurrence, _plan[key.Id]);
        }
    }

    private void Publish()
    {
        var due = _occurrences.Values.Where(o => o.State == OccurrenceState.Planned && o.DueAt <= Now && !_plan[o.AnnouncementId].Held)
            .Select(o => ApprovalOracle.Read(o, _plan[o.AnnouncementId])).OrderBy(o => o.DueAt).ThenBy(o => o.AnnouncementId, StringComparer.Ordinal).ToList();
        foreach (var settlement in OccurrenceRules.Settle(due, Programme, Now))
        {
            var occurrence = settlement.Occurrence;
            var key = (occurrence.AnnouncementId, occurrence.Name);
            var latest = !occurrence.Recurs || due.TrueForAll(o => !string.Equals(o.AnnouncementId, occurrence.AnnouncementId, StringComparison.Ordinal) || o.DueAt <= occurrence.DueAt);
            var worth = latest && !_approvals.Forbids(key.AnnouncementId, occurrence.Form) && (Now == occurrence.DueAt || Now < _oracle.WorthUntil(occurrence));
            _broken ??= (settlement.State == OccurrenceState.Sent) != worth ? $"{key} due {occurrence.DueAt:u} is {settlement.State}."
                : settlement.Verdict == Verdict.OnTime && Now - occurrence.DueAt >= TimeSpan.FromMinutes(5) ? $"{key} does not say that it is late."
                : !_plan[occurrence.AnnouncementId].Active ? $"{key} is settled although it is cancelled."
                : null;
            if (settlement.State == OccurrenceState.Sent)
            {
                _sends[key] = _sends.GetValueOrDefault(key) + 1;
            }

            Put(key, occurrence with { State = settlement.State, EventDay = Programme.FirstDay });
        }
    }

    private void Offer()
    {
        foreach (var occurrence in _occurrences.Values)
        {
            var followed = _occurrences.Values.Any(o => o.AnnouncementId.StartsWith(occurrence.AnnouncementId + "/", StringComparison.Ordinal) && o.State != OccurrenceState.Cancelled);
            if (OccurrenceRules.OfferedAgain(occurrence, Programme, followed, Now) is { } due)
            {
                _broken ??= occurrence.EventDay == Programme.FirstDay ? "Offered anew for the same day."
                    : due != _oracle.Belongs(occurrence.Form.Rule, "1") || due <= Now ? "Offered for a time that is not its own."
                    : null;
                if (_offered.Add((occurrence.AnnouncementId, $"{Programme.FirstDay:yyyyMMdd}")))
                {
                    _offers.Add((occurrence.AnnouncementId, $"{Programme.FirstDay:yyyyMMdd}"));
                }
            }
        }
    }

    private void Press(int choice)
    {
        if (choice % 2 == 0 && _open.Count > 0)
        {
            var (id, _) = _open[0];
            _open.RemoveAt(0);
            if (choice % 4 == 0 && !_elsewhere)
            {
                Follow(id, _file.GetValueOrDefault(id));
            }
        }
        else if (_offers.Count > 0 && !_elsewhere)
        {
            var (id, day) = _offers[0];
            _offers.RemoveAt(0);
            if (_oracle.Belongs(_plan[id].Form.Rule, "1") > Now)
            {
                _plan.TryAdd($"{id}/{day}", new PlanRow { Form = _plan[id].Form, CreatedAt = Now, FromChat = true, Approval = _approvals.Again(id, $"{id}/{day}", _plan[id]) });
            }
        }
    }

    /// <summary>A paused one-off whose hour has passed stays paused; what a recurring one was due for meanwhile is passed.</summary>
    private void TogglePause(KeyValuePair<string, PlanRow> plan)
    {
        var overdue = _occurrences.Where(o => string.Equals(o.Key.Id, plan.Key, StringComparison.Ordinal) && o.Value.State == OccurrenceState.Planned && o.Value.DueAt <= Now).ToList();
        if (plan.Value.Held && overdue.Count > 0 && plan.Value.Form.Rule is PlanRule.Once)
        {
            return;
        }

        if (plan.Value.Held)
        {
            overdue.ForEach(o => Put(o.Key, o.Value with { State = OccurrenceState.Passed }));
        }

        plan.Value.Held = !plan.Value.Held;
    }

    private void SendNow(OccurrenceState from, int choice)
    {
        var open = _occurrences.Where(o => OccurrenceRules.MayBeOrdered(ApprovalOracle.Read(o.Value, _plan[o.Key.Id]), from)).ToList();
        if (open.Count > 0 && !_elsewhere)
        {
            var (key, occurrence) = open[choice % open.Count];
            _broken ??= _approvals.Forbids(key.Id, _plan[key.Id].Form) ? $"{key} is ordered, and nobody else approved it." : null;
            _sends[key] = _sends.GetValueOrDefault(key) + 1;
            Put(key, occurrence with { State = OccurrenceState.Sent, EventDay = Programme.FirstDay });
        }
    }

    /// <summary>While another event is in force, what was to come of this one is passed.</summary>
    private void LeaveOrReturn()
    {
        _elsewhere = !_elsewhere;
        if (!_elsewhere)
        {
            Load();
            return;
        }

        foreach (var (key, occurrence) in _occurrences.Where(o => o.Value.State == OccurrenceState.Planned).ToList())
        {
            Put(key, occurrence with { State = OccurrenceState.Passed });
        }
    }

    private void Put((string Id, string Name) key, Occurrence occurrence)
    {
        if (_occurrences.TryGetValue(key, out var was) && was.State != occurrence.State)
        {
            Ways.Add((was.State, occurrence.State));
            if (was.State is OccurrenceState.Passed or OccurrenceState.Cancelled && occurrence.State == OccurrenceState.Planned != occurrence.DueAt > Now
                && occurrence.State != OccurrenceState.Cancelled)
            {
                _broken ??= $"{key} was {was.State}, and is {occurrence.State} though it is due {occurrence.DueAt:u}.";
            }
        }

        _occurrences[key] = occurrence;
    }

    private string? Check(Dictionary<(string Id, string Name), Occurrence> before, PlanStep step)
    {
        foreach (var (key, was) in before)
        {
            var now = _occurrences[key];
            if (was.State is OccurrenceState.Sent or OccurrenceState.Missed && was.DueAt != now.DueAt)
            {
                return $"{key} was settled and moved.";
            }

            if (was.State == OccurrenceState.Sent && now.State != OccurrenceState.Sent
                || was.State == OccurrenceState.Missed && now.State != OccurrenceState.Missed && step != PlanStep.PressSendNow)
            {
                return $"{key} was {was.State} and is {now.State} by {step}.";
            }

            if (now.State == OccurrenceState.Planned && !_plan[key.Id].Active)
            {
                return $"{key} is to come although it is cancelled.";
            }
        }

        return _sends.Values.Any(n => n > 1) ? "Sent twice."
            : _sends.Keys.Any(k => _occurrences[k].State != OccurrenceState.Sent) ? "Sent, and said not to be."
            : _plan.Keys.Any(id => id.Contains('/', StringComparison.Ordinal) && !_offered.Any(o => string.Equals(id, $"{o.Id}/{o.Day}", StringComparison.Ordinal))) ? "Planned anew without an offer."
            : null;
    }

    /// <summary>The file may have its way over chat only where an admin says so, or where both say the same.</summary>
    private string? Overruled(Dictionary<string, (AnnouncementForm Form, bool Active)> touched, PlanStep step) =>
        touched.Where(t => !_plan[t.Key].Touched && step != PlanStep.PressChoice)
            .Where(t => !t.Value.Active || !string.Equals(FormColumns.Of(t.Value.Form).Key, FormColumns.Of(_plan[t.Key].Form).Key, StringComparison.Ordinal))
            .Select(t => $"The file had its way over what chat said of {t.Key}.")
            .FirstOrDefault();

    /// <summary>When the first of all that is planned rings.</summary>
    private DateTimeOffset? Armed() => _occurrences.Values.Where(o => o.State == OccurrenceState.Planned && !_plan[o.AnnouncementId].Held).Min(o => o.DueAt);

    private static Occurrence New(string id, string name, PlanRow row) =>
        new() { AnnouncementId = id, Name = name, DueAt = null, State = OccurrenceState.Planned, Form = row.Form, Author = null };
}
