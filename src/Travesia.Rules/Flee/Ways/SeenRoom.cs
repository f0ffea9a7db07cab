namespace Travesia.Rules.Flee.Ways;

/// <summary>What people see of how full places are.</summary>
/// <param name="Room">What is left of the attraction of each place, 0 to 1.</param>
/// <param name="Kept">The share of those on their way to each camp who find room of at least one half, and so keep their plan.</param>
/// <param name="KeptApart">The same where no new people come to, by cohort.</param>
internal sealed record SeenRoom(double[] Room, double[] Kept, double[][] KeptApart)
{
    /// <summary>The room of a camp below which plans that end there are dropped.</summary>
    public const double Least = 0.5;

    /// <summary>Room everywhere.</summary>
    public static SeenRoom Everywhere(int places, int cohorts)
        => new([.. Enumerable.Repeat(1.0, places)], [.. Enumerable.Repeat(1.0, places)], [.. Enumerable.Range(0, cohorts).Select(_ => (double[])[.. Enumerable.Repeat(1.0, places)])]);

    /// <summary>Sets the same for all cohorts.</summary>
    public void SetApart(int place, double kept)
    {
        foreach (double[] ofCohort in KeptApart)
        {
            ofCohort[place] = kept;
        }
    }
}
