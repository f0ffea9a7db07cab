using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Travesia.Cli.Loading;
using Travesia.Rules;

namespace Travesia.Cli;

/// <summary>A command as a process of its own.</summary>
internal static class CommandProcess
{
    /// <summary>Runs the command line of this process.</summary>
    public static async Task<int> RunAsync(string[] written, ImmutableArray<IRuleSet> ruleSets, Assembly scenarios)
    {
        // What a user reads is written by the catalogue; everything else is the same wherever the machine stands.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using Signals signals = new();
        return await CommandHost.RunAsync(written, Surroundings.OfProcess(ruleSets, new ShippedScenarios(scenarios)), signals.Token);
    }
}
