namespace InstrumentGen.Benchmarks.Projects;

/// <summary>Checks and prices: conditions, loops and local functions without any sink.</summary>
static class RulesTemplate
{
    public static string Write(ApplicationModule module) => $$"""
        namespace Shop.{{module.Name}}Area;

        public sealed record {{module.Name}}Problem(string Field, string Code, int Weight);

        public static class {{module.Name}}Rules
        {
            static readonly HashSet<string> s_regions = new(StringComparer.OrdinalIgnoreCase) { "north", "south", "east", "west", "none" };

            public static IEnumerable<{{module.Name}}Problem> Check({{module.Name}} subject)
            {
                if (subject.Name.Length < 3) yield return new {{module.Name}}Problem(nameof(subject.Name), "short", 1);
                if (!s_regions.Contains(subject.Region)) yield return new {{module.Name}}Problem(nameof(subject.Region), "unknown", 2);
                foreach ({{module.Name}}Problem problem in subject.Lines.SelectMany(Check)) yield return problem;
                if (subject.Lines.GroupBy(static line => line.Sku).Any(static group => group.Count() > 3))
                {
                    yield return new {{module.Name}}Problem(nameof(subject.Lines), "repeated", 3);
                }
            }

            static IEnumerable<{{module.Name}}Problem> Check({{module.Name}}Line line)
            {
                if (line.Quantity > 10_000) yield return new {{module.Name}}Problem(line.Sku, "many", 5);
                if (line.Price is < 0 or > 1_000_000) yield return new {{module.Name}}Problem(line.Sku, "price", 8);
                if (!IsSku(line.Sku)) yield return new {{module.Name}}Problem(line.Sku, "sku", 1);
            }

            public static bool IsSku(ReadOnlySpan<char> text)
            {
                if (text.Length is < 4 or > 20) return false;
                int dashes = 0;
                foreach (char letter in text)
                {
                    if (letter == '-') dashes++;
                    else if (!char.IsAsciiLetterOrDigit(letter)) return false;
                }

                return dashes <= 3 && text[0] != '-' && text[^1] != '-';
            }

            public static decimal Price({{module.Name}} subject, DateOnly day, decimal credit)
            {
                decimal price = 0;
                for (int index = 0; index < subject.Lines.Count; index++)
                {
                    {{module.Name}}Line line = subject.Lines[index];
                    decimal discount = Discount(line);
                    price += line.Total * (1 - discount);
                }

                decimal season = day.Month switch
                {
                    12 or 1 => 1.05m,
                    >= 6 and <= 8 => 0.97m,
                    _ => 1m,
                };
                price *= season;
                if (credit > 0)
                {
                    decimal used = Math.Min(credit, price / 2);
                    price -= used;
                }

                return Round(price);

                decimal Discount({{module.Name}}Line line)
                {
                    if (line.Quantity >= 100) return 0.1{{module.Number % 10}}m;
                    if (line.Quantity >= 10) return 0.05m;
                    return line.Sku.StartsWith("P-", StringComparison.Ordinal) ? 0.02m : 0;
                }

                static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.ToEven);
            }

            public static int Score(IReadOnlyCollection<{{module.Name}}Problem> problems)
            {
                int score = 0;
                var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var (field, code, weight) in problems)
                {
                    string key = string.Concat(field, "/", code);
                    seen[key] = seen.TryGetValue(key, out int count) ? count + 1 : 1;
                    score += seen[key] > 2 ? weight * 2 : weight;
                }

                return seen.Count == 0 ? 0 : Math.Clamp(score / seen.Count, 0, 100);
            }

            public static string Shorten(string text, int length)
            {
                ArgumentNullException.ThrowIfNull(text);
                if (text.Length <= length) return text;
                int cut = text.LastIndexOf(' ', Math.Max(0, length - 1));
                return (cut > 0 ? text[..cut] : text[..length]).TrimEnd('.', ',', ' ') + "...";
            }

            public static DateOnly NextWorkday(DateOnly day)
            {
                do
                {
                    day = day.AddDays(1);
                }
                while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
                return day;
            }
        }

        """;
}
