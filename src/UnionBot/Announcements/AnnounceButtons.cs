using System.Globalization;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary>The buttons of <c>/annoncer</c>. Each carries its draft, so that it works after a restart too.</summary>
internal static class AnnounceButtons
{
    /// <summary>Dates that are offered where they lie ahead.</summary>
    public static readonly IReadOnlyList<string> Dates = ["dans 1 h", "ce soir 18h30", "demain 9h", "demain 18h30", "J-7 18h", "J-1 18h", "J 8h", "1h avant le début"];

    private const int InRow = 2;

    private const int MostGroups = 8;

    private const int LongestLabel = 64;

    /// <summary>A question for a date, with dates to choose from.</summary>
    public static BotMessage When(long draft, BotMessage question, WhenReader dates) => question with
    {
        Rows =
        [
            .. Enumerable.Range(0, Dates.Count)
                .Where(i => dates.Read(Dates[i]) is Announcements.When.Ahead)
                .Select(i => (Button)Press(Dates[i], 'w', draft, i))
                .Chunk(InRow)
                .Take(4),
            [Press(AnnouncementsFrench.OtherDate, 'h', draft), Press(AnnouncementsFrench.Cancel, 'x', draft)],
        ],
    };

    /// <summary>A question for the text.</summary>
    public static BotMessage Text(long draft, BotMessage question) => question with
    {
        Rows = [[Press(AnnouncementsFrench.ChangeText, 'm', draft), Press(AnnouncementsFrench.ChangeWhen, 'h', draft), Press(AnnouncementsFrench.Cancel, 'x', draft)]],
    };

    /// <summary>A question for the places.</summary>
    public static BotMessage Where(long draft, IReadOnlyList<string> groups) => BotMessage.Plain(AnnouncementsFrench.AskWhere) with
    {
        Rows =
        [
            [Press(AnnouncementsFrench.AllPlaces, 'g', draft)],
            .. groups.Take(MostGroups).Select((name, i) => (Button)Press(name, 'g', draft, i)).Chunk(InRow),
        ],
    };

    /// <summary>Under the preview.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> Preview(AnnounceDraft draft, When.Ahead ahead, bool hasGroups)
    {
        List<IReadOnlyList<Button>> rows =
        [
            [Press(AnnouncementsFrench.Confirm, 'c', draft.Id), Press(AnnouncementsFrench.Cancel, 'x', draft.Id)],
            [
                Press(AnnouncementsFrench.ChangeWhen, 'h', draft.Id),
                Press(AnnouncementsFrench.ChangeText, 'm', draft.Id),
                .. hasGroups ? [Press(AnnouncementsFrench.ChangeWhere, 'o', draft.Id)] : Array.Empty<Button>(),
            ],
        ];
        if (ahead.MovedByNight || ahead.AtNight)
        {
            rows.Add([Press(ahead.AtNight ? AnnouncementsFrench.KeepQuiet : AnnouncementsFrench.SendAtNight, 'n', draft.Id)]);
        }

        return rows;
    }

    private static Button.Press Press(string label, char act, long draft, int? choice = null) => new(
        label.Length <= LongestLabel ? label : string.Concat(label.AsSpan(0, LongestLabel - 1), "…"),
        string.Create(CultureInfo.InvariantCulture, $"annoncer:{act}{draft}{(choice is { } number ? "." : "")}{choice}"));
}
