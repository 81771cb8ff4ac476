using InstrumentGen.Runtime.Tests;
using Xunit.Runner.InProc.SystemConsole;

// `log` is a process that logs and ends in some way, for the tests of that; anything else is for the test runner.
return args is ["log", .. string[] ofLog] ? LoggingProcess.Run(ofLog) : await ConsoleRunner.Run(args);
