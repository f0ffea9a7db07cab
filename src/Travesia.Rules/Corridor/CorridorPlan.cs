using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Rules.Corridor.Choosing;
using Travesia.Rules.Corridor.Rows;
using Travesia.Rules.Corridor.Section;
using Travesia.Rules.Corridor.Structure;
using Travesia.Rules.Corridor.Tables;

namespace Travesia.Rules.Corridor;

/// <summary>A corridor scenario, worked out as far as it can be without parameter values. Immutable as seen from outside; safe for threads.</summary>
internal sealed class CorridorPlan : IScenarioPlan
{
    private readonly Recording recording;
    private readonly (BelievedNetwork Own, BelievedNetwork First)[] networks;

    /// <summary>Works out a plan.</summary>
    /// <param name="scenario">Valid in general.</param>
    /// <param name="section">Its section.</param>
    /// <param name="byLeg">Whether dollars, days and kilometres are counted by link, and everything by group, whatever the section says.</param>
    public CorridorPlan(Scenario scenario, CorridorSection section, bool byLeg = false)
    {
        Structure = new CorridorStructure(scenario, section);
        Space = StateSpace.Of(Structure);
        recording = new Recording(Structure, Space, byLeg);
        networks = BelievedNetwork.Of(Structure);
    }

    /// <inheritdoc/>
    public Scenario Scenario => Structure.Scenario;

    /// <inheritdoc/>
    public ImmutableArray<Measure> Measures => recording.Measures;

    /// <summary>What does not depend on parameter values.</summary>
    public CorridorStructure Structure { get; }

    /// <summary>Where people can be.</summary>
    public StateSpace Space { get; }

    /// <inheritdoc/>
    public CompiledScenario Compile(ParameterValues parameters, int threads = 1, CancellationToken cancellation = default) => Compile(parameters, false, out _, threads, cancellation);

    /// <summary>Compiles under parameter values.</summary>
    /// <param name="parameters">The values.</param>
    /// <param name="countsEverybody">Whether a last stock counts the people in all states, so that tests see that nobody is lost.</param>
    public CompiledScenario Compile(ParameterValues parameters, bool countsEverybody) => Compile(parameters, countsEverybody, out _);

    /// <summary>Compiles under parameter values, and says which state is which.</summary>
    public CompiledScenario Compile(ParameterValues parameters, bool countsEverybody, out StateIds ids, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var problems = new Problems();
        (CorridorTables tables, Timeline[] timelines, ChoiceWork work, Choices choices) = Solve(parameters, problems, threads, cancellation);
        problems.ThrowIfAny();
        var compilation = new Compilation(tables, Space, timelines, recording, work, choices, networks, problems, countsEverybody);
        ids = compilation.Ids;
        return new CompiledScenario(Scenario, compilation.Run(cancellation), Measures);
    }

    /// <summary>Everything of a compilation that may refuse: the tables, and how people choose.</summary>
    public (CorridorTables Tables, Timeline[] Timelines, ChoiceWork Work, Choices Choices) Solve(ParameterValues parameters, Problems problems, int threads = 1, CancellationToken cancellation = default)
    {
        var tables = new CorridorTables(Structure, parameters, problems);
        Timeline[] timelines = [.. Enumerable.Range(0, Structure.Geography.Groups.Length).Select(g => Timeline.Of(tables, g))];
        if (Passing.Check(tables, timelines, Space, problems) is { } order)
        {
            WaysOfADay.Check(tables, timelines, Space, order, problems);
        }

        tables.MakeConstants();
        problems.ThrowIfAny();
        ChoiceWork Work() => new(tables, networks, Space, tables.LongestJourneyLegs);
        return (tables, timelines, Work(), Choices.Of(tables, timelines, Work, Space, problems, threads, cancellation));
    }
}
