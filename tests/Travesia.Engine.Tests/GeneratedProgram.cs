using CsCheck;

namespace Travesia.Engine.Tests;

/// <summary>Programs that use everything at once, for properties that hold of all of them.</summary>
internal static class GeneratedProgram
{
    /// <summary>The numbers from which a program is made; CsCheck shrinks them.</summary>
    internal sealed record Recipe(int States, int Days, int Seed, int MostPeople, int Gates, int DynamicStates, bool Parties, int PassingStates = 0, bool RowsLikeOthers = false);

    public static readonly Gen<Recipe> Recipes =
        from states in Gen.Int[2, 12]
        from days in Gen.Int[1, 15]
        from seed in Gen.Int[0, 1_000_000]
        from magnitude in Gen.Int[0, 8]
        from gates in Gen.Int[0, 4]
        from dynamicStates in Gen.Int[0, 2]
        from parties in Gen.Bool
        from passingStates in Gen.Int[0, 6]
        from rowsLikeOthers in Gen.Bool
        select new Recipe(states, days, seed, (int)Math.Pow(10, magnitude), gates, dynamicStates, parties, passingStates, rowsLikeOthers);

    /// <param name="recipe">What to make.</param>
    /// <param name="oneByOne">Whether rows like others are added transition by transition instead.</param>
    public static Program Make(Recipe recipe, bool oneByOne = false)
    {
        var dice = new Oracles.Dice((ulong)recipe.Seed);
        var b = new ProgramBuilder(recipe.Days, recipe.Days > 4 ? [0, 3] : [0]);
        var passing = new List<StateId>();
        AddPassing(recipe.PassingStates / 2);
        StateId[] states = [.. Enumerable.Range(0, recipe.States).Select(i => b.AddState(StableKey.Of("state").With(i), Factor()))];
        AddPassing(recipe.PassingStates - passing.Count);
        StateId[] all = [.. states, .. passing];
        StockId stock = b.AddStock("stock", Resolution.Period);
        b.CountIn(stock, states[dice.Below(states.Length)]);
        TallySetId tally = b.AddTallySet(new TallyWeight(b.AddTally("moves", Resolution.Day)), new TallyWeight(b.AddTally("dollars", Resolution.Period), 12.5));
        PassageId[] passages = Passages(b, recipe, dice, states, stock, tally);

        // Of the dynamic states one is passing, where there are such.
        int dynamicStates = Math.Min(recipe.DynamicStates, recipe.States);
        int[] dynamic = [.. Enumerable.Range(0, dynamicStates)];
        if (passing.Count > 0 && dynamicStates > 0)
        {
            dynamic[^1] = all.Length - 1;
        }

        var rows = new GeneratedRows(b, dice, oneByOne);
        var lengths = new int[all.Length];
        for (int day = 0; day < recipe.Days; day += 4)
        {
            b.BeginEpoch(day);
            for (int s = 0; s < all.Length; s++)
            {
                bool isDynamic = dynamic.Contains(s);
                if (day > 0 && (isDynamic || dice.Below(2) == 0))
                {
                    continue;
                }

                bool isPassing = s >= states.Length;
                if (!isDynamic && !isPassing && dice.Below(6) == 0)
                {
                    continue;
                }

                StateId[] reachable = isPassing ? [.. states, .. passing[(s - states.Length + 1)..]] : all;
                if (recipe.RowsLikeOthers && dice.Below(2) == 0 && rows.Like(reachable, passing, !isDynamic, out lengths[s]) is RowId like)
                {
                    b.SetRow(all[s], like);
                    continue;
                }

                StateId[] targets = [.. Enumerable.Range(0, 1 + dice.Below(5)).Select(_ => reachable[dice.Below(reachable.Length)])];
                lengths[s] = targets.Length;
                bool isRewritten = recipe.RowsLikeOthers && dynamicStates > 0 && !isDynamic && dice.Below(3) == 0;
                b.SetRow(all[s], rows.Add(Row(dice, targets, passing, passages, tally), isRewritten));
            }
        }

        for (int i = 0; i < 4; i++)
        {
            double people = dice.Uniform() * recipe.MostPeople;
            InitialLaw law = dice.Below(2) == 0 ? InitialLaw.Fixed : InitialLaw.Poisson;
            b.AddInitialStock(new InitialStock(states[dice.Below(states.Length)], law == InitialLaw.Fixed ? Math.Floor(people) : people, law));
        }

        var departures = new List<DepartureId>();
        for (int i = 0; i < 2; i++)
        {
            double[] means = [.. Enumerable.Range(0, recipe.Days).Select(_ => dice.Below(3) * dice.Uniform() * recipe.MostPeople / 10)];
            departures.Add(b.AddDeparture(new Departure(states[dice.Below(states.Length)], means, 1 + (3 * dice.Uniform() * dice.Below(2)), tally)));
        }

        if (dynamicStates > 0)
        {
            b.UseDynamics(new Wavering([.. dynamic.Select(s => all[s])], [.. dynamic.Select(s => lengths[s])], rows.Dynamic, stock, departures[0]));
        }

        return b.Build();

        double Factor() => recipe.Parties && dice.Below(2) == 0 ? 1 + (4 * dice.Uniform()) : 1;

        void AddPassing(int count)
        {
            for (int i = 0; i < count; i++)
            {
                passing.Add(b.AddState(StableKey.Of("passing").With(passing.Count), Factor(), passing: true));
            }
        }
    }

