namespace InstrumentGen.Benchmarks.Projects;

/// <summary>A service: asynchronous work with logs, an operation of ours, a span by hand in each third module, a counter in each second.</summary>
static class ServiceTemplate
{
    public static string Write(ApplicationModule module) => $$"""
        namespace Shop.{{module.Name}}Area;

        public sealed class {{module.Name}}Service(I{{module.Name}}Repository repository, ILogger<{{module.Name}}Service> logger)
        {
            static readonly ActivitySource s_source = new("Shop.{{module.Name}}");
            static readonly Meter s_meter = new("Shop.{{module.Name}}");
            static readonly Counter<long> s_moved = s_meter.CreateCounter<long>("{{module.Name}}.moved");

            [Operation("{{module.Name}}.open"), Traced, Metered]
            public async Task<{{module.Name}}> OpenAsync(string name, string region, IEnumerable<{{module.Name}}Line> lines, CancellationToken cancellationToken)
            {
                var subject = new {{module.Name}}({{module.Name}}Id.New(), name, region);
                foreach ({{module.Name}}Line line in lines.Where(static line => line.Quantity > 0).OrderBy(static line => line.Sku, StringComparer.Ordinal))
                {
                    subject.Add(line.Sku, line.Quantity, line.Price);
                }

                {{module.Name}}Problem[] problems = [.. {{module.Name}}Rules.Check(subject)];
                if ({{module.Name}}Rules.Score(problems) > 50)
                {
                    logger.LogWarning("{Problems} problems in a new {Kind}, state {State}", problems.Length, nameof({{module.Name}}), subject.State);
                    throw new InvalidOperationException("The problems weigh too much.");
                }

                if (subject.CanMoveTo({{module.Name}}State.Open)) subject.MoveTo({{module.Name}}State.Open);
                await repository.SaveAsync(subject, cancellationToken).ConfigureAwait(false);
                return subject;
            }

            public async Task<bool> MoveAsync({{module.Name}}Id id, {{module.Name}}State next, CancellationToken cancellationToken)
            {
        {{Span(module)}}
                {{module.Name}}? subject = await repository.FindAsync(id, cancellationToken).ConfigureAwait(false);
                if (subject is null) return false;
                try
                {
                    subject.MoveTo(next);
                    await repository.SaveAsync(subject, cancellationToken).ConfigureAwait(false);
                }
                catch (InvalidOperationException exception)
                {
                    logger.LogError(exception, "Could not move {Id} to {State}", id, next);
                    return false;
                }

        {{Count(module)}}
                return true;
            }

            public async Task<decimal> QuoteAsync({{module.Name}}Id id, DateOnly day, CancellationToken cancellationToken)
            {
                {{module.Name}}? subject = await repository.FindAsync(id, cancellationToken).ConfigureAwait(false);
                return subject is null ? 0 : {{module.Name}}Rules.Price(subject, day, Credit(subject));
            }

            public async Task<int> CloseOldAsync(TimeSpan age, CancellationToken cancellationToken)
            {
                DateTimeOffset limit = DateTimeOffset.UtcNow - age;
                int closed = 0;
                for (int page = 0; ; page++)
                {
                    var query = new {{module.Name}}Query(null, {{module.Name}}State.Shipped, null, page * 100, 100);
                    IReadOnlyList<{{module.Name}}> found = await repository.SearchAsync(query, cancellationToken).ConfigureAwait(false);
                    if (found.Count == 0) break;
                    foreach ({{module.Name}} subject in found)
                    {
                        if (subject.Created >= limit || !subject.CanMoveTo({{module.Name}}State.Closed)) continue;
                        if (await MoveAsync(subject.Id, {{module.Name}}State.Closed, cancellationToken).ConfigureAwait(false)) closed++;
                    }
                }

                return closed;
            }

            public async Task<Dictionary<string, decimal>> TotalsAsync(CancellationToken cancellationToken)
            {
                IReadOnlyList<{{module.Name}}> all = await repository.SearchAsync(new {{module.Name}}Query(null, null, null), cancellationToken).ConfigureAwait(false);
                var totals = from item in all
                             where item.IsOpen
                             group item by item.Region into regions
                             let sum = regions.Sum(static one => one.{{module.First}} + one.{{module.Second}})
                             orderby sum descending
                             select (regions.Key, sum);
                return totals.ToDictionary(static pair => pair.Key, static pair => pair.sum, StringComparer.Ordinal);
            }

            public async Task<{{module.Name}}> CopyAsync({{module.Name}}Id id, int factor, CancellationToken cancellationToken)
            {
                {{module.Name}} original = await repository.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new KeyNotFoundException($"No {{module.Name}} {id}.");
                return await OpenAsync($"{original.Name} (copy)", original.Region, original.Lines.Select(line => line.Times(factor)), cancellationToken).ConfigureAwait(false);
            }

            static decimal Credit({{module.Name}} subject)
            {
                if (!subject.IsOpen) return 0;
                decimal credit = subject.{{module.First}} - subject.{{module.Second}};
                return credit switch
                {
                    < 0 => 0,
                    > 500 => 500,
                    _ => credit,
                };
            }
        }

        """;

    static string Span(ApplicationModule module) => module.Number % 3 == 0
        ? $"        using Activity? span = s_source.StartActivity(\"{module.Name}.move\");\n        span?.SetTag(\"shop.state\", next.ToString());"
        : "        cancellationToken.ThrowIfCancellationRequested();";

    static string Count(ApplicationModule module) => module.Number % 2 == 0
        ? "        s_moved.Add(1, new KeyValuePair<string, object?>(\"state\", next.ToString()));"
        : "        logger.LogDebug(\"Moved to {State}\", next);";
}
