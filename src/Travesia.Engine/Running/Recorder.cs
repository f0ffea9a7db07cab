using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>Brings each day's tallies and stocks into the journal.</summary>
internal sealed class Recorder<T>(Program program, Crowd<T> crowd, Counters counters, StockCounts<T> stocks)
    where T : struct, INumber<T>
{
    private readonly Journal journal = new(program);
    private Recording? recording;

    public void Begin()
    {
        journal.Clear();
        counters.Clear();
        stocks.Count(crowd);
        recording = null;
    }

    public void Open() => counters.Clear();

    public void Close(int day)
    {
        recording = null;
        stocks.Count(crowd);
        PeriodOfDay period = program.PeriodOf(day);
        journal.WriteTallies(day, period, counters.Today);
        T[] people = stocks.Now;
        for (int stock = 0; stock < people.Length; stock++)
        {
            journal.WriteStock(stock, day, period, double.CreateTruncating(people[stock]));
        }
    }

    /// <summary>What was counted so far; made when asked for.</summary>
    public Recording Read(bool isFluid) => recording ??= journal.ToRecording(isFluid);
}
