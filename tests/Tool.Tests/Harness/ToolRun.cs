namespace InstrumentGen.Tool.Tests.Harness;

/// <summary>What a run of the tool gave.</summary>
sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool's entry point in this process.</summary>
    public static async Task<ToolRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = await ToolCommand.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The output, which nothing went wrong with.</summary>
    public string Succeeded()
    {
        Assert.Equal((0, ""), (ExitCode, Error));
        return Output;
    }

    /// <summary>The error's only line; nothing was put out.</summary>
    public string Failed()
    {
        Assert.Equal((1, ""), (ExitCode, Output));
        Assert.EndsWith("\n", Error, StringComparison.Ordinal);
        return Assert.Single(Error.TrimEnd('\r', '\n').Split('\n'));
    }
}
