using System.CommandLine;
using System.Globalization;
using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary><c>audit verify</c>: whether a trail is as it was written.</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        Argument<string[]> trails = TrailArguments.Several();
        var keys = new Option<string[]>("--key", "-k") { Description = "A public key that checkpoints may be signed with, as a file in PEM form.", HelpName = "file" };
        var head = new Option<string?>("--expect-head") { Description = "A place that must be in the chain, as it was noted elsewhere: hash or sequence:hash.", HelpName = "head" };
        var parse = new Option<bool>("--parse") { Description = "Read each record, too: it takes several times as long." };
        var command = new Command("verify", "Tells whether a trail is as it was written: no record altered, removed, inserted or moved. Ends with 2 where it is not.") { trails, keys, head, parse };
        command.SetAction(async (result, cancellationToken) =>
        {
            var options = new AuditVerificationOptions
            {
                ExpectHead = result.GetValue(head),
                ParseRecords = result.GetValue(parse),
                Progress = new RecordProgress(result.InvocationConfiguration.Error, TimeProvider.System, "verified"),
            };
            foreach (string key in result.GetValue(keys) ?? []) options.PublicKeys.Add(key);
            string[] paths = result.GetRequiredValue(trails);
            AuditVerification found = await Task.Run(() => TrailErrors.Told(() => AuditVerifier.Verify(paths, options, cancellationToken)), cancellationToken);
            if (found.Problem is { } problem) throw new InputException(Told(problem), ExitCode.Damaged);
            foreach (string line in Lines(found, options.PublicKeys.Count > 0)) await result.InvocationConfiguration.Output.WriteLineAsync(line);
            return ExitCode.Success;
        });
        return command;
    }

    static string Told(AuditProblem problem)
    {
        string record = problem.Sequence is { } sequence ? string.Create(CultureInfo.InvariantCulture, $" at record {sequence}") : "";
        return $"'{problem.Path}' is not as it was written{record} ({problem.Kind}): {problem.Message}";
    }

    static IEnumerable<string> Lines(AuditVerification found, bool isKeyGiven)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Intact: {found.Records} records ({found.FirstSequence} to {found.LastSequence}), {found.Checkpoints} checkpoints.");
        yield return $"Head: {found.Head}";
        if (found.SignedThrough is { } signed) yield return string.Create(CultureInfo.InvariantCulture, $"Signed through record {signed}.");
        // What a chain alone cannot show is said where somebody may rely on it.
        if (!isKeyGiven) yield return "No public key was given: whoever can write the file could have written it anew, or cut it off at the end. Give --key, or --expect-head.";
        if (found.FirstSequence > 1) yield return string.Create(CultureInfo.InvariantCulture, $"Records before {found.FirstSequence} are in archives that were not given.");
    }
}
