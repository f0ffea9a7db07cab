using System.Reflection;
using Travesia.Cli;
using Travesia.Rules.Corridor;
using Travesia.Rules.Flee;

return await CommandProcess.RunAsync(args, [new CorridorRules(), new FleeRules()], Assembly.GetExecutingAssembly());

/// <summary>The program; named here, since the web framework would make it public otherwise.</summary>
internal sealed partial class Program;
