using System.Globalization;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using UnionBot.Content;

namespace UnionBot.Benchmarks.Answers;

/// <summary>Lucene.Net with its French analyzer and BM25, as its own guide sets it up.</summary>
internal sealed class LuceneSearch : Peer
{
    private static readonly (string Field, float Boost)[] Fields = [("title", 2f), ("asks", 1f), ("text", 0.5f)];

    private readonly RAMDirectory _directory = new();
    private readonly FrenchAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    /// <summary>Indexes title, other ways to ask and text of each entry.</summary>
    public LuceneSearch(ContentPack pack)
    {
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var entry in pack.Entries.Where(e => e.Kind is EntryKind.Fact or EntryKind.Family or EntryKind.Glossary))
            {
                writer.AddDocument(
                [
                    new StringField("id", entry.Id, Field.Store.YES),
                    new TextField("title", entry.Title, Field.Store.NO),
                    new TextField("asks", string.Join(" . ", entry.Asks), Field.Store.NO),
                    new TextField("text", string.Join(' ', entry.Quotes.Select(q => q.Text)), Field.Store.NO),
                ]);
            }
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    /// <inheritdoc/>
    public override string Name => "Lucene.Net 4.8 FrenchAnalyzer";

    /// <inheritdoc/>
    public override (IReadOnlyList<string> Ids, double Score) Find(string question, int most)
    {
        var query = new BooleanQuery();
        foreach (var (field, boost) in Fields)
        {
            foreach (var term in Terms(field, question))
            {
                query.Add(new TermQuery(new Term(field, term)) { Boost = boost }, Occur.SHOULD);
            }
        }

        if (query.Clauses.Count == 0)
        {
            return ([], 0);
        }

        var hits = _searcher.Search(query, most).ScoreDocs;
        return ([.. hits.Select(h => _searcher.Doc(h.Doc).GetField("id").GetStringValue(CultureInfo.InvariantCulture))], hits.Length > 0 ? hits[0].Score : 0);
    }

    /// <inheritdoc/>
    public override long IndexBytes => _directory.GetSizeInBytes();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
            _analyzer.Dispose();
            _directory.Dispose();
        }
    }

    private HashSet<string> Terms(string field, string question)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        using var stream = _analyzer.GetTokenStream(field, question);
        var term = stream.AddAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            terms.Add(term.ToString() ?? "");
        }

        stream.End();
        return terms;
    }
}
