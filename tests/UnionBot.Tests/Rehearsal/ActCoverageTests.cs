using System.Reflection;
using UnionBot.Emulators.Discord;
using UnionBot.Emulators.Telegram;
using UnionBot.Rehearsal.Doubles;

namespace UnionBot.Tests.Rehearsal;

/// <summary>What the doubles can do and what their control port offers stay together.</summary>
public sealed class ActCoverageTests
{
    /// <summary>What no act calls, and why none need to.</summary>
    private static readonly Dictionary<string, string> Left = new(StringComparer.Ordinal)
    {
        ["TelegramDouble.StartAsync"] = "the process does it",
        ["TelegramDouble.Post"] = "telegram/say in a channel is the same",
        ["TelegramDouble.WaitIdleAsync"] = "telegram/counters tells it",
        ["TelegramDouble.WaitPolledAsync"] = "telegram/counters tells it",
        ["TelegramDouble.WaitUntilAsync"] = "takes code",
        ["DiscordDouble.StartAsync"] = "the process does it",
        ["DiscordDouble.WaitUntilIdleAsync"] = "discord/counters tells it",
        ["DiscordDouble.CreateUser(String, ReadOnlySpan`1)"] = "discord/new-user joins one guild, discord/join more",
        ["DiscordDouble.SayInPrivate"] = "discord/say without a channel is the same",
        ["DiscordDouble.Upload"] = "discord/upload says it with words or without",
        ["DiscordDouble.AllowBot"] = "discord/overwrite for the bot is the same",
        ["DiscordDouble.DenyBot"] = "discord/overwrite for the bot is the same",
        ["GatewayControl.Mark"] = "a mark is asked in the same process",
        ["GatewayControl.WaitForSessionAsync"] = "discord/counters tells it",
        ["GatewayControl.WaitUntilAsync"] = "takes code",
    };

    [Fact]
    public async Task Every_public_act_and_fault_of_the_doubles_is_called_by_some_act_of_the_control_port()
    {
        var reached = MethodReach.From(
            typeof(ActTable).GetMethod(nameof(ActTable.Of))!,
            type => type.Assembly == typeof(ActTable).Assembly && type != typeof(DoublesHouse) && type.DeclaringType != typeof(DoublesHouse));

        var missing = PublicActs().Where(act => !reached.Contains(MethodReach.Key(act))).ToList();

        missing.Select(Name).Where(name => !Left.ContainsKey(name)).ShouldBeEmpty();
        Left.Keys.Except(missing.Select(Name), StringComparer.Ordinal).ShouldBeEmpty("an exception is stale");

        // The reading itself sees what it should: a call in a lambda, one behind await, and nothing that is only near.
        reached.ShouldContain(MethodReach.Key(typeof(TelegramDouble).GetMethod(nameof(TelegramDouble.Say))!));
        reached.ShouldContain(MethodReach.Key(typeof(TelegramDouble).GetMethod(nameof(TelegramDouble.ResumeAsync))!));
        reached.ShouldNotContain(MethodReach.Key(typeof(DoublesHouse).GetMethod(nameof(DoublesHouse.StartAsync))!));
        await using var house = await DoublesHouse.StartAsync(new(), TimeProvider.System, TestContext.Current.CancellationToken);
        ActTable.Of(house).Count.ShouldBeGreaterThan(100);
    }

    private static IEnumerable<MethodBase> PublicActs()
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        Type[] doors = [typeof(TelegramDouble), typeof(TelegramFaults), typeof(DiscordDouble), typeof(DiscordFaults), typeof(GatewayControl), typeof(HeldEvents), typeof(DoubleUser)];
        var methods = doors.SelectMany(door => door.GetMethods(Own))
            .Where(m => (!m.IsSpecialName || m.Name.StartsWith("set_", StringComparison.Ordinal)) && m.Name is not ("Dispose" or "DisposeAsync" or "ToString"));
        var faults = typeof(Fault).GetNestedTypes().SelectMany(fault => fault.GetConstructors());
        return [.. methods, .. faults, .. typeof(Fault).GetMethods(Own).Where(m => m.IsStatic && !m.Name.StartsWith("op_", StringComparison.Ordinal))];
    }

    /// <summary>The name, with the parameters only where one of several of that name is left.</summary>
    private static string Name(MethodBase act)
    {
        var name = act.IsConstructor ? $"Fault.{act.DeclaringType!.Name}" : $"{act.DeclaringType!.Name}.{act.Name}";
        return Left.ContainsKey(name) ? name : act.DeclaringType!.GetMember(act.Name).Length > 1 && !act.IsConstructor
            ? $"{name}({string.Join(", ", act.GetParameters().Select(p => p.ParameterType.Name))})"
            : name;
    }
}
