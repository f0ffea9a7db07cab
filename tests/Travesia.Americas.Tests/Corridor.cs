using Travesia.Inference.Comparing;
using Travesia.Model;
using Travesia.Scenarios;

namespace Travesia.Americas.Tests;

/// <summary>The shipped scenario. Its runs as it is are made once for each window.</summary>
public sealed class Corridor
{
    private const int Members = 3;

    private static readonly Scenario Shipped = ScenarioFolder.Read(Repository.PathOf("scenarios/americas-2023")).Scenario!;
    private readonly Dictionary<Window, Arm> asItIs = [];

    internal Arm AsItIs(Window window, CancellationToken cancellation)
    {
        if (!asItIs.TryGetValue(window, out Arm? arm))
        {
            arm = asItIs[window] = Arm.Of(window.Of(Shipped), Members, cancellation);
        }

        return arm;
    }

    /// <summary>Without a mechanism, under the no-policy reference of departures of the scenario as it is.</summary>
    internal Arm Without(Mechanism mechanism, CancellationToken cancellation)
    {
        Scenario windowed = mechanism.Window.Of(Shipped);
        return Arm.Of(ComparisonArms.Of(windowed, mechanism.Off(windowed)).Changed, Members, cancellation);
    }
}
