using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Cli.Loading;

/// <summary>From what the user wrote to policies of a scenario: an id, or a pattern in which <c>*</c> stands for anything, as one measure may be many policies.</summary>
internal static class PolicyFinder
{
    private const int MostListed = 20;

    /// <summary>The policies, each once. All that match nothing are told at once.</summary>
    /// <exception cref="CommandFailure">Something matches no policy.</exception>
    public static ImmutableArray<PolicyId> Find(IEnumerable<string> written, Scenario scenario)
    {
        ImmutableArray<PolicyId>.Builder found = ImmutableArray.CreateBuilder<PolicyId>();
        List<Diagnostic> unknown = [];
        string[] known = [.. scenario.Policies.Select(p => p.Id.Value)];
        foreach (string pattern in written)
        {
            string[] matches = [.. known.Where(id => Matches(pattern, id))];
            found.AddRange(matches.Select(id => new PolicyId(id)));
            if (matches.Length == 0)
            {
                unknown.AddRange(CommandFailure.Wrong(
                    CliCodes.PolicyUnknown, ("value", pattern), ("scenario", scenario.Name), ("suggestion", Suggest(pattern, known)), ("allowed", Listed(scenario))).Diagnostics);
            }
        }

        return unknown.Count == 0 ? [.. found.Distinct()] : throw new CommandFailure(ExitCode.WrongInput, [.. unknown]);
    }

    /// <summary>The policies of a scenario, as far as a sentence can hold them.</summary>
    public static string Listed(Scenario scenario) => Listing.Of(scenario.Policies.Select(p => p.Id.Value), MostListed);

    // Who writes the name of a measure that is many policies means all of them.
    private static string? Suggest(string written, string[] known)
        => NearMiss.Find(written, known) ?? (!written.Contains('*', StringComparison.Ordinal) && known.Any(id => id.StartsWith(written + "-", StringComparison.Ordinal)) ? written + "-*" : null);

    private static bool Matches(string pattern, string id)
    {
        string[] parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return pattern == id;
        }

        int at = parts[0].Length;
        if (!id.StartsWith(parts[0], StringComparison.Ordinal) || !id.EndsWith(parts[^1], StringComparison.Ordinal) || id.Length < parts[0].Length + parts[^1].Length)
        {
            return false;
        }

        foreach (string part in parts[1..^1])
        {
            int next = id.IndexOf(part, at, id.Length - parts[^1].Length - at, StringComparison.Ordinal);
            if (next < 0)
            {
                return false;
            }

            at = next + part.Length;
        }

        return true;
    }
}
