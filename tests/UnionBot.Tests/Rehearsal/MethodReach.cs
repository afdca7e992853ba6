using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace UnionBot.Tests.Rehearsal;

/// <summary>Reads compiled code for what it calls, from one method on through the types that it may pass.</summary>
internal static class MethodReach
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value & 0xFFFF);

    /// <summary>Every method that is called, or made a delegate of, behind a method.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="passes">Whether the code of a type is read too.</param>
    public static HashSet<(Module Module, int Token)> From(MethodBase start, Func<Type, bool> passes)
    {
        var seen = new HashSet<(Module, int)>();
        var open = new Stack<MethodBase>([start]);
        while (open.TryPop(out var method))
        {
            foreach (var called in Calls(method))
            {
                if (seen.Add(Key(called)) && called.DeclaringType is { } type && passes(type))
                {
                    open.Push(called);
                }
            }
        }

        return seen;
    }

    /// <summary>What tells one method from all others, whatever its type arguments.</summary>
    public static (Module Module, int Token) Key(MethodBase method) => (method.Module, method.MetadataToken);

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        if (method.GetCustomAttribute<AsyncStateMachineAttribute>() is { } machine)
        {
            yield return machine.StateMachineType.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance)!;
        }

        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            int number = code[at++];
            var operation = Codes[number == 0xFE ? 0xFE00 | code[at++] : number];
            if (operation.OperandType == OperandType.InlineMethod)
            {
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(code, at), types, arguments)!;
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
