using InstrumentGen.Analyzers.Tests.Corpus;
using Xunit.Runner.InProc.SystemConsole;

// `corpus` prints how well the rules do over the corpus; anything else is for the test runner.
if (args is not ["corpus"]) return await ConsoleRunner.Run(args);

var open = await CorpusReport.Run(CorpusFiles.Open);
Console.WriteLine(CorpusReport.Table($"open, {CorpusFiles.Open.Length} cases", open));
Console.WriteLine(CorpusReport.Table($"sealed, {CorpusFiles.Sealed.Length} cases", await CorpusReport.Run(CorpusFiles.Sealed)));
Console.Write(CorpusReport.Mistakes(open));
return 0;
