using System.CommandLine;
using System.Globalization;
using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary>The options that say which records are meant.</summary>
sealed class FilterOptions
{
    readonly Option<string?> _actor = Text("--actor", "Who acted, exactly.");
    readonly Option<string?> _action = Text("--action", "What was done, exactly: order.refund.");
    readonly Option<string?> _resource = Text("--resource", "What was acted on, exactly.");
    readonly Option<AuditOutcome?> _outcome = new("--outcome") { Description = "How far it got: attempt, success, failure or canceled." };
    readonly Option<DateTimeOffset?> _from = Time("--from", "The earliest time, as 2026-11-30 or 2026-11-30T12:00Z. Without an offset it is UTC.");
    readonly Option<DateTimeOffset?> _to = Time("--to", "The time before which records were made.");
    readonly Option<long> _after = new("--after") { Description = "Records behind this sequence number.", HelpName = "number" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _actor, _action, _resource, _outcome, _from, _to, _after }) command.Add(option);
    }

    public AuditFilter Of(ParseResult result, bool newestFirst = false) => new()
    {
        Actor = result.GetValue(_actor),
        Action = result.GetValue(_action),
        Resource = result.GetValue(_resource),
        Outcome = result.GetValue(_outcome),
        From = result.GetValue(_from),
        To = result.GetValue(_to),
        AfterSequence = result.GetValue(_after),
        NewestFirst = newestFirst,
    };

    static Option<string?> Text(string name, string description) => new(name) { Description = description, HelpName = "text" };

    // Not the parser's own: that reads times by the machine's culture and offset.
    static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "time",
        CustomParser = argument =>
        {
            string text = argument.Tokens[0].Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)) return time;
            argument.AddError($"'{text}' is no time: write 2026-11-30 or 2026-11-30T12:00Z.");
            return null;
        },
    };
}
