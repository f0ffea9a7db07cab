namespace Travesia.Engine.Running;

/// <summary>What dynamics may know of a run in the morning.</summary>
internal interface IWhereabouts
{
    double People(StateId state);

    double People(StockId stock);

    double Passed(GateId gate);

    double HeldBack(GateId gate);
}
