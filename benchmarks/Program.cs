using BenchmarkDotNet.Running;
using InstrumentGen.Benchmarks.Gate;

// gate: the figures that are promised, as ratios to peers, in about a minute. Anything else is BenchmarkDotNet's.
if (args is ["gate", ..]) return RunTimeGate.Run(args.AsSpan(1));

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
