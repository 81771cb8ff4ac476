using BenchmarkDotNet.Running;
using InstrumentGen.Benchmarks.Gate;

// gate: the figures that are promised, as ratios to peers: at run time in two to three minutes, with --build those of a build in a few more.
// Anything else is BenchmarkDotNet's.
if (args is ["gate", "--build", ..]) return BuildGate.Run(args.AsSpan(2));
if (args is ["gate", ..]) return RunTimeGate.Run(args.AsSpan(1));

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
