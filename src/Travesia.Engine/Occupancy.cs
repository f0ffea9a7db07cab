namespace Travesia.Engine;

/// <summary>Where people are at the start of a day, and what the gates did on the day before. Valid only during the call that it is handed to.</summary>
public readonly ref struct Occupancy
{
    /// <summary>People in a state.</summary>
    public double People(StateId state) => throw new NotSupportedException($"{state}");

    /// <summary>People in a stock.</summary>
    public double People(StockId stock) => throw new NotSupportedException($"{stock}");

    /// <summary>Moves that a gate let pass on the day before; 0 on day 0.</summary>
    public double Passed(GateId gate) => throw new NotSupportedException($"{gate}");

    /// <summary>Moves that a gate held back on the day before; 0 on day 0.</summary>
    public double HeldBack(GateId gate) => throw new NotSupportedException($"{gate}");
}
