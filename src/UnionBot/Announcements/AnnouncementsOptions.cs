using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace UnionBot.Announcements;

/// <summary>What the union asks of its announcements. Bound from <c>Announcements</c>; checked before the host starts.</summary>
internal sealed partial class AnnouncementsOptions
{
    /// <summary>Whether what an admin writes in chat needs another admin's approval: <c>off</c> (the default) or <c>second</c>.</summary>
    [RegularExpression("^(off|second)$", ErrorMessage = "Announcements:Approval doit valoir off ou second : sinon je ne sais pas si une annonce attend l'accord d'un·e autre admin.")]
    public string Approval { get; set; } = "off";

    /// <summary>The same as a question.</summary>
    public bool NeedsSecond => Approval is "second";

    [OptionsValidator]
    internal sealed partial class RangesHold : IValidateOptions<AnnouncementsOptions>;
}
