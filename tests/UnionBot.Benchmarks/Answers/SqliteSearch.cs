using Microsoft.Data.Sqlite;
using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Benchmarks.Answers;

/// <summary>Full-text search as SQLite offers it: the peer that was best by quality.</summary>
internal sealed class SqliteSearch : Peer
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly string _tokenizer;
    private readonly bool _trigrams;

    /// <summary>Indexes title, other ways to ask and text of each entry.</summary>
    public SqliteSearch(ContentPack pack, string tokenizer)
    {
        _tokenizer = tokenizer.Split(' ')[0];
        _trigrams = tokenizer.StartsWith("trigram", StringComparison.Ordinal);
        _connection.Open();
        Run($"create virtual table entries using fts5(id unindexed, title, asks, text, tokenize = '{tokenizer}')");
        foreach (var entry in pack.Entries.Where(e => e.Kind is EntryKind.Fact or EntryKind.Family or EntryKind.Glossary))
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "insert into entries values ($id, $title, $asks, $text)";
            insert.Parameters.AddWithValue("$id", entry.Id);
            insert.Parameters.AddWithValue("$title", Fold.Text(entry.Title));
            insert.Parameters.AddWithValue("$asks", Fold.Text(string.Join(" | ", entry.Asks)));
            insert.Parameters.AddWithValue("$text", Fold.Text(string.Join(' ', entry.Quotes.Select(q => q.Text))));
            insert.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public override string Name => "SQLite FTS5 " + _tokenizer;

    /// <inheritdoc/>
    public override long IndexBytes => Number("pragma page_count") * Number("pragma page_size");

    /// <inheritdoc/>
    public override (IReadOnlyList<string> Ids, double Score) Find(string question, int most)
    {
        var words = Fold.Text(question).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var terms = _trigrams
            ? words.Where(w => w.Length >= 3).SelectMany(w => Enumerable.Range(0, w.Length - 2).Select(i => w.Substring(i, 3)))
            : words;
        var match = string.Join(" OR ", terms.Distinct(StringComparer.Ordinal).Select(t => $"\"{t}\""));
        if (match.Length == 0)
        {
            return ([], 0);
        }

        using var select = _connection.CreateCommand();
        select.CommandText = "select id, bm25(entries, 0, 2.0, 1.0, 0.5) from entries where entries match $match order by 2 limit $most";
        select.Parameters.AddWithValue("$match", match);
        select.Parameters.AddWithValue("$most", most);
        using var reader = select.ExecuteReader();
        var ids = new List<string>();
        var score = 0.0;
        while (reader.Read())
        {
            score = ids.Count == 0 ? -reader.GetDouble(1) : score;
            ids.Add(reader.GetString(0));
        }

        return (ids, score);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _connection.Dispose();
        }
    }

    private long Number(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
