namespace InstrumentGen.Benchmarks.Projects;

/// <summary>A domain class: values, states, arithmetic. Nothing in it reaches telemetry but the messages of two exceptions.</summary>
static class DomainTemplate
{
    public static string Write(ApplicationModule module) => $$"""
        namespace Shop.{{module.Name}}Area;

        public enum {{module.Name}}State { Draft, Open, Approved, Shipped, Closed, Cancelled }

        public readonly record struct {{module.Name}}Id(Guid Value)
        {
            public static {{module.Name}}Id New() => new(Guid.NewGuid());

            public override string ToString() => Value.ToString("N");
        }

        public sealed record {{module.Name}}Line(string Sku, int Quantity, decimal Price)
        {
            public decimal Total => Quantity * Price;

            public {{module.Name}}Line Times(int factor) => this with { Quantity = checked(Quantity * factor) };
        }

        public sealed class {{module.Name}}
        {
            readonly List<{{module.Name}}Line> _lines = [];
            readonly Dictionary<string, string> _notes = new(StringComparer.OrdinalIgnoreCase);

            public {{module.Name}}({{module.Name}}Id id, string name, string region)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(name);
                Id = id;
                Name = name.Trim();
                Region = region ?? "none";
                Created = DateTimeOffset.UtcNow;
            }

            public {{module.Name}}Id Id { get; }

            public string Name { get; private set; }

            public string Region { get; }

            public DateTimeOffset Created { get; }

            public DateTimeOffset? Closed { get; private set; }

            public {{module.Name}}State State { get; private set; } = {{module.Name}}State.Draft;

            public IReadOnlyList<{{module.Name}}Line> Lines => _lines;

            public decimal {{module.First}} => _lines.Sum(static line => line.Total) * Factor;

            public decimal {{module.Second}}
            {
                get
                {
                    decimal total = 0;
                    foreach ({{module.Name}}Line line in _lines)
                    {
                        total += line.Price > 100 ? line.Total * 0.9m : line.Total;
                    }

                    return Math.Round(total, 2, MidpointRounding.AwayFromZero);
                }
            }

            public bool IsOpen => State is {{module.Name}}State.Open or {{module.Name}}State.Approved;

            decimal Factor => State switch
            {
                {{module.Name}}State.Draft => 0,
                {{module.Name}}State.Open when _lines.Count > 10 => 0.95m,
                {{module.Name}}State.Open => 1,
                {{module.Name}}State.Approved => 1.{{module.Number % 9}}m,
                _ => 1.1m,
            };

            public void Add(string sku, int quantity, decimal price)
            {
                if (quantity <= 0) throw new ArgumentOutOfRangeException(nameof(quantity));
                int index = _lines.FindIndex(line => line.Sku == sku && line.Price == price);
                if (index < 0)
                {
                    _lines.Add(new {{module.Name}}Line(sku, quantity, price));
                    return;
                }

                _lines[index] = _lines[index] with { Quantity = _lines[index].Quantity + quantity };
            }

            public bool Remove(string sku)
            {
                int removed = _lines.RemoveAll(line => string.Equals(line.Sku, sku, StringComparison.OrdinalIgnoreCase));
                return removed > 0;
            }

            public void Note(string key, string? text)
            {
                if (string.IsNullOrEmpty(text)) _notes.Remove(key);
                else _notes[key] = text.Length > 200 ? text[..200] : text;
            }

            public void MoveTo({{module.Name}}State next)
            {
                if (!CanMoveTo(next)) throw new InvalidOperationException($"A {{module.Name}} that is {State} cannot become {next}.");
                State = next;
                if (next is {{module.Name}}State.Closed or {{module.Name}}State.Cancelled) Closed = DateTimeOffset.UtcNow;
            }

            public bool CanMoveTo({{module.Name}}State next) => (State, next) switch
            {
                ({{module.Name}}State.Draft, {{module.Name}}State.Open) => _lines.Count > 0,
                ({{module.Name}}State.Open, {{module.Name}}State.Approved) => true,
                ({{module.Name}}State.Approved, {{module.Name}}State.Shipped) => !string.IsNullOrEmpty(Region),
                ({{module.Name}}State.Shipped, {{module.Name}}State.Closed) => true,
                (not {{module.Name}}State.Closed, {{module.Name}}State.Cancelled) => true,
                _ => false,
            };

            public void Rename(string name)
            {
                string trimmed = name.Trim();
                if (trimmed.Length is 0 or > 100) return;
                Name = trimmed;
            }
        }

        """;
}
