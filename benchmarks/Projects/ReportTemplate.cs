namespace InstrumentGen.Benchmarks.Projects;

/// <summary>Text and numbers for people: builders, formats, parsing; one log line.</summary>
static class ReportTemplate
{
    public static string Write(ApplicationModule module) => $$"""
        namespace Shop.{{module.Name}}Area;

        public sealed class {{module.Name}}Report(IReadOnlyList<{{module.Name}}> subjects, ILogger logger)
        {
            readonly StringBuilder _text = new();

            public string Write(CultureInfo culture)
            {
                Title(culture);
                int number = 1;
                foreach (IGrouping<{{module.Name}}State, {{module.Name}}> group in subjects.GroupBy(static one => one.State).OrderBy(static group => group.Key))
                {
                    _text.Append(number++).Append(". ").AppendLine(Name(group.Key));
                    foreach ({{module.Name}} subject in group.Take(20)) Row(subject, culture);
                    if (group.Count() > 20) _text.AppendLine(culture, $"   and {group.Count() - 20} more");
                }

                if (_text.Length > 100_000) logger.LogWarning("A report of {Length} characters about {Count} items", _text.Length, subjects.Count);
                return _text.ToString();
            }

            void Title(CultureInfo culture)
            {
                _text.AppendLine(culture, $"{{module.Name}} report of {DateTime.UtcNow:d}");
                _text.Append('=', 40).AppendLine();
            }

            void Row({{module.Name}} subject, CultureInfo culture)
            {
                string name = {{module.Name}}Rules.Shorten(subject.Name, 30).PadRight(33);
                _text.Append("   ").Append(name).Append(subject.{{module.First}}.ToString("N2", culture).PadLeft(12));
                if (subject.Closed is { } closed) _text.Append("  closed ").Append(closed.ToString("d", culture));
                _text.AppendLine();
            }

            static string Name({{module.Name}}State state) => state switch
            {
                {{module.Name}}State.Draft => "Drafts",
                {{module.Name}}State.Open => "Open",
                {{module.Name}}State.Approved => "Approved",
                {{module.Name}}State.Shipped => "On their way",
                {{module.Name}}State.Closed => "Done",
                _ => "Cancelled",
            };

            public IEnumerable<string> Csv(char separator)
            {
                yield return string.Join(separator, "id", "name", "region", "{{module.First}}", "{{module.Second}}");
                foreach ({{module.Name}} subject in subjects)
                {
                    string[] cells =
                    [
                        subject.Id.ToString(),
                        Quote(subject.Name),
                        Quote(subject.Region),
                        subject.{{module.First}}.ToString(CultureInfo.InvariantCulture),
                        subject.{{module.Second}}.ToString(CultureInfo.InvariantCulture),
                    ];
                    yield return string.Join(separator, cells);
                }

                string Quote(string text) => text.Contains(separator, StringComparison.Ordinal) || text.Contains('"', StringComparison.Ordinal)
                    ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : text;
            }

            public static IReadOnlyList<{{module.Name}}Line> Parse(string csv)
            {
                List<{{module.Name}}Line> lines = [];
                int row = 0;
                foreach (string text in csv.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    row++;
                    string[] cells = text.Split(';');
                    if (cells.Length < 3) throw new FormatException($"Row {row} has {cells.Length} cells.");
                    if (!int.TryParse(cells[1], CultureInfo.InvariantCulture, out int quantity)) continue;
                    if (!decimal.TryParse(cells[2], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal price)) continue;
                    lines.Add(new {{module.Name}}Line(cells[0].Trim(), quantity, price));
                }

                return lines;
            }

            public decimal[] Quartiles()
            {
                decimal[] values = [.. subjects.Select(static one => one.{{module.First}}).Order()];
                if (values.Length == 0) return [0, 0, 0];
                return [At(0.25), At(0.5), At(0.75)];

                decimal At(double share)
                {
                    double place = share * (values.Length - 1);
                    int below = (int)Math.Floor(place);
                    int above = Math.Min(below + 1, values.Length - 1);
                    return values[below] + ((values[above] - values[below]) * (decimal)(place - below));
                }
            }
        }

        """;
}
