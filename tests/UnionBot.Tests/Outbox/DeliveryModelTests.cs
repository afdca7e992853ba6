using CsCheck;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Outbox;

/// <summary>The delivery's rules against a world in which any try may or may not have arrived.</summary>
public sealed class DeliveryModelTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 26, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What happens to one try, or between two.</summary>
    private enum Step
    {
        Delivered,
        SilentArrived,
        SilentLost,
        CrashArrived,
        CrashLost,
        FaultArrived,
        FaultLost,
        Postponed,
        Refused,
        Moved,
        GivenBack,
        ShortWait,
        LongWait,
        ClockBack,
        PersonSawIt,
        PersonWantsIt,
        TooLate,
        TakenBack,
    }

    private static readonly Gen<Step[]> AnyLife = Gen.Int[0, (int)Step.TakenBack].Select(i => (Step)i).Array[0, 60];

    [Theory]
    [InlineData((int)Platform.Telegram, (int)DoubtRule.Resend)]
    [InlineData((int)Platform.Discord, (int)DoubtRule.Resend)]
    [InlineData((int)Platform.Telegram, (int)DoubtRule.Ask)]
    [InlineData((int)Platform.Discord, (int)DoubtRule.Never)]
    [InlineData((int)Platform.Telegram, (int)DoubtRule.Resend, (int)DeliveryAction.Note)]
    [InlineData((int)Platform.Discord, (int)DoubtRule.Resend, (int)DeliveryAction.Note)]
    public void Nothing_is_doubled_unmarked_and_no_word_is_said_that_is_not_certain(int platform, int rule, int action = (int)DeliveryAction.Send) => AnyLife.Sample(
        steps =>
        {
            var world = new World((Platform)platform, (DoubtRule)rule, (DeliveryAction)action);
            foreach (var step in steps)
            {
                if (world.Do(step) is { } broken)
                {
                    throw new InvalidOperationException(broken);
                }
            }
        },
        iter: 20_000);

    [Theory]
    [InlineData((int)Platform.Telegram)]
    [InlineData((int)Platform.Discord)]
    public void Silence_alone_always_comes_to_an_end_after_one_marked_resend(int platform)
    {
        var world = new World((Platform)platform);
        for (var i = 0; i < 500; i++)
        {
            world.Do(Step.SilentLost).ShouldBeNull();
        }

        world.Delivery.State.ShouldBe(DeliveryState.Uncertain);
        world.Nonces.ShouldBe(2);
    }

    [Theory]
    [InlineData((int)DeliveryAction.Edit)]
    [InlineData((int)DeliveryAction.Delete)]
    [InlineData((int)DeliveryAction.Pin)]
    public void What_can_be_done_twice_is_never_in_doubt(int action)
    {
        var window = DeliveryRules.WindowOf(Platform.Telegram, (DeliveryAction)action);
        var delivery = new DeliveryProgress();
        for (var i = 0; i < 50; i++)
        {
            delivery = DeliveryRules.Claim(delivery, Start.AddHours(i), window);
            delivery = DeliveryRules.Settle(delivery, new DeliveryOutcome.Uncertain("silence"), Start.AddHours(i), window);
        }

        (delivery.State, delivery.Doubt).ShouldBe((DeliveryState.Pending, 0));
    }

    /// <summary>A platform and the copies that people see.</summary>
    private sealed class World(Platform platform, DoubtRule rule = DoubtRule.Resend, DeliveryAction action = DeliveryAction.Send)
    {
        private readonly TimeSpan _window = DeliveryRules.WindowOf(platform, action);
        private readonly Dictionary<int, DateTimeOffset> _known = [];
        private readonly HashSet<int> _nonces = [];
        private readonly Dictionary<int, int> _copies = [];
        private int _wanted;
        private bool _sworn;
        private DateTimeOffset _now = Start;

        public DeliveryProgress Delivery { get; private set; } = new() { Rule = rule };

        private int Copies => _copies.Values.Sum();

        public int Nonces => _nonces.Count;

        /// <returns>The promise that was broken, or <see langword="null"/>.</returns>
        public string? Do(Step step)
        {
            switch (step)
            {
                case Step.ShortWait:
                    _now += TimeSpan.FromSeconds(7);
                    return null;
                case Step.LongWait:
                    _now += TimeSpan.FromMinutes(3);
                    return null;
                case Step.ClockBack:
                    // The platform's own clock goes on: what it knew it forgets.
                    _now -= TimeSpan.FromHours(1);
                    _known.Clear();
                    return null;
                case Step.PersonSawIt when Delivery.State == DeliveryState.Uncertain:
                    (_sworn, Delivery) = (true, DeliveryRules.Arrived(Delivery));
                    return null;
                case Step.PersonWantsIt when Delivery.State is DeliveryState.Uncertain or DeliveryState.Missed:
                    _wanted++;
                    return Change(DeliveryRules.Resend(Delivery, _now));
                case Step.TooLate or Step.TakenBack when Delivery.State == DeliveryState.Pending:
                    return Change(DeliveryRules.End(Delivery, step == Step.TooLate ? DeliveryState.Missed : DeliveryState.Cancelled, "late"));
                case Step.PersonSawIt or Step.PersonWantsIt or Step.TooLate or Step.TakenBack:
                    return null;
                default:
                    return Delivery.State == DeliveryState.Pending ? Try(step) : null;
            }
        }

        private string? Change(DeliveryProgress to)
        {
            var before = Delivery;
            Delivery = to;
            return Check(before);
        }

        private string? Try(Step step)
        {
            if (_now < Delivery.NextAt && Delivery.NextAt - _now < TimeSpan.FromMinutes(10))
            {
                _now = Delivery.NextAt;
            }

            var before = Delivery;
            Delivery = DeliveryRules.Claim(Delivery, _now, _window);
            if (Delivery.State != DeliveryState.Sending)
            {
                return Check(before);
            }

            _nonces.Add(Delivery.Doubt);
            if (step is Step.Delivered or Step.SilentArrived or Step.CrashArrived or Step.FaultArrived)
            {
                Arrive(Delivery.Doubt);
            }

            Delivery = step switch
            {
                Step.Delivered => DeliveryRules.Settle(Delivery, new DeliveryOutcome.Delivered("1"), _now, _window),
                Step.SilentArrived or Step.SilentLost => DeliveryRules.Settle(Delivery, new DeliveryOutcome.Uncertain("silence"), _now, _window),
                Step.CrashArrived or Step.CrashLost => DeliveryRules.Settle(Delivery, new DeliveryOutcome.Uncertain("crash"), _now += TimeSpan.FromSeconds(4), _window),
                Step.FaultArrived or Step.FaultLost => DeliveryRules.Fail(Delivery, "bug", _now, _window),
                Step.Postponed => DeliveryRules.Settle(Delivery, new DeliveryOutcome.Postponed(TimeSpan.FromSeconds(5), "429"), _now, _window),
                Step.GivenBack => DeliveryRules.Release(Delivery),
                Step.Refused => DeliveryRules.Settle(Delivery, new DeliveryOutcome.Refused("403"), _now, _window),
                _ => DeliveryRules.Settle(Delivery, new DeliveryOutcome.Moved(new ChatAddress(platform, "2")), _now, _window),
            };
            return step == Step.GivenBack && (Delivery.State != DeliveryState.Pending || Delivery.Attempt != before.Attempt)
                ? "A try that was given back counts."
                : Check(before);
        }

        /// <summary>A nonce that the platform still knows makes no second copy.</summary>
        private void Arrive(int doubt)
        {
            if (_window == TimeSpan.Zero || !_known.TryGetValue(doubt, out var first) || _now - first >= _window)
            {
                _copies[doubt] = _copies.GetValueOrDefault(doubt) + 1;
                _known[doubt] = _now;
            }
        }

        private string? Check(DeliveryProgress before) => this switch
        {
            _ when _copies.GetValueOrDefault(0) > 1 => "Doubled, unmarked.",
            _ when _copies.Values.Any(n => n > 1) => "Doubled under one mark.",
            _ when _copies.Keys.Count(d => d > 0) > _wanted + (rule == DoubtRule.Resend ? 1 : 0) => "Resent more often than the rule and the people say.",
            _ when Delivery.State == DeliveryState.Delivered && !_sworn && Copies == 0 => "Said to be delivered, and is not there.",
            _ when Delivery.State is DeliveryState.Missed or DeliveryState.Cancelled && Copies > 0 => "Said not to have gone, and is there.",
            _ when Delivery.State == DeliveryState.Refused && Delivery.Faults < 2 && Copies > 0 => "Said to be refused, and is there.",
            _ when Delivery.State == DeliveryState.Sending => "Left under way.",
            _ when Delivery.Doubt < before.Doubt || Delivery.Attempt < before.Attempt => "Forgot something.",
            _ => null,
        };
    }
}
