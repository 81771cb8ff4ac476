namespace InstrumentGen.Benchmarks.Projects;

/// <summary>A store in memory: queries over a dictionary, one log line.</summary>
static class RepositoryTemplate
{
    public static string Write(ApplicationModule module) => $$"""
        namespace Shop.{{module.Name}}Area;

        public interface I{{module.Name}}Repository
        {
            Task<{{module.Name}}?> FindAsync({{module.Name}}Id id, CancellationToken cancellationToken);

            Task SaveAsync({{module.Name}} subject, CancellationToken cancellationToken);

            Task<IReadOnlyList<{{module.Name}}>> SearchAsync({{module.Name}}Query query, CancellationToken cancellationToken);
        }

        public sealed record {{module.Name}}Query(string? Text, {{module.Name}}State? State, string? Region, int Skip = 0, int Take = 50);

        public sealed class {{module.Name}}Repository(ILogger<{{module.Name}}Repository> logger) : I{{module.Name}}Repository
        {
            readonly Dictionary<{{module.Name}}Id, {{module.Name}}> _items = [];
            readonly SemaphoreSlim _gate = new(1, 1);

            public async Task<{{module.Name}}?> FindAsync({{module.Name}}Id id, CancellationToken cancellationToken)
            {
                await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    return _items.TryGetValue(id, out {{module.Name}}? found) ? found : null;
                }
                finally
                {
                    _gate.Release();
                }
            }

            public async Task SaveAsync({{module.Name}} subject, CancellationToken cancellationToken)
            {
                await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    bool isNew = !_items.ContainsKey(subject.Id);
                    _items[subject.Id] = subject;
                    if (isNew) logger.LogInformation("Stored {Count} items, the last one is {State}", _items.Count, subject.State);
                }
                finally
                {
                    _gate.Release();
                }
            }

            public async Task<IReadOnlyList<{{module.Name}}>> SearchAsync({{module.Name}}Query query, CancellationToken cancellationToken)
            {
                await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    IEnumerable<{{module.Name}}> found = _items.Values;
                    if (query.State is { } state) found = found.Where(item => item.State == state);
                    if (!string.IsNullOrWhiteSpace(query.Region)) found = found.Where(item => item.Region.Equals(query.Region, StringComparison.OrdinalIgnoreCase));
                    if (query.Text is { Length: > 0 } text)
                    {
                        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                        found = found.Where(item => words.All(word => Matches(item, word)));
                    }

                    return [.. found.OrderByDescending(static item => item.Created).ThenBy(static item => item.Name, StringComparer.Ordinal).Skip(query.Skip).Take(Math.Clamp(query.Take, 1, 500))];
                }
                finally
                {
                    _gate.Release();
                }
            }

            public IReadOnlyDictionary<string, int> CountByRegion()
            {
                var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
                foreach ({{module.Name}} item in _items.Values)
                {
                    if (!item.IsOpen) continue;
                    counts.TryGetValue(item.Region, out int count);
                    counts[item.Region] = count + 1;
                }

                return counts;
            }

            public ({{module.Name}}? Oldest, {{module.Name}}? Largest) Extremes()
            {
                {{module.Name}}? oldest = null, largest = null;
                foreach ({{module.Name}} item in _items.Values)
                {
                    if (oldest is null || item.Created < oldest.Created) oldest = item;
                    if (largest is null || item.{{module.First}} > largest.{{module.First}}) largest = item;
                }

                return (oldest, largest);
            }

            static bool Matches({{module.Name}} item, string word) =>
                item.Name.Contains(word, StringComparison.CurrentCultureIgnoreCase)
                || item.Lines.Any(line => line.Sku.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        }

        """;
}
