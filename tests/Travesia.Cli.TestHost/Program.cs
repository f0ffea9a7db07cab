using System.Reflection;
using Travesia.Cli;
using Travesia.Cli.TestHost;

return await CommandProcess.RunAsync(args, [new WalkRules()], Assembly.GetExecutingAssembly());
