using System.Reflection;
using Travesia.Cli;

return await CommandProcess.RunAsync(args, [], Assembly.GetExecutingAssembly());
