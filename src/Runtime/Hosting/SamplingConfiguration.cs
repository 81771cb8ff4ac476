using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace InstrumentGen;

/// <summary>Reads <see cref="TraceSamplingOptions"/> from the section <c>InstrumentGen:Sampling</c> of the application's configuration, by name and without reflection, after
/// the application's own code: who runs it has the last word. What is no value is noted and changes nothing.</summary>
sealed class SamplingConfiguration : IPostConfigureOptions<TraceSamplingOptions>, IOptionsChangeTokenSource<TraceSamplingOptions>
{
    internal const string SectionName = "InstrumentGen:Sampling";

    readonly IConfiguration? _configuration;

    public SamplingConfiguration(IServiceProvider services) => _configuration = services.GetService<IConfiguration>();

    /// <inheritdoc/>
    public string Name => Options.DefaultName;

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() => _configuration?.GetReloadToken() ?? new CancellationChangeToken(CancellationToken.None);

    /// <inheritdoc/>
    public void PostConfigure(string? name, TraceSamplingOptions options)
    {
        if (_configuration is not { } configuration || name != Options.DefaultName) return;
        options.Variables = variable => configuration[variable] is { Length: > 0 } value ? value : Environment.GetEnvironmentVariable(variable);
        new Reader(options).Read(configuration.GetSection(SectionName));
    }

    sealed class Reader(TraceSamplingOptions options)
    {
        internal void Read(IConfigurationSection section)
        {
            Number(section.GetSection(nameof(options.Ratio)), SamplingRatios.Range, value => options.Ratio = value);
            Truth(section.GetSection(nameof(options.FollowsParent)), value => options.FollowsParent = value);
            Number(section.GetSection(nameof(options.TracesPerSecond)), "A rate is positive and finite.", value => options.TracesPerSecond = value);
            Number(section.GetSection(nameof(options.MinimumPerMinute)), "A minimum is not negative, and finite.", value => options.MinimumPerMinute = value);
            Number(section.GetSection(nameof(options.SpansPerExport)), "A limit of spans is a positive whole number.", value => options.SpansPerExport = Whole(value));
            Time(section.GetSection(nameof(options.ExportWindow)), "A window is from 00:00:00.010 to 1.00:00:00.", value => options.ExportWindow = value);
            Time(section.GetSection(nameof(options.SlowerThan)), "A duration is not negative, such as 00:00:00.500.", value => options.SlowerThan = value);
            foreach (IConfigurationSection operation in section.GetSection(nameof(options.Operations)).GetChildren())
            {
                Number(operation, SamplingRatios.Range, value => options.Operations[operation.Key] = SamplingRatios.IsOne(value) ? value : throw new ArgumentOutOfRangeException(nameof(value)));
            }

            foreach (IConfigurationSection boost in section.GetSection(nameof(options.Boosts)).GetChildren()) Boost(boost);
        }

        void Boost(IConfigurationSection section)
        {
            double ratio = 1;
            DateTimeOffset? from = null, until = null;
            int problems = options.Problems.Count;
            Number(section.GetSection("Ratio"), SamplingRatios.Range, value => ratio = SamplingRatios.IsOne(value) ? value : throw new ArgumentOutOfRangeException(nameof(value)));
            Moment(section.GetSection("From"), value => from = value);
            Moment(section.GetSection("Until"), value => until = value);
            if (problems < options.Problems.Count) return;
            if (until < from) options.Problems.Add($"{section.Path} would end before it begins.");
            else if (section["User"] is { Length: > 0 } user) options.Boosts.Add(SamplingBoost.ForUser(user, ratio).Between(from, until));
            else if (section["Baggage"] is { Length: > 0 } key) options.Boosts.Add(SamplingBoost.ForBaggage(key, section["Value"], ratio).Between(from, until));
            else options.Problems.Add($"{section.Path} has neither 'User' nor 'Baggage': a boost in configuration is for one of them.");
        }

        void Number(IConfigurationSection section, string range, Action<double> set) =>
            Value(section, range, text => set(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)));

        void Time(IConfigurationSection section, string range, Action<TimeSpan> set) => Value(section, range, text => set(TimeSpan.Parse(text, CultureInfo.InvariantCulture)));

        void Truth(IConfigurationSection section, Action<bool> set) => Value(section, "It is true or false.", text => set(bool.Parse(text)));

        void Moment(IConfigurationSection section, Action<DateTimeOffset> set) =>
            Value(section, "A moment is as 2026-03-14T15:00:00Z.", text => set(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)));

        void Value(IConfigurationSection section, string range, Action<string> set)
        {
            if (section.Value is not { Length: > 0 } text) return;
            try
            {
                set(text.Trim());
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
            {
                options.Problems.Add($"{section.Path} is '{text}'. {range}");
            }
        }

        static int Whole(double value) => value is >= 1 and <= int.MaxValue && double.IsInteger(value) ? (int)value : throw new ArgumentOutOfRangeException(nameof(value));
    }
}
