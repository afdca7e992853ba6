using System.Text.Json.Serialization;

namespace UnionBot.Messages;

/// <summary>A button under a message: it presses or it opens.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Press), "press")]
[JsonDerivedType(typeof(Open), "open")]
internal abstract record Button
{
    private Button(string label) => Label = label;

    /// <summary>What it says; at most 64 characters, so that every platform shows it whole.</summary>
    public string Label { get; init; }

    /// <summary>Sends <paramref name="Action"/> back to the bot.</summary>
    /// <param name="Label">What it says.</param>
    /// <param name="Action">At most 36 ASCII bytes, <c>command:rest</c>; the adapter seals it for the chat it is sent to.</param>
    public sealed record Press(string Label, string Action) : Button(Label);

    /// <summary>Opens an https link.</summary>
    public sealed record Open(string Label, Uri Link) : Button(Label);
}
