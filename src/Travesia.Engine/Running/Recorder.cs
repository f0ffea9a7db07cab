using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>Brings each day's tallies and stocks into the recording.</summary>
internal sealed class Recorder<T>(Program program, Crowd<T> crowd, Counters counters, StockCounts<T> stocks)
    where T : struct, INumber<T>
{
    public Recording Recording { get; private set; } = new(program);

    /// <summary>Begins a new recording. The one before is the caller's to keep.</summary>
    public void Begin()
    {
        Recording = new Recording(program);
        counters.Clear();
        stocks.Count(crowd);
    }

    public void Open() => counters.Clear();

    public void Close(int day)
    {
        stocks.Count(crowd);
        PeriodOfDay period = program.PeriodOf(day);
        for (int i = 0; i < counters.Today.Length; i++)
        {
            if (counters.Today[i] != 0)
            {
                Recording.AddTally(i, day, period.Index, counters.Today[i]);
            }
        }

        for (int i = 0; i < stocks.Now.Length; i++)
        {
            if (stocks.Now[i] != T.Zero)
            {
                Recording.AddStock(i, day, period, double.CreateTruncating(stocks.Now[i]));
            }
        }
    }
}
