using UnionBot.Announcements;

namespace UnionBot.Tests.Announcements;

/// <summary>Which words of each announcement may go out, in the words: the file's, and those that another admin approved last.</summary>
internal sealed class ApprovalOracle(bool second)
{
    private readonly Dictionary<string, string> _free = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _asked = new(StringComparer.Ordinal);

    /// <summary>Whether the union wants a second person.</summary>
    public bool Second => second;

    /// <summary>The file had its way.</summary>
    public void FileSays(string id, AnnouncementForm form) => _free[id] = form.Message.PlainText;

    /// <summary>An admin wrote other words.</summary>
    public void ChatSays(string id, PlanRow row, AnnouncementForm form)
    {
        row.Approval = row.Approval.Changed(second, Content(row.Form), Content(form));
        if (second && row.Approval.Lacks(Content(form)))
        {
            _asked[id] = form.Message.PlainText;
        }
    }

    /// <summary>What went out is planned again for another day.</summary>
    public ApprovalStand Again(string id, string again, PlanRow row)
    {
        if (_free.TryGetValue(id, out var words) && string.Equals(words, row.Form.Message.PlainText, StringComparison.Ordinal))
        {
            _free[again] = words;
        }
        else if (second)
        {
            _asked[again] = row.Form.Message.PlainText;
        }

        return ApprovalStand.Added(second, Content(row.Form), cleared: !row.Approval.Lacks(Content(row.Form)));
    }

    /// <summary>Another admin presses one of the buttons that they have.</summary>
    public void Approve(IReadOnlyDictionary<string, PlanRow> plan, int choice)
    {
        if (_asked.Count > 0)
        {
            var (id, words) = _asked.ElementAt(choice % _asked.Count);
            _asked.Remove(id);
            if (string.Equals(plan[id].Form.Message.PlainText, words, StringComparison.Ordinal) && plan[id].Approval.Wanted)
            {
                plan[id].Approval = plan[id].Approval.With(Content(plan[id].Form));
                _free[id] = words;
            }
        }
    }

    /// <summary>Whether these words may not go out.</summary>
    public bool Forbids(string id, AnnouncementForm form) =>
        second && !(_free.TryGetValue(id, out var words) && string.Equals(words, form.Message.PlainText, StringComparison.Ordinal));

    /// <summary>An occurrence as the store reads it.</summary>
    public static Occurrence Read(Occurrence occurrence, PlanRow row) => occurrence with { Form = row.Form, Unapproved = row.Approval.Lacks(Content(row.Form)) };

    private static string Content(AnnouncementForm form) => FormColumns.Of(form).Content;
}
