using Travesia.Rules.Choice;

namespace Travesia.Rules.Corridor.Choosing;

/// <summary>What a variant reckons its ways to be worth, and how it chooses.</summary>
/// <param name="Value">V of each node of its network.</param>
/// <param name="Probability">Chance of each arc of its network, given that people leave its tail.</param>
internal sealed record Worth(double[] Value, double[] Probability)
{
    /// <summary>V at a place without one of the arcs that leave it; negative infinity if nothing else leads on.</summary>
    public double Without(ChoiceNetwork network, int place, int arc)
    {
        if (arc < 0)
        {
            return IsStuck(network, place) ? double.NegativeInfinity : Value[place];
        }

        double others = 0;
        foreach (int other in network.ArcsOf(place))
        {
            others += other == arc ? 0 : Probability[other];
        }

        return others > 0 ? Value[place] + Math.Log(others) : double.NegativeInfinity;
    }

    /// <summary>Whether no way leads on from a place.</summary>
    public bool IsStuck(ChoiceNetwork network, int place)
    {
        foreach (int arc in network.ArcsOf(place))
        {
            if (Probability[arc] > 0)
            {
                return false;
            }
        }

        return true;
    }
}
