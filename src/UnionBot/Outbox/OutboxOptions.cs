using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace UnionBot.Outbox;

/// <summary>How the outbox is drained. Bound from <c>Outbox</c>; checked before the host starts.</summary>
internal sealed partial class OutboxOptions
{
    /// <summary>What is done with a message that went unanswered: <c>resend</c> (once, marked « ↻ »; the default), <c>ask</c> or <c>never</c>.</summary>
    [RegularExpression("^(resend|ask|never)$", ErrorMessage = "Outbox:WhenInDoubt doit valoir resend, ask ou never : sinon je ne sais pas quoi faire d'un envoi sans réponse.")]
    public string WhenInDoubt { get; set; } = "resend";

    /// <summary>The same as a rule.</summary>
    public DoubtRule Rule => WhenInDoubt switch
    {
        "ask" => DoubtRule.Ask,
        "never" => DoubtRule.Never,
        _ => DoubtRule.Resend,
    };

    [OptionsValidator]
    internal sealed partial class RangesHold : IValidateOptions<OutboxOptions>;
}
