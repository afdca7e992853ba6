using UnionBot.Rehearsal;

namespace UnionBot.Tests.Rehearsal;

/// <summary>A screen that nobody looks at.</summary>
internal static class Stillness
{
    /// <summary>A plain screen whose lines go nowhere but into <paramref name="lines"/>.</summary>
    public static Screen Screen(TextWriter lines) => new(
        Spectre.Console.AnsiConsole.Create(new Spectre.Console.AnsiConsoleSettings
        {
            Ansi = Spectre.Console.AnsiSupport.No,
            Interactive = Spectre.Console.InteractionSupport.No,
            Out = new Spectre.Console.AnsiConsoleOutput(lines),
        }),
        TimeZoneInfo.Utc, sideBySide: false);
}
