using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Days;

/// <summary>How strongly places draw people of each class, before room and distance.</summary>
internal sealed class Attraction(FleeCase flee, PeopleClasses classes)
{
    private readonly FleeSettings settings = flee.Settings;

    /// <summary>Scores by class and place.</summary>
    public double[][] Of(int day, FleeKind[] kindsNow, bool[] leftByFew, double[] intensities, double[] levels, double[] starving, double[] population)
    {
        double[][] scores = [.. classes.All.Select(_ => new double[kindsNow.Length])];
        for (int ofClass = 0; ofClass < scores.Length; ofClass++)
        {
            for (int place = 0; place < kindsNow.Length; place++)
            {
                FleeKind kind = kindsNow[place];
                bool isCamp = kind is FleeKind.Camp or FleeKind.IdpCamp || leftByFew[place];
                double own = OwnScore(place, kind, isCamp, intensities[place], levels[place], starving[place], day);
                int exponent = classes.All[ofClass].Exponent;
                scores[ofClass][place] = (exponent == 1 ? own : Math.Pow(own, exponent))
                    * Judged(kind, isCamp, levels[place], population[place])
                    * classes.Likeness(ofClass, place, kind, isCamp);
            }
        }

        return scores;
    }

    // What a place is worth of itself: the score that switches on attributes square.
    private double OwnScore(int place, FleeKind kind, bool isCamp, double intensity, double level, double starving, int day)
    {
        FleePlace it = flee.Places[place];
        double score = 1;
        if (settings.AvoidFoodDeprivedLocations && !it.IsForeign && day >= 1)
        {
            score *= 1 - (starving * starving);
        }

        if (it.IsForeign)
        {
            if (settings.UseEconomicPull)
            {
                score += score * (it.TradeVolume + (it.Hdi * it.Hdi));
            }

            score *= settings.ForeignWeight;
        }

        if (isCamp)
        {
            score *= settings.CampWeight;
        }

        if (kind == FleeKind.ConflictZone)
        {
            score *= Math.Pow(settings.ConflictWeight, intensity);
        }

        return kind == FleeKind.FloodZone ? score * FloodWeight(level) : score;
    }

    // What comes to it when it is judged as a destination; in flood zones the flood a second time.
    private double Judged(FleeKind kind, bool isCamp, double level, double population)
    {
        bool draws = settings.UsePopulationForWeight && !isCamp && kind is FleeKind.Town or FleeKind.ConflictZone;
        return draws ? FloodWeight(level) * Math.Pow(Math.Max(1, population), settings.PopulationPower) : FloodWeight(level);
    }

    private double FloodWeight(double level) => !settings.FloodLocationWeights.IsEmpty && level > 0 ? FloodTable.At(settings.FloodLocationWeights, level) : 1;
}
