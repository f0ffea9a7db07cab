using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Days;

/// <summary>What holds on some days in a row, whoever is where: kinds, chances to leave, scores, open links. Never changed once made.</summary>
/// <param name="FirstDay">Its first day.</param>
/// <param name="Kinds">What each place is.</param>
/// <param name="Conflicts">How fierce the conflict is, as given.</param>
/// <param name="Intensities">How fierce the conflict is, times its decay: what draws who flees and repels who comes.</param>
/// <param name="Levels">How high the flood is.</param>
/// <param name="Starving">Share of people at each place without enough food, 0 to 1.</param>
/// <param name="MoveChances">Chance per day to leave each place.</param>
/// <param name="Scores">Attraction of each place to each class of people, before room.</param>
/// <param name="Open">Whether each link is open.</param>
internal sealed record World(
    int FirstDay, FleeKind[] Kinds, double[] Conflicts, double[] Intensities, double[] Levels, double[] Starving, double[] MoveChances, double[][] Scores, bool[] Open)
{
    /// <summary>Whether a place is a camp for those who judge or reach it: a place that hardly anybody leaves is one too.</summary>
    public bool IsCamp(int place) => Kinds[place] is FleeKind.Camp or FleeKind.IdpCamp || IsLeftByFew[place];

    /// <summary>Whether no new people can get to a place over open links.</summary>
    public required bool[] IsApart { get; init; }

    /// <summary>Whether a place is left by so few that the reference takes it for a camp.</summary>
    public required bool[] IsLeftByFew { get; init; }
}