    /// <summary>Gates that lie in one another like dolls, and passages that go through the innermost few of them or all.</summary>
    private static PassageId[] Passages(ProgramBuilder b, Recipe recipe, Oracles.Dice dice, StateId[] states, StockId stock, TallySetId tally)
    {
        var gates = new List<GateId>();
        for (int i = 0; i < recipe.Gates; i++)
        {
            double limit = dice.Uniform() * recipe.MostPeople;
            int second = 1 + dice.Below(10);
            GateKind kind = (GateKind)dice.Below(3);
            gates.Add(b.AddGate(new Gate(
                $"gate {i}",
                kind,
                [new(dice.Below(2), limit), new(second + 1, dice.Below(2) == 0 ? Math.Floor(limit / 2) : dice.Uniform())],
                kind != GateKind.Capacity && dice.Below(2) == 0,
                kind == GateKind.Capacity ? stock : null)));
        }

        return [PassageId.Free, .. Enumerable.Range(0, gates.Count).Select(i =>
            b.AddPassage([.. gates[i..]], states[dice.Below(states.Length)], dice.Below(2) == 0 ? tally : TallySetId.None))];
    }

    private static Transition[] Row(Oracles.Dice dice, StateId[] targets, List<StateId> passing, PassageId[] passages, TallySetId tally)
    {
        double[] weights = [.. targets.Select(_ => dice.Below(8) == 0 ? 0 : dice.Uniform())];
        if (weights.Sum() == 0)
        {
            weights[0] = 1;
        }

        double sum = weights.Sum();
        return [.. targets.Select((target, i) => new Transition(
            target,
            weights[i] / sum,
            dice.Below(2) == 0 ? tally : TallySetId.None,
            passages[passing.Contains(target) ? 0 : dice.Below(passages.Length)],
            dice.Below(4) == 0 ? Lot.Person : Lot.Choice))];
    }

    /// <summary>Shifts all weight of a row towards its first transition as the stock fills.</summary>
    private sealed class Wavering(StateId[] states, int[] lengths, List<(List<RowId> Rows, int Length)> rows, StockId stock, DepartureId departure)
        : IDynamics, IDynamicsRun
    {
        public IReadOnlyList<StateId> States => states;

        public IDynamicsRun Begin() => this;

        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter)
        {
            double pull = 1 / (1 + occupancy.People(stock));
            for (int i = 0; i < states.Length; i++)
            {
                rewriter.SetRow(states[i], Pulled(lengths[i]));
            }

            // On some days only, so that rows hold what was written before.
            foreach ((List<RowId> same, int length) in day % 3 == 1 ? rows : [])
            {
                same.ForEach(row => rewriter.SetRow(row, Pulled(length)));
            }

            rewriter.ScaleDeparture(departure, 2 - pull);

            double[] Pulled(int length)
            {
                double[] row = [.. Enumerable.Repeat((1 - pull) / length, length)];
                row[0] += pull;
                return row;
            }
        }
    }
}
