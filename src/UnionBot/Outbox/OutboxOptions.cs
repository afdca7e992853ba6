using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace UnionBot.Outbox;

/// <summary>How the outbox is drained. Bound from <c>Outbox</c>; checked before the host starts.</summary>
internal sealed partial class OutboxOptions
{
    /// <summary>What is done with a message that went unanswered: <c>resend</c> (once, marked « ↻ »; the default), <c>ask</c> or <c>never</c>.</summary>
    [EnumDataType(typeof(DoubtRule), ErrorMessage = "Outbox:WhenInDoubt vaut autre chose que resend, ask ou never.")]
    public DoubtRule WhenInDoubt { get; set; } = DoubtRule.Resend;

    [OptionsValidator]
    internal sealed partial class RangesHold : IValidateOptions<OutboxOptions>;
}
