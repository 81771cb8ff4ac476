using InstrumentGen.Runtime.Audit.Tests;
using Xunit.Runner.InProc.SystemConsole;

// `audit` is a process that records, for the tests of what is left of it; anything else is for the test runner.
return args is ["audit", .. string[] ofAudit] ? AuditingProcess.Run(ofAudit) : await ConsoleRunner.Run(args);
