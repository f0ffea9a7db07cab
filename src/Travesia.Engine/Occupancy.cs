using Travesia.Engine.Running;

namespace Travesia.Engine;

/// <summary>Where people are at the start of a day, and what the gates did on the day before. Valid only during the call that it is handed to.</summary>
public readonly ref struct Occupancy
{
    private readonly IWhereabouts run;

    internal Occupancy(IWhereabouts run) => this.run = run;

    /// <summary>People in a state.</summary>
    public double People(StateId state) => run.People(state);

    /// <summary>People in a stock.</summary>
    public double People(StockId stock) => run.People(stock);

    /// <summary>Moves that a gate let pass on the day before; 0 on day 0.</summary>
    public double Passed(GateId gate) => run.Passed(gate);

    /// <summary>Moves that a gate held back on the day before; 0 on day 0.</summary>
    public double HeldBack(GateId gate) => run.HeldBack(gate);
}
