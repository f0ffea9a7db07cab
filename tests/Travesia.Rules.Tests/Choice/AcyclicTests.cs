using Travesia.Rules.Choice;

namespace Travesia.Rules.Tests.Choice;

public sealed class AcyclicTests
{
    [Fact]
    public void Two_ways_to_two_destinations_share_by_the_logit_of_their_worth()
    {
        var builder = new ChoiceNetworkBuilder(1);
        int first = builder.AddArc(0), second = builder.AddArc(0);
        int there = builder.AddOutcome(first, ChoiceNetwork.Terminal), home = builder.AddOutcome(second, ChoiceNetwork.Terminal);
        ChoiceNetwork network = builder.Build();
        var inputs = new ChoiceInputs(network);
        inputs.Utility[first] = -2;
        inputs.OutcomeValue[there] = 3;
        inputs.OutcomeValue[home] = 0;
        var solution = new ChoiceSolution(network);
        Assert.True(new ChoiceSolver(network).TrySolve(inputs, default, solution, out _));
        Assert.Equal(Math.Log(Math.E + 1), solution.Value[0], 1e-14);
        Assert.Equal(Math.E / (Math.E + 1), solution.Probability[first], 1e-14);
    }
}
