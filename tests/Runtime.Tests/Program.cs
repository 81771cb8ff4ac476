using InstrumentGen.Runtime.Tests;
using Xunit.Runner.InProc.SystemConsole;

// `log` is a process that logs and ends in some way, and `sample` one that decides on traces, for the tests of that; anything else is for the test runner.
return args switch
{
    ["log", .. string[] ofLog] => LoggingProcess.Run(ofLog),
    ["sample", string ratio] => SamplingProcess.Run(ratio),
    _ => await ConsoleRunner.Run(args),
};
