using InstrumentGen.Tool;

return await ToolCommand.RunAsync(args, Console.Out, Console.Error);
