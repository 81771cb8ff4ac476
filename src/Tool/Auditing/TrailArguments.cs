using System.CommandLine;

namespace InstrumentGen.Tool.Auditing;

/// <summary>The arguments that name trails.</summary>
static class TrailArguments
{
    public static Argument<string> One() => new("trail") { Description = "The trail's file, such as audit.db, or an archive of it." };

    public static Argument<string[]> Several() => new("trail")
    {
        Description = "The trail's file, such as audit.db, and archives of it.",
        Arity = ArgumentArity.OneOrMore,
    };
}
