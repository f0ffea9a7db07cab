using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Server.Problems;

namespace Travesia.Server.Scenarios;

/// <summary>The scenarios that were opened, each read once. One that is wrong is read again when it is asked for again: its folder may be mended by then.</summary>
internal sealed class Shelf(IWorkshop workshop)
{
    private readonly ConcurrentDictionary<string, Lazy<ServedScenario>> opened = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => workshop.Names;

    /// <exception cref="Refusal">There is none of that name.</exception>
    /// <exception cref="WorkRefusedException">It is wrong.</exception>
    public ServedScenario Open(string name)
    {
        // Names come from outside: only those of the workshop are looked at, whatever else they would lead to.
        if (!workshop.Names.Contains(name))
        {
            throw Refusal.Of(StatusCodes.Status404NotFound, ServerCodes.ScenarioUnknown, ("value", name), ("suggestion", NearMiss.Find(name, workshop.Names)), ("allowed", string.Join(", ", workshop.Names)));
        }

        Lazy<ServedScenario> lazy = opened.GetOrAdd(name, n => new Lazy<ServedScenario>(() => workshop.Open(n)));
        try
        {
            return lazy.Value;
        }
        catch
        {
            opened.TryRemove(new KeyValuePair<string, Lazy<ServedScenario>>(name, lazy));
            throw;
        }
    }

    /// <summary>All scenarios in short, those that cannot be read too.</summary>
    public IEnumerable<ScenarioItem> List(string language)
    {
        foreach (string name in workshop.Names)
        {
            ServedScenario? served = null;
            try
            {
                served = Open(name);
            }
            catch (WorkRefusedException)
            {
                // What is wrong with it is told when it is opened.
            }

            yield return served is null ? new(name, null, null, null, false) : new(name, served.Scenario.In(language).Title, served.Scenario.From, served.Scenario.To, true);
        }
    }
}
