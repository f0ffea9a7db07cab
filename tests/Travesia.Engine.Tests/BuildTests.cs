using System.Runtime.CompilerServices;

namespace Travesia.Engine.Tests;

/// <summary>What does not make a program is refused with a message that says why.</summary>
public sealed class BuildTests
{
    private static readonly StateId Unknown = new(99);

    public static TheoryData<string> Mistakes => [.. Wrong.Keys];

    private static Dictionary<string, (Action<ProgramBuilder, StateId, StateId> Make, string Says)> Wrong => new(StringComparer.Ordinal)
    {
        ["row to an unknown state"] = ((b, _, _) => b.AddRow(new Transition(Unknown, 1)), "state 99"),
        ["row with an unknown tally set"] = ((b, s, _) => b.AddRow(new Transition(s, 1, new TallySetId(5))), "tally set 5"),
        ["row with an unknown passage"] = ((b, s, _) => b.AddRow(new Transition(s, 1, Passage: new PassageId(5))), "passage 5"),
        ["negative state"] = ((b, _, _) => b.AddRow(new Transition(new StateId(-1), 1)), "state -1"),
        ["unknown state with a row"] = ((b, s, _) => b.SetRow(Unknown, b.AddRow(new Transition(s, 1))), "state 99"),
        ["unknown row"] = ((b, s, _) => b.SetRow(s, new RowId(7)), "row 7"),
        ["unknown tally"] = ((b, _, _) => b.AddTallySet(new TallyWeight(new TallyId(3))), "tally 3"),
        ["weight not finite"] = ((b, _, _) => b.AddTallySet(new TallyWeight(b.AddTally("deaths", Resolution.Day), double.NaN)), "'deaths' has the weight NaN"),
        ["two tallies of a name"] = ((b, _, _) => { b.AddTally("t", Resolution.Day); b.AddTally("t", Resolution.Period); }, "named 't'"),
        ["two stocks of a name"] = ((b, _, _) => { b.AddStock("t", Resolution.Day); b.AddStock("t", Resolution.Day); }, "named 't'"),
        ["two gates of a name"] = ((b, _, _) => { b.AddGate(new Gate("t", GateKind.PerDay, [])); b.AddGate(new Gate("t", GateKind.PerDay, [])); }, "named 't'"),
        ["no name"] = ((b, _, _) => b.AddTally("", Resolution.Day), "no name"),
        ["unknown stock of a state"] = ((b, s, _) => b.CountIn(new StockId(4), s), "stock 4"),
        ["unknown state in a stock"] = ((b, _, _) => b.CountIn(b.AddStock("t", Resolution.Day), Unknown), "state 99"),
        ["capacity without a stock"] = ((b, _, _) => b.AddGate(new Gate("g", GateKind.Capacity, [new(0, 1)])), "names none"),
        ["capacity of an unknown stock"] = ((b, _, _) => b.AddGate(new Gate("g", GateKind.Capacity, [], Stock: new StockId(2))), "stock 2"),
        ["capacity that carries over"] = ((b, _, _) => b.AddGate(new Gate("g", GateKind.Capacity, [], true, b.AddStock("t", Resolution.Day))), "carry over"),
        ["daily limit with a stock"] = ((b, _, _) => b.AddGate(new Gate("g", GateKind.PerDay, [], Stock: b.AddStock("t", Resolution.Day))), "no stock"),
        ["negative limit"] = ((b, _, _) => b.AddGate(new Gate("g", GateKind.PerDay, [new(0, -1)])), "the limit -1"),
        ["limit that is no number"] = ((b, _, _) => b.AddGate(new Gate("g", GateKind.PerDay, [new(0, double.NaN)])), "the limit NaN"),
        ["steps that do not ascend"] = ((b, _, _) => b.AddGate(new Gate("g", GateKind.PerDay, [new(3, 1), new(3, 2)])), "day 3"),
        ["unknown kind"] = ((b, _, _) => b.AddGate(new Gate("g", (GateKind)9, [])), "kind 9"),
        ["passage through an unknown gate"] = ((b, s, _) => b.AddPassage([new GateId(3)], s), "gate 3"),
        ["passage that waits nowhere"] = ((b, _, _) => b.AddPassage([b.AddGate(new Gate("g", GateKind.PerDay, []))], Unknown), "state 99"),
        ["passage with an unknown tally set"] = ((b, s, _) => b.AddPassage([], s, new TallySetId(8)), "tally set 8"),
        ["passage twice through a gate"] = ((b, s, _) => { GateId g = b.AddGate(new Gate("g", GateKind.PerDay, [])); b.AddPassage([g, g], s); }, "twice"),
        ["departure to nowhere"] = ((b, _, _) => b.AddDeparture(new Departure(Unknown, [1, 1])), "state 99"),
        ["departure without a mean for each day"] = ((b, s, _) => b.AddDeparture(new Departure(s, [1])), "1 means for 2 days"),
        ["negative departure"] = ((b, s, _) => b.AddDeparture(new Departure(s, [1, -1])), "mean -1 on day 1"),
        ["infinite departure"] = ((b, s, _) => b.AddDeparture(new Departure(s, [double.PositiveInfinity, 1])), "on day 0"),
        ["departure less dispersed than Poisson"] = ((b, s, _) => b.AddDeparture(new Departure(s, [1, 1], 0.5)), "dispersion 0.5"),
        ["departure with an unknown tally set"] = ((b, s, _) => b.AddDeparture(new Departure(s, [1, 1], 1, new TallySetId(3))), "tally set 3"),
        ["initial stock nowhere"] = ((b, _, _) => b.AddInitialStock(new InitialStock(Unknown, 1)), "state 99"),
        ["half a person"] = ((b, s, _) => b.AddInitialStock(new InitialStock(s, 0.5)), "not a whole number"),
        ["negative initial stock"] = ((b, s, _) => b.AddInitialStock(new InitialStock(s, -1)), "is -1"),
        ["initial stock that is no number"] = ((b, s, _) => b.AddInitialStock(new InitialStock(s, double.NaN, InitialLaw.Poisson)), "is NaN"),
        ["dynamic state that is unknown"] = ((b, _, _) => b.UseDynamics(new Idle(Unknown)), "state 99"),
        ["dynamic state without a row"] = ((b, s, _) => b.UseDynamics(new Idle(s)), "has no row"),
        ["dynamic state named twice"] = ((b, s, _) => { b.SetRow(s, b.AddRow(new Transition(s, 1))); b.UseDynamics(new Idle(s, s)); }, "twice"),
        ["dynamic state that gets its row late"] = ((b, s, _) =>
        {
            b.BeginEpoch(0);
            b.BeginEpoch(1);
            b.SetRow(s, b.AddRow(new Transition(s, 1)));
            b.UseDynamics(new Idle(s));
        }, "no row before day 1"),
        ["dynamic state whose targets change"] = ((b, s, t) =>
        {
            b.BeginEpoch(0);
            b.SetRow(s, b.AddRow(new Transition(s, 1)));
            b.BeginEpoch(1);
            b.SetRow(s, b.AddRow(new Transition(t, 1)));
            b.UseDynamics(new Idle(s));
        }, "other targets"),
        ["gates that overlap"] = ((b, s, t) =>
        {
            GateId one = b.AddGate(new Gate("one", GateKind.PerDay, []));
            GateId two = b.AddGate(new Gate("two", GateKind.PerDay, []));
            b.AddRow(
                new(t, 0.25, Passage: b.AddPassage([one], s)),
                new(t, 0.25, Passage: b.AddPassage([two], s)),
                new(t, 0.5, Passage: b.AddPassage([one, two], s)));
        }, "'one' and 'two'"),
        ["row that sums to less than 1"] = ((b, s, t) => b.AddRow(new(s, 0.5), new(t, 0.4)), "sum to 0.9"),
        ["row without transitions"] = ((b, _, _) => b.AddRow(), "sum to 0"),
        ["probability that is no number"] = ((b, s, _) => b.AddRow(new Transition(s, double.NaN)), "NaN"),
        ["probability above 1"] = ((b, s, t) => b.AddRow(new(s, 1.5), new(t, -0.5)), "1.5"),
        ["lot that is neither"] = ((b, s, _) => b.AddRow(new Transition(s, 1, Lot: (Lot)4)), "lot 4"),
        ["two states of a key"] = ((b, _, _) => b.AddState(StableKey.Of("s")), "Two states"),
        ["epoch that begins late"] = ((b, _, _) => b.BeginEpoch(1), "day 1"),
        ["epochs that do not ascend"] = ((b, _, _) => { b.BeginEpoch(0); b.BeginEpoch(0); }, "day 0"),
        ["epoch after the end"] = ((b, _, _) => { b.BeginEpoch(0); b.BeginEpoch(2); }, "day 2"),
        ["departure into a passing state"] = ((b, s, _) => b.AddDeparture(new Departure(Passing(b, s), [1, 1])), "A departure enters the passing state"),
        ["initial stock in a passing state"] = ((b, s, _) => b.AddInitialStock(new InitialStock(Passing(b, s), 1)), "An initial stock is in the passing state"),
        ["waiting in a passing state"] = ((b, s, _) => b.AddPassage([b.AddGate(new Gate("g", GateKind.PerDay, []))], Passing(b, s)), "holds people back in the passing state"),
        ["stock of a passing state"] = ((b, s, _) => b.CountIn(b.AddStock("t", Resolution.Day), Passing(b, s)), "A stock counts"),
        ["gate before a passing state"] = ((b, s, _) =>
            b.AddRow(new Transition(Passing(b, s), 1, Passage: b.AddPassage([b.AddGate(new Gate("g", GateKind.PerDay, []))], s))), "through gates into the passing state"),
        ["passing state without a row"] = ((b, _, _) => b.AddState(StableKey.Of("p"), passing: true), "no row on day 0"),
        ["passing state that gets its row late"] = ((b, s, _) =>
        {
            b.BeginEpoch(0);
            b.BeginEpoch(1);
            Passing(b, s);
        }, "no row on day 0"),
        ["passing state that leads to itself"] = ((b, _, _) =>
        {
            StateId p = b.AddState(StableKey.Of("p"), passing: true);
            b.SetRow(p, b.AddRow(new Transition(p, 1)));
        }, "leads to itself"),
        ["passing state that leads back"] = ((b, s, _) =>
        {
            StateId p = Passing(b, s);
            StateId q = b.AddState(StableKey.Of("q"), passing: true);
            b.SetRow(q, b.AddRow(new(s, 1), new(p, 0)));
        }, $"the passing state {StableKey.Of("p").Value:x16}, which was added before it"),
        ["passing state that leads back later"] = ((b, s, _) =>
        {
            b.BeginEpoch(0);
            StateId p = Passing(b, s);
            StateId q = Passing(b, s, "q");
            b.BeginEpoch(1);
            b.SetRow(q, b.AddRow(new Transition(p, 1)));
        }, "which was added before it"),
        ["passing state that leads back by a row like another"] = ((b, s, _) =>
        {
            StateId p = Passing(b, s);
            b.SetRow(Passing(b, s, "q"), b.AddRowLike(b.AddRow(new Transition(s, 1)), [p]));
        }, "which was added before it"),
        ["gate before a passing state in a row like another"] = ((b, s, _) =>
            b.AddRowLike(b.AddRow(new Transition(s, 1, Passage: b.AddPassage([b.AddGate(new Gate("g", GateKind.PerDay, []))], s))), [Passing(b, s)]), "through gates into"),
        ["row like an unknown row"] = ((b, s, _) => b.AddRowLike(new RowId(9), [s]), "no row 9"),
        ["row like another with fewer targets"] = ((b, s, t) => b.AddRowLike(b.AddRow(new(s, 0.5), new(t, 0.5)), [s]), "1 targets; that one has 2"),
        ["row like another to an unknown state"] = ((b, s, _) => b.AddRowLike(b.AddRow(new Transition(s, 1)), [Unknown]), "state 99"),
        ["dynamic row that sums to less than 1"] = ((b, s, t) => b.AddDynamicRow(new(s, 0.5), new(t, 0.4)), "sum to 0.9"),
        ["dynamic state with a dynamic row"] = ((b, s, _) =>
        {
            b.SetRow(s, b.AddRowLike(b.AddDynamicRow(new Transition(Passing(b, s), 1)), [s]));
            b.UseDynamics(new Idle(s));
        }, "either the state's chances may be rewritten or those of its row"),
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string mistake)
    {
        (Action<ProgramBuilder, StateId, StateId> make, string says) = Wrong[mistake];
        var b = new ProgramBuilder(2, [0]);
        StateId s = b.AddState(StableKey.Of("s"));
        StateId t = b.AddState(StableKey.Of("t"));
        var error = Assert.Throws<ProgramException>(() =>
        {
            make(b, s, t);
            b.Build();
        });
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_after_the_end_is_refused()
    {
        var error = Assert.Throws<ProgramException>(() => new ProgramBuilder(2, [0, 2]).Build());
        Assert.Contains("day 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, new[] { 0 })]
    [InlineData(1 << 24, new[] { 0 })]
    [InlineData(5, new int[0])]
    [InlineData(5, new[] { 1 })]
    [InlineData(5, new[] { 0, 3, 3 })]
    public void A_calendar_that_is_none_is_refused(int days, int[] periods) =>
        Assert.ThrowsAny<ArgumentException>(() => new ProgramBuilder(days, periods));

    [Theory]
    [InlineData(0.99)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_party_factor_that_is_none_is_refused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProgramBuilder(2, [0]).AddState(StableKey.Of("s"), factor));

    [Fact]
    public void Equal_rows_are_kept_once_and_unchanged_rows_cost_no_epoch()
    {
        var b = new ProgramBuilder(9, [0]);
        StateId s = b.AddState(StableKey.Of("s"));
        StateId t = b.AddState(StableKey.Of("t"));
        for (int day = 0; day < 9; day += 3)
        {
            b.BeginEpoch(day);
            b.SetRow(s, b.AddRow(new(t, 0.25), new(s, 0.75)));
            b.SetRow(t, b.AddRow(new(t, 0.5), new(s, 0.5)));
        }

        RowId later = b.AddRow(new(t, 0.75), new(s, 0.25));
        b.SetRow(s, later);
        b.SetRow(t, later);
        Program program = b.Build();
        Assert.Equal((3, 6), (program.RowCount, program.TransitionCount));
        Assert.Equal([(0, 2), (6, 2)], program.Parts.Epochs.Select(epoch => (epoch.FirstDay, epoch.States.Length)));
    }

    [Fact]
    public void A_row_like_another_adds_its_targets_only_and_is_kept_once()
    {
        var b = new ProgramBuilder(9, [0]);
        StateId s = b.AddState(StableKey.Of("s"));
        StateId t = b.AddState(StableKey.Of("t"));
        RowId row = b.AddRow(new(t, 0.25), new(s, 0.25), new(s, 0.5));
        RowId like = b.AddRowLike(row, [s, s, t]);
        Assert.NotEqual(row, like);
        Assert.Equal(like, b.AddRowLike(row, [s, s, t]));
        Assert.Equal(like, b.AddRowLike(like, [s, s, t]));
        Assert.Equal(row, b.AddRowLike(row, [t, s, s]));
        Assert.Equal(row, b.AddRow(new(t, 0.25), new(s, 0.25), new(s, 0.5)));
        RowId dynamic = b.AddDynamicRow(new(t, 0.25), new(s, 0.25), new(s, 0.5));
        RowId another = b.AddDynamicRow(new(t, 0.25), new(s, 0.25), new(s, 0.5));
        Assert.Equal(4, new[] { row, like, dynamic, another }.Distinct().Count());
        Assert.NotEqual(b.AddRowLike(dynamic, [s, s, t]), b.AddRowLike(another, [s, s, t]));
        Program program = b.Build();
        Assert.Equal((6, 18), (program.RowCount, program.TransitionCount));

        // A cache line holds four rows.
        Assert.Equal(16, Unsafe.SizeOf<Row>());

        // Three rows of chances as they were added, and the two dynamic ones once more for runs to rewrite.
        Assert.Equal(15, program.Parts.Table.Probability.Length);
    }

    [Fact]
    public void Many_rows_like_others_are_told_apart()
    {
        var b = new ProgramBuilder(1, [0]);
        // Many rows of the same targets and other chances, so that some of them meet where rows are looked up.
        StateId[] states = [.. Enumerable.Range(0, 70).Select(i => b.AddState(StableKey.Of("s").With(i)))];
        RowId[] sources = [.. states.Select((_, i) => b.AddRow(new(states[0], i / 128.0), new(states[0], 1 - (i / 128.0))))];
        for (int pass = 0; pass < 2; pass++)
        {
            int next = sources.Length;
            foreach (StateId target in states[1..])
            {
                foreach (RowId source in sources)
                {
                    Assert.Equal(next++, b.AddRowLike(source, [target, states[0]]).Index);
                }
            }
        }
    }

    [Fact]
    public void Many_rows_are_told_apart()
    {
        var b = new ProgramBuilder(1, [0]);
        StateId[] states = [.. Enumerable.Range(0, 3_000).Select(i => b.AddState(StableKey.Of("s").With(i)))];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < states.Length; i++)
            {
                // Other targets, then other probabilities, and the same again.
                Assert.Equal(2 * i, b.AddRow(new Transition(states[i], 1)).Index);
                Assert.Equal((2 * i) + 1, b.AddRow(new(states[0], i / 8192.0), new(states[1], 1 - (i / 8192.0))).Index);
            }
        }
    }

    [Fact]
    public void A_program_does_not_change_when_its_builder_or_its_lists_do()
    {
        var b = new ProgramBuilder(2, [0]);
        StateId s = b.AddState(StableKey.Of("s"));
        double[] means = [3, 4];
        var steps = new List<GateStep> { new(0, 5) };
        GateId gate = b.AddGate(new Gate("g", GateKind.PerDay, steps));
        b.SetRow(s, b.AddRow(new Transition(s, 1, Passage: b.AddPassage([gate], s))));
        b.AddDeparture(new Departure(s, means));
        Program program = b.Build();
        means[0] = 99;
        steps[0] = new GateStep(0, 99);
        b.AddState(StableKey.Of("t"));
        Assert.Equal((1, 3.0, 5.0), (program.StateCount, program.Departures[0].MeanPerDay[0], program.Gates[0].Steps[0].Limit));
    }

    [Fact]
    public void Gates_are_served_narrowest_first_whatever_the_order_of_passage()
    {
        var b = new ProgramBuilder(1, [0]);
        StateId s = b.AddState(StableKey.Of("s"));
        GateId wide = b.AddGate(new Gate("wide", GateKind.PerDay, []));
        GateId narrow = b.AddGate(new Gate("narrow", GateKind.PerDay, []));
        PassageId both = b.AddPassage([wide, narrow], s);
        b.AddRow(new(s, 0.5, Passage: b.AddPassage([wide], s)), new(s, 0.5, Passage: both));
        Program program = b.Build();
        Assert.Equal([narrow.Index, wide.Index], program.Parts.GatePlan.Order);
        Assert.Equal([narrow.Index, wide.Index], program.Parts.Passages[both.Index].Gates);
    }

    private static StateId Passing(ProgramBuilder b, StateId target, string name = "p")
    {
        StateId passing = b.AddState(StableKey.Of(name), passing: true);
        b.SetRow(passing, b.AddRow(new Transition(target, 1)));
        return passing;
    }

    private sealed class Idle(params StateId[] states) : IDynamics, IDynamicsRun
    {
        public IReadOnlyList<StateId> States => states;

        public IDynamicsRun Begin() => this;

        public void StartOfDay(int day, in Occupancy occupancy, Rewriter rewriter)
        {
        }
    }
}
