namespace UnionBot.Storage;

/// <summary>One step of the schema.</summary>
/// <param name="Number">Unique; steps are applied by number.</param>
/// <param name="Name">What it adds.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Number, string Name, string Sql);
