using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

/// <summary>A generated land: a square of places with roads both ways, some missing, destinations on one side, borders that turn back.</summary>
internal static class PlanarNetwork
{
    public static ChoiceNetwork Make(int side, int seed, out ChoiceInputs inputs)
    {
        var random = new Random(seed);
        var builder = new ChoiceNetworkBuilder(side * side);
        for (int v = 0; v < side * side; v++)
        {
            int x = v % side, y = v / side;
            if (x + 1 < side && (y == 0 || random.NextDouble() < 0.2))
                Road(builder, random, v, v + 1);
            if (y + 1 < side)
                Road(builder, random, v, v + side);
            if (y == side - 1 || random.NextDouble() < 0.02)
                builder.AddSureArc(v, ChoiceNetwork.Terminal);
        }

        ChoiceNetwork network = builder.Build();
        inputs = Inputs(network, seed);
        return network;
    }

    public static ChoiceInputs Inputs(ChoiceNetwork network, int seed)
    {
        var random = new Random(seed);
        var inputs = new ChoiceInputs(network);
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            inputs.Utility[arc] = -1.2 - 2 * random.NextDouble();
            ReadOnlySpan<int> outcomes = network.OutcomesOf(arc);
            if (outcomes.Length == 2)
                (inputs.Probability[outcomes[0]], inputs.Probability[outcomes[1]]) = (0.8, 0.2);
        }

        return inputs;
    }

    private static void Road(ChoiceNetworkBuilder builder, Random random, int one, int other)
    {
        builder.AddSureArc(one, other);
        int back = builder.AddSureArc(other, one);
        if (random.NextDouble() < 0.05)
            builder.AddOutcome(back, other);
    }
}
