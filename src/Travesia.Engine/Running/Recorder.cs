using System.Numerics;

namespace Travesia.Engine.Running;

/// <summary>Brings each day's tallies and stocks into the journal.</summary>
internal sealed class Recorder<T>(Program program, Crowd<T> crowd, Counters counters, StockCounts<T> stocks)
    where T : struct, INumber<T>
{
    private readonly Journal journal = new(program);
    private readonly double[] periodTallies = new double[program.Tallies.Length];
    private PeriodOfDay open;
    private Recording? recording;

    public void Begin()
    {
        journal.Clear();
        counters.Clear();
        stocks.Count(crowd);
        open = program.PeriodOf(0);
        recording = null;
    }

    public void Open() => counters.Open();

    public void Close(int day)
    {
        recording = null;
        stocks.Count(crowd);
        PeriodOfDay period = program.PeriodOf(day);
        open = period;
        journal.WriteDay(day, counters.Close());
        T[] people = stocks.Now;
        for (int stock = 0; stock < people.Length; stock++)
        {
            journal.WriteStock(stock, day, period, double.CreateTruncating(people[stock]));
        }

        if (day + 1 == period.EndDay)
        {
            WritePeriod();
            counters.EndPeriod();
        }
    }

    /// <summary>What was counted so far; made when asked for.</summary>
    public Recording Read(bool isFluid)
    {
        if (recording is null)
        {
            WritePeriod();
            recording = journal.ToRecording(isFluid);
        }

        return recording;
    }

    private void WritePeriod()
    {
        counters.ReadPeriod(periodTallies);
        journal.WritePeriod(open, periodTallies);
    }
}
