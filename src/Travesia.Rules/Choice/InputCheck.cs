namespace Travesia.Rules.Choice;

/// <summary>Holds <see cref="ChoiceInputs"/> against their stated ranges.</summary>
internal static class InputCheck
{
    private const double SumTolerance = 1e-9;

    /// <summary>So that no sum over a journey overflows.</summary>
    private const double Greatest = 1e100;

    /// <summary>Throws at the first input that is out of range.</summary>
    /// <exception cref="ArgumentException">An input is out of range.</exception>
    public static void Verify(ChoiceInputs inputs)
    {
        ChoiceNetwork network = inputs.Network;
        ReadOnlySpan<double> utility = inputs.Utility, probability = inputs.Probability, value = inputs.OutcomeValue, stuck = inputs.StuckValue;
        for (int arc = 0; arc < utility.Length; arc++)
        {
            if (!InRange(utility[arc]))
                throw new ArgumentException($"The utility of arc {arc} is {utility[arc]}.", nameof(inputs));
            double sum = 0;
            foreach (int outcome in network.OutcomesOf(arc))
            {
                if (!(probability[outcome] >= 0))
                    throw new ArgumentException($"The probability of outcome {outcome} is {probability[outcome]}.", nameof(inputs));
                if (!InRange(value[outcome]))
                    throw new ArgumentException($"The value of outcome {outcome} is {value[outcome]}.", nameof(inputs));
                sum += probability[outcome];
            }

            if (utility[arc] > double.NegativeInfinity && !(Math.Abs(sum - 1) <= SumTolerance))
                throw new ArgumentException($"The probabilities of the outcomes of arc {arc} sum to {sum}.", nameof(inputs));
        }

        for (int v = 0; v < stuck.Length; v++)
            if (!InRange(stuck[v]))
                throw new ArgumentException($"The stuck value of node {v} is {stuck[v]}.", nameof(inputs));
    }

    private static bool InRange(double value) => Math.Abs(value) <= Greatest || double.IsNegativeInfinity(value);
}
