using System.Collections.Immutable;

namespace Travesia.Scenarios.Flee;

/// <summary>The counts of one place, as the reference takes them from its files: in the order of the rows, whatever their dates.</summary>
internal sealed class CampCounts
{
    private readonly HashSet<int> days = [];
    private List<(int Day, double Value)> rows = [];

    public bool IsEmpty => rows.Count == 0;

    public double Largest => rows.Max(row => row.Value);

    /// <summary>Whether there is a row of a day.</summary>
    public bool Has(int day) => days.Contains(day);

    public void AddRow(int day, double value)
    {
        rows.Add((day, value));
        days.Add(day);
    }

    /// <summary>
    /// Adds the counts of a second file. At a date of the first, the last value of the second so far is added; at a date of the second between
    /// two of the first, the next value of the first; rows of the first after the last of the second are dropped.
    /// </summary>
    public void AddFile(CampCounts other)
    {
        List<(int Day, double Value)> sum = [];
        int mine = 0;
        double last = 0;
        foreach ((int day, double value) in other.rows)
        {
            while (mine < rows.Count && rows[mine].Day < day)
            {
                sum.Add((rows[mine].Day, rows[mine].Value + last));
                mine++;
            }

            last = value;
            if (mine < rows.Count)
            {
                sum.Add((day, rows[mine].Value + value));
                mine += rows[mine].Day == day ? 1 : 0;
            }
        }

        rows = sum;
    }

    /// <summary>Scales the counts before a date by the value at the date over the value of the entry before it; false if there is no such entry.</summary>
    public bool Correct(int day)
    {
        int at = rows.FindIndex(row => row.Day >= day);
        if (at < 1 || rows[at - 1].Value == 0)
        {
            return false;
        }

        double factor = ValueOn(day) / rows[at - 1].Value;
        for (int i = 0; i < rows.Count; i++)
        {
            rows[i] = rows[i].Day < day ? (rows[i].Day, rows[i].Value * factor) : rows[i];
        }

        return true;
    }

    /// <summary>
    /// Days and counts by ascending day, which give the same count on each simulated day. Rows in the order of their dates stay as they are; others
    /// become a row for each day.
    /// </summary>
    public ImmutableArray<(int Day, double Value)> Knots(int days)
    {
        bool isOrdered = rows.Zip(rows.Skip(1)).All(pair => pair.First.Day < pair.Second.Day);
        return isOrdered ? [.. rows] : [.. Enumerable.Range(0, days + 1).Select(day => (day, ValueOn(day)))];
    }

    // The first row later than the day and the one before it in the file.
    private double ValueOn(int day)
    {
        if (day <= rows[0].Day)
        {
            return rows[0].Value;
        }

        for (int i = 1; i < rows.Count; i++)
        {
            if (day < rows[i].Day)
            {
                double share = (double)(day - rows[i - 1].Day) / (rows[i].Day - rows[i - 1].Day);
                return rows[i - 1].Value + (share * (rows[i].Value - rows[i - 1].Value));
            }
        }

        return rows[^1].Value;
    }
}
