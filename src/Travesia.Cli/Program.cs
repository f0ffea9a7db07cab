using System.Reflection;
using Travesia.Cli;
using Travesia.Rules.Corridor;

return await CommandProcess.RunAsync(args, [new CorridorRules()], Assembly.GetExecutingAssembly());
