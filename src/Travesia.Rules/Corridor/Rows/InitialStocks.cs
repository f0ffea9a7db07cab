using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor.Rows;

/// <summary>People who are there before the first day. They have not been sent back and have money.</summary>
internal static class InitialStocks
{
    /// <summary>Adds them.</summary>
    public static void Add(ProgramBuilder builder, CorridorTables tables, Timeline[] timelines, StateIds ids, Problems problems)
    {
        CorridorStructure structure = tables.Structure;
        Geography geography = structure.Geography;
        for (int row = 0; row < structure.Scenario.Initial.Length; row++)
        {
            InitialPeople people = structure.Scenario.Initial[row];
            var subject = new Subject("initial", row, "people");
            int group = geography.GroupIndex[people.Group.Value], variant = group * Variant.Kinds;
            double count = tables.Value(people.People, 0, 1e12, "people", subject);
            if (!people.IsMean)
            {
                count = Math.Round(count);
            }

            if (count == 0 || problems.HasErrors)
            {
                continue;
            }

            InitialLaw law = people.IsMean ? InitialLaw.Poisson : InitialLaw.Fixed;
            if (people.Place is { } placeId)
            {
                int place = geography.PlaceIndex[placeId.Value];
                StateId state = people.Phase == InitialPhase.Held ? ids.Held(variant, place)
                    : geography.IsDestination[place] ? ids.Ended(group, place, false, 0)
                    : ids.Moving(variant, place);
                builder.AddInitialStock(new InitialStock(state, count, law));
            }
            else if (people.Link is { } linkId)
            {
                int link = geography.LinkIndex[linkId.Value];
                if (people.Phase == InitialPhase.Waiting)
                {
                    builder.AddInitialStock(new InitialStock(ids.Waiting(variant, link), count, law));
                }
                else
                {
                    Spread(builder, tables.Links[link, timelines[group].ActualIn(0).Links[link]].Days, k => ids.OnLink(variant, link, k), count, law);
                }
            }
        }
    }

    /// <summary>
    /// Over the days of a link as people are who set out evenly: with k days to go in proportion to the chance of k days or more. A whole
    /// number is shared in whole numbers, the largest remainders first.
    /// </summary>
    private static void Spread(ProgramBuilder builder, TravelDays days, Func<int, StateId> state, double count, InitialLaw law)
    {
        double[] shares = new double[Math.Max(1, days.Last)];
        double longer = 0;
        for (int k = shares.Length; k >= 1; k--)
        {
            longer += days[k];
            shares[k - 1] = longer;
        }

        double sum = shares.Sum();
        if (sum == 0)
        {
            (shares[0], sum) = (1, 1);
        }

        double[] people = [.. shares.Select(s => count * s / sum)];
        if (law == InitialLaw.Fixed)
        {
            double[] whole = [.. people.Select(Math.Floor)];
            int left = (int)Math.Round(count - whole.Sum());
            foreach (int k in Enumerable.Range(0, people.Length).OrderByDescending(k => people[k] - whole[k]).ThenBy(k => k).Take(left))
            {
                whole[k]++;
            }

            people = whole;
        }

        for (int k = 0; k < people.Length; k++)
        {
            if (people[k] > 0)
            {
                builder.AddInitialStock(new InitialStock(state(k + 1), people[k], law));
            }
        }
    }
}
