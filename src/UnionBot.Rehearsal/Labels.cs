namespace UnionBot.Rehearsal;

/// <summary>The buttons the script presses, by what a person reads on them.</summary>
internal static class Labels
{
    public const string Confirm = "Confirmer";

    public const string Publish = "Publier";
}
